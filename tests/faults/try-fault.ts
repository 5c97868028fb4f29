import { messageOf } from "../../scripts/text/message-of.ts";
import type { Aftermath, Fault } from "./fault.ts";
import type { World } from "./world.ts";

/** What became of a fault. */
export interface Trial extends Aftermath {
	readonly fault: Fault;
	/** `skipped`: this machine cannot make it happen. */
	readonly verdict: "passed" | "failed" | "skipped";
	/** How long it took in all, in milliseconds. */
	readonly duration: number;
}

/** Lets a fault happen. One that cannot be made to happen as it should has failed. */
export async function tryFault(world: World, fault: Fault): Promise<Trial> {
	const began = Date.now();
	const nothing = { exit: "", left: [], problems: [], output: "" };
	const lacking = await fault.lacks?.();
	if (lacking !== undefined) {
		return { fault, ...nothing, message: lacking, verdict: "skipped", duration: 0 };
	}
	const aftermath = await fault.meet(world).catch((error: unknown): Aftermath => {
		const problem = `it cannot be tried: ${messageOf(error)}`;
		return { ...nothing, message: "", problems: [problem] };
	});
	const verdict = aftermath.problems.length === 0 ? "passed" : "failed";
	return { fault, ...aftermath, verdict, duration: Date.now() - began };
}
