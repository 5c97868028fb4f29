import type Docker from "dockerode";
import { dropVolumes } from "../host/drop-volumes.ts";
import { engineLocks } from "../host/engine-locks.ts";
import { HostError } from "../host/host-error.ts";
import { runIn } from "../host/run-in.ts";
import { removed, statusCode } from "../host/status-code.ts";
import { withLock } from "../run/with-lock.ts";
import type { Prepared } from "./prepare.ts";
import { type Engine, KEPT } from "./start-engine.ts";

/** Data of a daemon from which engines start, kept in a volume of the host's engine. */
export interface KeptData {
	readonly volume: string;
	/** What they are, for messages: `the images alpine`. */
	readonly what: string;
	/** Starts an engine that is to fill the volume, and brings it to where its data are to be kept. */
	readonly make: () => Promise<Engine>;
	/** Arguments of tar: what of the machine is kept, and what is left out. */
	readonly files: string;
	/** Whether a volume holds what these take the place of. */
	readonly isOld: (volume: string) => boolean;
}

/**
 * Sees that the data are there: made once a machine, whoever asks for them at once.
 *
 * Whether they are whole, and still as they should be, is not known here, but to whoever starts an engine from them.
 *
 * @param options.renew Makes them anew, in place of those that are out of date or unfinished.
 * @throws {HostError} kind `images` when they cannot be kept; what `make` throws.
 */
export async function keepData(
	prepared: Prepared,
	data: KeptData,
	options: {
		readonly renew: boolean;
		readonly onProgress: (line: string) => void;
		readonly signal?: AbortSignal | undefined;
	},
): Promise<void> {
	const { host } = prepared;
	const { renew, onProgress, signal } = options;
	const work = async () => {
		if (renew || !(await exists(host, data.volume))) await fill(host, data, signal);
	};
	await withLock(engineLocks(host), data.volume, work, {
		onWait: (holder) => onProgress(`Waiting for ${data.what}, made for another page by ${holder}`),
		signal,
	});
}

/** `28.5-stand-in-HASH`: names the image of engines. */
export function imageName({ image }: Prepared): string {
	return image.slice(image.indexOf(":") + 1);
}

// The daemon is halted, so that its files do not change while they are packed. The archive gets its name last, once it
// is on the disk: a killed run leaves no file of that name, and so no data.
const pack = (files: string) => `
kill -STOP $(pidof dockerd containerd)
cd ${KEPT.folder}
tar --create --file=${KEPT.file}.part --format=posix --xattrs --xattrs-include='*' --numeric-owner ${files}
sync
mv ${KEPT.file}.part ${KEPT.file}
`;

async function exists(host: Docker, volume: string): Promise<boolean> {
	try {
		await host.getVolume(volume).inspect();
		return true;
	} catch (error) {
		if (statusCode(error) === 404) return false;
		throw error;
	}
}

async function fill(
	host: Docker,
	{ volume, what, make, files, isOld }: KeptData,
	signal: AbortSignal | undefined,
): Promise<void> {
	await using cleanup = new AsyncDisposableStack();
	// Removes a volume that could not be filled; after the engine, since a volume in use cannot be removed.
	cleanup.defer(() => removed(host.getVolume(volume).remove()));
	await using maker = await make();
	const { exit, stderr } = await runIn(maker.container, ["sh", "-ec", pack(files)]);
	signal?.throwIfAborted();
	if (exit !== 0) {
		throw new HostError(
			"images",
			`There is no keeping ${what} for the next engine: ${stderr.trim()}`,
			"Free some disk space where the host's engine keeps its volumes, and run again.",
		);
	}
	cleanup.move();
	await dropVolumes(host, (name) => name !== volume && isOld(name));
}
