import type { Conditions } from "./conditions.ts";
import type { Prepared } from "./prepare.ts";
import { pullImages } from "./pull-images.ts";
import { findSeed, type SeedRequest } from "./seed.ts";
import { type Engine, startEngine } from "./start-engine.ts";

/**
 * Starts an engine that has images as a fresh one that has just pulled them.
 *
 * @throws {HostError} kind `engine` when it does not start, `images` when one cannot be pulled.
 */
export async function startWithImages(
	prepared: Prepared,
	options: SeedRequest & {
		page: string;
		conditions?: Conditions | undefined;
		/** The volume in which the engine's data are to be kept. */
		fills?: string | undefined;
	},
): Promise<Engine> {
	const { page, images, signal, conditions, fills } = options;
	const request = { page, signal, conditions, fills };
	if (images.length === 0) return await startEngine(prepared, request);
	const start = async (renew: boolean) => {
		const from = await findSeed(prepared, { ...options, renew });
		await using cleanup = new AsyncDisposableStack();
		const engine = cleanup.use(await startEngine(prepared, { ...request, from }));
		const isFresh = await pullImages(engine, images);
		cleanup.move();
		return { engine, isFresh };
	};
	const { engine, isFresh } = await start(false);
	if (isFresh) return engine;
	// An image that replaced an older one leaves that one behind without a name, which no fresh machine has.
	await engine[Symbol.asyncDispose]();
	return (await start(true)).engine;
}
