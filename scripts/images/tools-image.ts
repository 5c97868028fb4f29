import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type Docker from "dockerode";
import { engineLocks } from "../host/engine-locks.ts";
import { HostError } from "../host/host-error.ts";
import { withLock } from "../run/with-lock.ts";
import { messageOf } from "../text/message-of.ts";
import { shortHash } from "../text/short-hash.ts";
import { buildImage } from "./build-image.ts";
import { imageTags } from "./image-tags.ts";

/** What apt and apk say of packages that they cannot install. */
const WORDS = /^\s*(?:E: .*|ERROR: .*|\S+ \(no such package\)).*$/gm;

/**
 * Makes the image of an engine that has some packages of its distribution beside: a layer on that of the engine, built
 * once a machine.
 *
 * @param options.image The engine's.
 * @returns Its tag.
 * @throws {HostError} kind `images` in the distribution's words, where it has no such package.
 */
export async function toolsImage(
	host: Docker,
	options: {
		image: string;
		packages: readonly string[];
		root: string;
		onProgress: (line: string) => void;
		signal?: AbortSignal | undefined;
	},
): Promise<string> {
	const { image, packages, root, onProgress, signal } = options;
	const names = [...new Set(packages)].sort().join(" ");
	const hash = shortHash(names, 12);
	const tag = `${image}-with-${hash}`;
	const work = async () => {
		if (await imageTags(host, tag)) return tag;
		onProgress(`Installing ${names}`);
		const folder = join(root, "snippets", "engine");
		const build = { folder, tag, base: image, dockerfile: "tools.Dockerfile", signal };
		try {
			await buildImage(host, { ...build, args: { TOOLS: names } });
		} catch (error) {
			signal?.throwIfAborted();
			// Docker shows in red what a build writes as an error.
			const text = stripVTControlCharacters(messageOf(error));
			const words = [...text.matchAll(WORDS)].map(([line]) => line.trim());
			throw new HostError(
				"images",
				`The packages ${names} cannot be installed: ${words.join(" ") || text}`,
				"Engines are made of Debian (apt) where stand-ins are used, of Alpine (apk) elsewhere: see the `tools` of the page's frontmatter.",
				{ cause: error },
			);
		}
		return tag;
	};
	if (await imageTags(host, tag)) return tag;
	return await withLock(engineLocks(host), `tools-${hash}`, work, {
		onWait: (holder) =>
			onProgress(`Another recorder is installing ${names}: waiting for ${holder}`),
		signal,
	});
}
