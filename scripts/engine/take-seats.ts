import type { Environment } from "./environment.ts";

/** The place of an engine among the machines of its page: on their network, and in the host's memory. */
export interface Seat extends AsyncDisposable {
	/** The machine's name, which leads to it from the others. */
	readonly name: string;
	/** All machines of the page. */
	readonly machines: readonly string[];
	/** The network's name. */
	readonly network: string;
	/** Resolves when the registry is there. */
	readonly joined: Promise<void>;
	/** To be called when its memory is free. */
	readonly freePlace: () => void;
}

/** Takes seats for the machines of a page, all at once. The network goes when the last of them is disposed of. */
export async function takeSeats(
	{ registry, takePlaces }: Environment,
	machines: readonly string[],
): Promise<Seat[]> {
	await using cleanup = new AsyncDisposableStack();
	const places = await takePlaces(machines.length);
	for (const free of places) cleanup.defer(free);
	const network = await registry.join();
	let left = machines.length;
	const leave = async () => {
		left -= 1;
		if (left === 0) await network[Symbol.asyncDispose]();
	};
	cleanup.move();
	return machines.map((name, index) => {
		const freePlace = places[index] ?? (() => {});
		let leaving: Promise<void> | undefined;
		return {
			name,
			machines,
			network: network.name,
			joined: network.joined,
			freePlace,
			[Symbol.asyncDispose]: () => {
				freePlace();
				leaving ??= leave();
				return leaving;
			},
		};
	});
}
