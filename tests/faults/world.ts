import type Docker from "dockerode";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { firstImages, type OwnHost, startOwnHost } from "../support/own-host.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { openScene, type Scene, type SceneOptions } from "./scene.ts";
import { standInTags } from "./small-stand-ins.ts";

/** What the faults share. */
export interface World extends AsyncDisposable {
	/** The machine's engine: never to be disturbed itself. */
	readonly host: Docker;
	/** Of the random moments. */
	readonly seed: number;
	/** How often the recorder is killed at random moments, in all. */
	readonly kills: number;
	/** A checkout with these pages, and the recorders that run there. */
	open(pages: Readonly<Record<string, string>>, options?: Partial<SceneOptions>): Promise<Scene>;
	/** An engine that hosts engines and may be restarted; started once, by the first to ask. */
	ownHost(): Promise<OwnHost>;
}

/** Connects to the machine's engine. */
export async function openWorld(options: {
	seed: number;
	kills: number;
	signal?: AbortSignal | undefined;
}): Promise<World> {
	const { seed, kills, signal } = options;
	const host = await connectHost();
	await using cleanup = new AsyncDisposableStack();
	let own: Promise<OwnHost> | undefined;
	const owned = cleanup.move();
	return {
		host,
		seed,
		kills,
		open: (pages, more) => openScene(pages, { host, signal, ...more }),
		ownHost: () => {
			own ??= makeOwnHost(signal).then((started) => owned.use(started));
			return own;
		},
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

/** Starts such an engine, with the images that a run needs, as the machine has them. */
async function makeOwnHost(signal: AbortSignal | undefined): Promise<OwnHost> {
	await using prepared = await prepareEngines();
	const images = [...(await firstImages(prepared)), ...(await standInTags(prepared.kind))];
	return await startOwnHost(prepared, { images, signal });
}
