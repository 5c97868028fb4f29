import { startEnvironment } from "../../scripts/engine/environment.ts";
import { type Prepared, prepare } from "../../scripts/engine/prepare.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { USUAL } from "./listed-engines.ts";
import { ROOT } from "./repository-root.ts";

/**
 * Makes ready what engines start from, as the recorder does.
 *
 * @param options As the recorder sets them.
 */
export async function prepareEngines(
	options: { engines?: number; network?: "open" | "closed"; images?: "auto" | "stand-in" } = {},
): Promise<Prepared> {
	const shared = { root: ROOT, onProgress: () => {}, images: "auto", ...options } as const;
	await using cleanup = new AsyncDisposableStack();
	const environment = cleanup.use(
		await startEnvironment(await connectHost(), { run: currentRun(), ...shared }),
	);
	const prepared = await prepare(environment, { engine: USUAL, ...shared });
	cleanup.move();
	return prepared;
}

/** A real engine with the registry that it pulls from; both go away with their user. */
export interface RealEngine extends AsyncDisposable {
	readonly engine: Engine;
	/** What other engines can be started from. */
	readonly prepared: Prepared;
}

/** Starts one engine for the tests of a file. */
export async function realEngine(): Promise<RealEngine> {
	const prepared = await prepareEngines();
	await using cleanup = new AsyncDisposableStack();
	cleanup.use(prepared);
	const engine = cleanup.use(await startEngine(prepared, { page: "test" }));
	const owned = cleanup.move();
	return { engine, prepared, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
