import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type Docker from "dockerode";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import { checkoutLocks } from "../../scripts/run/checkout-locks.ts";
import { PAGE_LABEL, RUN_LABEL } from "../../scripts/run/labels.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { usualEngine } from "../../scripts/versions/usual-engine.ts";
import { type Checkout, checkout, startRecorder } from "../support/checkout.ts";
import { leftovers, leftVolumes, volumesOf } from "../support/leftovers.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Output, watchOutput } from "../support/watch-output.ts";
import { halfWritten } from "./half-written.ts";

/** A recorder that has ended. */
export interface Ended {
	/** Its exit code, or the signal that ended it. */
	readonly exit: string;
	readonly output: string;
}

/** A recorder at work. */
export interface Recorder {
	readonly pid: number;
	readonly output: Output;
	kill(signal: NodeJS.Signals): void;
	readonly ended: Promise<Ended>;
}

/** How a scene is set. */
export interface SceneOptions {
	/** The engine that hosts the recorder's. */
	readonly host: Docker;
	/** Its address, where it is not the one that the recorder finds by itself. */
	readonly address?: string | undefined;
	/** What stands before their command, and in its environment, where the recorders run elsewhere. */
	readonly place?: { readonly words: readonly string[]; readonly env: NodeJS.ProcessEnv };
	/** Ends the recorders when it aborts. */
	readonly signal?: AbortSignal | undefined;
}

/** A checkout of its own, with a folder of its own for temporary files, so that all that is left shows. */
export interface Scene extends AsyncDisposable {
	readonly checkout: Checkout;
	readonly host: Docker;
	/** The default engine's, with which its recorders record. */
	readonly version: string;
	/** Folder of the recordings made with it. */
	readonly recordings: string;
	start(...argv: readonly string[]): Recorder;
	/** Runs the recorder to its end. */
	record(...argv: readonly string[]): Promise<Ended>;
	/** The engines in which a recorder's page `a` runs, and its registry. */
	containers(
		recorder: Recorder,
	): Promise<{ engines: Docker.Container[]; registry: Docker.Container }>;
	/** What the recorders of this scene left behind. */
	left(): Promise<string[]>;
}

/** Makes a checkout with these pages. */
export async function openScene(
	pages: Readonly<Record<string, string>>,
	{ host, address, place, signal }: SceneOptions,
): Promise<Scene> {
	await using cleanup = new AsyncDisposableStack();
	const temporary = cleanup.use(await temporaryFolder());
	const own = cleanup.use(await checkout(pages));
	const pids: number[] = [];
	const volumes = await volumesOf(host);
	const environment = {
		TMPDIR: temporary.path,
		...(address === undefined ? {} : { DOCKER_HOST: address }),
		...place?.env,
	};
	const start = (...argv: readonly string[]): Recorder => {
		signal?.throwIfAborted();
		const run = startRecorder(own.path, argv, environment, place?.words);
		const { pid = 0 } = run;
		pids.push(pid);
		const stop = () => void run.kill("SIGTERM");
		signal?.addEventListener("abort", stop);
		const ended = run.then(({ exitCode, signal: killer, all }) => {
			signal?.removeEventListener("abort", stop);
			return { exit: String(exitCode ?? killer), output: all };
		});
		return { pid, output: watchOutput(run), kill: (name) => void run.kill(name), ended };
	};
	const folder = join(own.path, RECORDINGS_FOLDER);
	const { version } = usualEngine(await readEngines(own.path), "stand-in");
	const owned = cleanup.move();
	return {
		checkout: own,
		host,
		version,
		recordings: join(folder, version),
		start,
		record: (...argv) => start(...argv).ended,
		containers: (recorder) => findContainers(host, recorder),
		left: async () => [
			...(await Promise.all(pids.map((pid) => leftovers(host, pid)))).flat(),
			...(await leftVolumes(host, volumes, pids)),
			...(await readdir(temporary.path)).map((name) => `temporary file ${name}`),
			...(await baseFolders(pids)),
			...(await checkoutLocks(own.path).list()).map((name) => `lock ${name}`),
			...(await halfWritten(folder)),
		],
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

async function findContainers(host: Docker, { pid }: Recorder) {
	const filters = JSON.stringify({ label: [RUN_LABEL] });
	const all = (await host.listContainers({ all: true, filters })).filter(
		({ Labels }) => Labels[RUN_LABEL]?.split(".")[2] === String(pid),
	);
	const find = (page: string | undefined) =>
		all.filter(({ Labels }) => Labels[PAGE_LABEL] === page).map(({ Id }) => host.getContainer(Id));
	const [registry] = find(undefined);
	if (registry === undefined) throw new Error(`The recorder ${pid} has no registry.`);
	return { engines: find("a"), registry };
}

/** Folders in which the runs of these processes built bases. */
async function baseFolders(pids: readonly number[]): Promise<string[]> {
	const names = await readdir("/var/tmp").catch(() => []);
	return names
		.filter((name) =>
			pids.some((pid) => name.startsWith("recorder-base-") && name.includes(`.${pid}.`)),
		)
		.map((name) => `folder /var/tmp/${name}`);
}
