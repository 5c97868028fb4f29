import type Docker from "dockerode";
import type { bootstrap } from "./bootstrap.ts";
import { imageTags } from "./image-tags.ts";

/** Builds under way in this process, by tag: several images start from one base. */
const underWay = new Map<string, Promise<void>>();

/**
 * Makes the smallest Debian of a suite an image of the host's engine, with debootstrap.
 *
 * @returns Its tag.
 * @throws {HostError} kind `images` where debootstrap cannot work.
 */
export async function baseImage(
	host: Docker,
	suite: string,
	options: { onProgress: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<string> {
	const tag = `recorder/base:${suite}`;
	if (await imageTags(host, tag)) return tag;
	const building = underWay.get(tag) ?? make(host, suite, tag, options);
	underWay.set(tag, building);
	try {
		await building;
		return tag;
	} finally {
		underWay.delete(tag);
	}
}

async function make(...request: Parameters<typeof bootstrap>): Promise<void> {
	// Loaded here: few runs make a base, and all the others start sooner.
	const { bootstrap } = await import("./bootstrap.ts");
	await bootstrap(...request);
}
