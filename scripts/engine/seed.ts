import { shortHash } from "../text/short-hash.ts";
import { imageName, keepData } from "./keep-data.ts";
import type { Prepared } from "./prepare.ts";
import { pullImages } from "./pull-images.ts";
import { startEngine } from "./start-engine.ts";

/** How the names of seeds' volumes begin. */
export const SEED_PREFIX = "recorder-seed-";

/** What is a machine's own, its ID and its networks, is left out. */
const FILES =
	"--exclude=./engine-id --exclude=./network --exclude=./buildkit --directory=/var/lib/docker .";

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
 * @returns The volume to start from.
 * @throws {HostError} kind `images` when it cannot be made.
 */
export async function findSeed(
	prepared: Prepared,
	request: SeedRequest & { renew?: boolean },
): Promise<string> {
	const { images, onProgress, signal, renew = false } = request;
	const names = images.join(", ");
	const volume = seedVolume(prepared, images);
	const make = async () => {
		onProgress(`Pulling ${names}`);
		await using cleanup = new AsyncDisposableStack();
		const maker = cleanup.use(await startEngine(prepared, { page: volume, fills: volume, signal }));
		await pullImages(maker, images);
		cleanup.move();
		return maker;
	};
	const ofEngine = `${SEED_PREFIX}${prepared.engine.version}-${prepared.kind}-`;
	const isOld = (name: string) => name.startsWith(ofEngine) && !name.startsWith(ofImage(prepared));
	const data = { volume, what: `the images ${names}`, make, files: FILES, isOld };
	await keepData(prepared, data, { renew, onProgress, signal });
	return volume;
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
function ofImage(prepared: Prepared): string {
	return `${SEED_PREFIX}${imageName(prepared)}-`;
}
