import { join } from "node:path";
import type Docker from "dockerode";
import { engineLocks } from "../host/engine-locks.ts";
import { HostError } from "../host/host-error.ts";
import { withLock } from "../run/with-lock.ts";
import type { EngineSpec } from "../versions/read-engines.ts";
import { baseImage } from "./base-image.ts";
import { buildImage } from "./build-image.ts";
import { checkVersion } from "./check-version.ts";
import { hashFolders } from "./hash-folder.ts";
import { imageTags } from "./image-tags.ts";
import { type Privileges, probePrivileges } from "./privileges.ts";
import type { ImageKind } from "./provenance.ts";
import { pull } from "./pull.ts";

/** An engine's image, and the rights that this host gives to it. */
export interface EngineImage {
	readonly tag: string;
	readonly privileges: Privileges;
}

/**
 * Makes the image of an engine ready: from Docker's own, or from Debian's packages.
 *
 * Its tag has a hash of `snippets/engine` and of its line in `snippets/engines.json`, so that an edit of either
 * builds another image. What it does not depend on, such as whether it is the default, is left out. Which rights
 * the host gives to it is tried once and remembered as a second tag.
 */
export async function engineImage(
	host: Docker,
	options: {
		engine: EngineSpec;
		kind: ImageKind;
		root: string;
		onProgress: (line: string) => void;
		signal?: AbortSignal | undefined;
	},
): Promise<EngineImage> {
	const { engine, kind, onProgress, signal } = options;
	const folder = join(options.root, "snippets", "engine");
	const { version, official, suite } = engine;
	const hash = await hashFolders([folder], JSON.stringify({ version, official, suite }));
	const tag = `recorder/engine:${engine.version}-${kind}-${hash}`;
	const known = rememberedPrivileges(tag, await imageTags(host, tag));
	if (known) return { tag, privileges: known };

	const work = async (): Promise<EngineImage> => {
		let tags = await imageTags(host, tag);
		if (!tags) {
			const base =
				kind === "official"
					? await pull(host, engine.official, onProgress, signal)
					: await baseImage(host, suiteOf(engine), { onProgress, signal });
			onProgress(`Building the ${kind === "official" ? "" : "stand-in "}engine ${engine.version}`);
			await buildImage(host, { folder, tag, base, dockerfile: `${kind}.Dockerfile`, signal });
			tags = [];
		}
		await checkVersion(host, tag, version, kind === "official" ? undefined : suite);
		const privileges = rememberedPrivileges(tag, tags) ?? (await probePrivileges(host, tag));
		const [repo = "", name = ""] = tag.split(":");
		await host.getImage(tag).tag({ repo, tag: `${name}-${privileges}` });
		return { tag, privileges };
	};
	return await withLock(engineLocks(host), `engine-${hash}`, work, {
		onWait: (holder) =>
			onProgress(`Another recorder is building the engine's image: waiting for ${holder}`),
		signal,
	});
}

function suiteOf({ version, suite }: EngineSpec): string {
	if (suite !== undefined) return suite;
	throw new HostError(
		"images",
		`Docker ${version} has no stand-in, and Docker Hub is not used or does not answer.`,
		"Record it where Docker Hub answers, or give it a Debian `suite` in snippets/engines.json.",
	);
}

function rememberedPrivileges(tag: string, tags: string[] | undefined): Privileges | undefined {
	if (tags?.includes(`${tag}-all`)) return "all";
	if (tags?.includes(`${tag}-listed`)) return "listed";
	return undefined;
}
