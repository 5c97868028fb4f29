import { runIn } from "../host/run-in.ts";
import type { EngineProvenance } from "../images/provenance.ts";
import type { Prepared } from "./prepare.ts";
import { type Engine, type EngineRequest, startEngine } from "./start-engine.ts";
import { type Seat, takeSeats } from "./take-seats.ts";

/**
 * Starts the machines of a page, which see each other by their names.
 *
 * @param machines Their names, the student's own first.
 * @param request.from As for the student's own, and `fills`, too.
 * @param request.othersFrom The volume from whose data the others start.
 * @returns That one, with which the others go; what it is asked of itself, it tells of all.
 * @throws {HostError} as an engine alone.
 */
export async function startMachines(
	prepared: Prepared,
	machines: readonly string[],
	request: Omit<EngineRequest, "seat"> & { readonly othersFrom?: string | undefined },
): Promise<Engine> {
	await using cleanup = new AsyncDisposableStack();
	const seats = await takeSeats(prepared, machines);
	for (const seat of seats) cleanup.use(seat);
	const { fills, othersFrom: from, ...shared } = request;
	const requestOf = (seat: Seat) =>
		seat === seats[0] ? { ...shared, fills, seat } : { ...shared, from, seat };
	const starts = await Promise.allSettled(
		seats.map(async (seat) => cleanup.use(await startEngine(prepared, requestOf(seat)))),
	);
	const engines = starts.map((start) => {
		if (start.status === "rejected") throw start.reason;
		return start.value;
	});
	await tellNames(engines);
	cleanup.move();
	const [own] = engines;
	if (own === undefined) throw new Error("A page has one machine at least.");
	return engines.length === 1
		? own
		: together(own, new Map(engines.flatMap((one) => [...one.machines])));
}

/**
 * Tells each machine the names of the others by their addresses, too: the host would call an address by the name of
 * its container, which `ping` shows.
 */
async function tellNames(engines: readonly Engine[]): Promise<void> {
	if (engines.length === 1) return;
	const lines = await Promise.all(
		engines.map(async ({ container, machines }) => {
			const [network] = Object.values((await container.inspect()).NetworkSettings.Networks);
			return `${network?.IPAddress}\t${[...machines.keys()].join(" ")}`;
		}),
	);
	await Promise.all(
		engines.map(async ({ container }, index) => {
			const others = lines.filter((_, other) => other !== index).join("\n");
			await runIn(container, ["sh", "-c", 'echo "$1" >> /etc/hosts', "sh", others]);
		}),
	);
}

/** Several machines as one. */
function together(own: Engine, machines: ReadonlyMap<string, Engine>): Engine {
	const all = [...machines.values()];
	const died = [...machines].map(([name, one]) =>
		one.died.then((reason) => `on the machine \`${name}\`, ${reason}`),
	);
	return {
		...own,
		machines,
		died: Promise.race(died),
		provenance: async () => merge(await Promise.all(all.map((one) => one.provenance()))),
		[Symbol.asyncDispose]: () => {
			const removal = Promise.all(all.map((one) => one[Symbol.asyncDispose]())).then(() => {});
			// As for one: not every caller waits, and the environment tells of its failure.
			removal.catch(() => {});
			return removal;
		},
	};
}

/** What several machines of one version were: the first, with the images of all. */
function merge([own, ...others]: readonly EngineProvenance[]): EngineProvenance {
	if (own === undefined) throw new Error("A page has one machine at least.");
	const images = new Map(
		[own, ...others].flatMap((one) => one.images.map((image) => [image.reference, image])),
	);
	return {
		...own,
		images: [...images.values()].sort((a, b) => (a.reference < b.reference ? -1 : 1)),
	};
}
