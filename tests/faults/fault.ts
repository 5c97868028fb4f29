import type { World } from "./world.ts";

/** What became of the recorder under a fault, as it stood when all was over. */
export interface Aftermath {
	/** The first line of what the user was told. */
	readonly message: string;
	/** The exit code, or the signal that ended it. */
	readonly exit: string;
	/** What is left behind: containers, networks, volumes, temporary files, locks, half-written recordings. */
	readonly left: readonly string[];
	/** What is not as it must be; nothing where the fault was taken well. */
	readonly problems: readonly string[];
	/** All that was printed. */
	readonly output: string;
}

/** One way in which the machine fails the recorder, or the user interrupts it. */
export interface Fault {
	/** In kebab-case; unique. */
	readonly name: string;
	/** What happens, for the table. */
	readonly what: string;
	/** Part of `npm test`. */
	readonly quick?: true;
	/** What it needs that a machine may lack; returns what is missing. */
	readonly lacks?: () => Promise<string | undefined>;
	/** Lets it happen. */
	meet(world: World): Promise<Aftermath>;
}
