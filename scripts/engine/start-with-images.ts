import { MACHINE } from "../plan/machine.ts";
import type { Conditions } from "./conditions.ts";
import type { Prepared } from "./prepare.ts";
import { pullEverywhere } from "./pull-images.ts";
import { findSeed, type SeedRequest } from "./seed.ts";
import type { Engine } from "./start-engine.ts";
import { startMachines } from "./start-machines.ts";

/**
 * Starts the machines of a page, each with images as a fresh one that has just pulled them.
 *
 * @returns The student's own: see {@link startMachines}.
 * @throws {HostError} kind `engine` when one does not start, `images` when one cannot be pulled.
 */
export async function startWithImages(
	prepared: Prepared,
	options: SeedRequest & {
		page: string;
		/** Names; the student's own alone where absent. */
		machines?: readonly string[];
		/** As of an engine. */
		image?: string | undefined;
		conditions?: Conditions | undefined;
		/** The volume in which the data of the student's own are to be kept. */
		fills?: string | undefined;
	},
): Promise<Engine> {
	const { page, machines = [MACHINE.hostName], image, images, signal, conditions, fills } = options;
	const request = { page, image, signal, conditions, fills };
	if (images.length === 0) return await startMachines(prepared, machines, request);
	const start = async (renew: boolean) => {
		const from = await findSeed(prepared, { ...options, renew });
		await using cleanup = new AsyncDisposableStack();
		const given = { ...request, from, othersFrom: from };
		const engine = cleanup.use(await startMachines(prepared, machines, given));
		const isFresh = await pullEverywhere(engine, images);
		cleanup.move();
		return { engine, isFresh };
	};
	const { engine, isFresh } = await start(false);
	if (isFresh) return engine;
	// An image that replaced an older one leaves that one behind without a name, which no fresh machine has.
	await engine[Symbol.asyncDispose]();
	return (await start(true)).engine;
}
