import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { followProgress } from "../../scripts/host/follow-progress.ts";
import { baseImage } from "../../scripts/images/base-image.ts";
import { hashFolders } from "../../scripts/images/hash-folder.ts";
import { imageTags } from "../../scripts/images/image-tags.ts";
import { packFolder } from "../../scripts/images/pack-folder.ts";
import { LABEL } from "../../scripts/run/labels.ts";
import { aptProxy } from "../../scripts/setup/debian-mirror.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { ALPINE, type OfficialImage } from "./official-images.ts";

const IMAGES = join(import.meta.dirname, "images");
/** What all of them may use. */
const SHARED = join(IMAGES, "shared");

/** What images are built with. */
export interface Build {
	/** The machine's engine. */
	readonly host: Docker;
	/** File of the certificate that images trust. */
	readonly authority: string;
	readonly onProgress: (line: string) => void;
	readonly signal?: AbortSignal | undefined;
}

/** The tag that an image is built under: it has a hash of all that it is made of. */
export async function tagOf(image: OfficialImage, { authority }: Build): Promise<string> {
	const names = image.isAlpine ? [image.folder, ALPINE.folder] : [image.folder];
	const folders = [SHARED, ...names.map((name) => join(IMAGES, name))];
	const made = [image, await readFile(authority, "utf8")];
	const [name, version] = image.reference.split(":");
	return `recorder/hub-${name}:${version}-${await hashFolders(folders, JSON.stringify(made))}`;
}

/**
 * Builds an image from Debian's packages, unless the machine's engine has it.
 *
 * @returns Its tag.
 */
export async function buildOfficial(image: OfficialImage, build: Build): Promise<string> {
	const { host, authority, onProgress, signal } = build;
	const tag = await tagOf(image, build);
	if (await imageTags(host, tag)) return tag;
	const alpine = image.isAlpine && { ALPINE: await buildOfficial(ALPINE, build) };
	const base = await baseImage(host, image.suite, { onProgress, signal });
	onProgress(`Building ${image.reference}`);
	await using context = await temporaryFolder();
	for (const folder of [SHARED, join(IMAGES, image.folder)]) {
		await cp(folder, context.path, { recursive: true });
	}
	await context.write({ "ca-certificates.crt": await readFile(authority, "utf8") });
	const stream = await host.buildImage(Readable.from([await packFolder(context.path)]), {
		t: tag,
		buildargs: { BASE: base, ...alpine, ...image.arguments, ...aptProxy() },
		labels: { [LABEL]: "1" },
		networkmode: "host",
		forcerm: true,
		...(signal && { abortSignal: signal }),
	});
	await followProgress(host, stream);
	return tag;
}
