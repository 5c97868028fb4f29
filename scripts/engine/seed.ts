import type Docker from "dockerode";
import { dropVolumes } from "../host/drop-volumes.ts";
import { engineLocks } from "../host/engine-locks.ts";
import { HostError } from "../host/host-error.ts";
import { runIn } from "../host/run-in.ts";
import { removed, statusCode } from "../host/status-code.ts";
import { LABEL } from "../run/labels.ts";
import { withLock } from "../run/with-lock.ts";
import { shortHash } from "../text/short-hash.ts";
import type { Prepared } from "./prepare.ts";
import { pullImages } from "./pull-images.ts";
import { startEngine } from "./start-engine.ts";

/** How the names of seeds' volumes begin. */
export const SEED_PREFIX = "recorder-seed-";
/** The file in a seed's volume: there once the seed is whole. */
export const SEED_FILE = "data.tar";
const TARGET = "/new-seed";

// The daemon is halted, so that its files do not change while they are packed. What is a machine's own,
// its ID and its networks, is left out. The archive gets its name last, once it is on the disk: a killed run leaves
// no file of that name, and so no seed.
const SAVE = `
kill -STOP $(pidof dockerd containerd)
tar --create --file=${TARGET}/${SEED_FILE}.part --directory=/var/lib/docker --format=posix \\
  --xattrs --xattrs-include='*' --numeric-owner --exclude=./engine-id --exclude=./network --exclude=./buildkit .
sync
mv ${TARGET}/${SEED_FILE}.part ${TARGET}/${SEED_FILE}
`;

/** Who asks for a seed, and for what. */
export interface SeedRequest {
	/** References that its daemon has pulled. */
	readonly images: readonly string[];
	readonly onProgress: (line: string) => void;
	readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the seed of some images: the data of a daemon of this engine that has pulled them, from which an
 * engine starts in a fraction of the time that pulling takes. Made once a machine.
 *
 * Whether the registry has newer images by now, or whether the seed was left unfinished, is not known here.
 * Both show when the engine that starts from it pulls the images again.
 *
 * @param request.renew Makes it anew, in place of one that is out of date or unfinished.
 * @returns The volume to mount.
 * @throws {HostError} kind `images` when it cannot be made.
 */
export async function findSeed(
	prepared: Prepared,
	request: SeedRequest & { renew?: boolean },
): Promise<Docker.MountSettings> {
	const { images, onProgress, signal, renew = false } = request;
	const volume = seedVolume(prepared, images);
	const work = async () => {
		if (renew || !(await exists(prepared.host, volume))) await fill(prepared, volume, request);
	};
	await withLock(engineLocks(prepared.host), volume, work, {
		onWait: (holder) =>
			onProgress(`Waiting for its images, which are being pulled for another page by ${holder}`),
		signal,
	});
	return { ...mountOf(volume, "/seed"), ReadOnly: true };
}

/** `recorder-seed-VERSION-KIND-ENGINE-IMAGES`, the last two being hashes. */
export function seedVolume(prepared: Prepared, images: readonly string[]): string {
	return `${ofImage(prepared)}${hashImages(images)}`;
}

/** Names a set of images, whatever their order: 12 hexadecimal digits. */
export function hashImages(images: readonly string[]): string {
	return shortHash([...images].sort().join("\n"), 12);
}

/** How the names of the seeds of an engine's image begin. */
function ofImage({ image }: Prepared): string {
	return `${SEED_PREFIX}${image.slice(image.indexOf(":") + 1)}-`;
}

function mountOf(volume: string, target: string): Docker.MountSettings {
	return {
		Type: "volume",
		Source: volume,
		Target: target,
		// Docker makes the volume with these labels when the engine starts, unless there is one.
		VolumeOptions: {
			NoCopy: true,
			Labels: { [LABEL]: "1" },
			DriverConfig: { Name: "local", Options: {} },
		},
	};
}

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
	prepared: Prepared,
	volume: string,
	{ images, onProgress, signal }: SeedRequest,
): Promise<void> {
	const { host, engine, kind } = prepared;
	const names = images.join(", ");
	onProgress(`Pulling ${names}`);
	await using cleanup = new AsyncDisposableStack();
	// Removes a volume that could not be filled; after the engine, since a volume in use cannot be removed.
	cleanup.defer(() => removed(host.getVolume(volume).remove()));
	await using maker = await startEngine(prepared, {
		page: volume,
		mount: mountOf(volume, TARGET),
		fills: volume,
		signal,
	});
	await pullImages(maker, images);
	const { exit, stderr } = await runIn(maker.container, ["sh", "-ec", SAVE]);
	signal?.throwIfAborted();
	if (exit !== 0) {
		throw new HostError(
			"images",
			`The images ${names} cannot be kept for the next engine: ${stderr.trim()}`,
			"Free some disk space where the host's engine keeps its volumes, and run again.",
		);
	}
	cleanup.move();
	const ofEngine = `${SEED_PREFIX}${engine.version}-${kind}-`;
	const current = ofImage(prepared);
	await dropVolumes(host, (name) => name.startsWith(ofEngine) && !name.startsWith(current));
}
