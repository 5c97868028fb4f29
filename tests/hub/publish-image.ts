import { createWriteStream } from "node:fs";
import { mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type Docker from "dockerode";
import { execa } from "execa";
import { z } from "zod";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { Descriptor, Store } from "./store.ts";

/** An image that the hub may serve. */
export interface Published {
	readonly config: object;
	readonly layers: readonly Descriptor[];
}

const archiveSchema = z.tuple([z.object({ Config: z.string(), Layers: z.array(z.string()) })]);
const configSchema = z.looseObject({
	config: z.looseObject({}),
	rootfs: z.object({ diff_ids: z.array(z.string()) }),
});
const descriptorSchema = z.object({ mediaType: z.string(), digest: z.string(), size: z.number() });
const publishedSchema = z.object({ config: z.looseObject({}), layers: z.array(descriptorSchema) });

const LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

/**
 * Takes an image of the machine's engine into a store, its layers packed as registries have them.
 *
 * @param folder Remembers what was taken in before.
 */
export async function publishImage(
	host: Docker,
	tag: string,
	{ folder, store }: { folder: string; store: Store },
): Promise<Published> {
	const known = join(folder, "published", `${tag.replaceAll(/[/:]/g, "_")}.json`);
	const before = await readFile(known, "utf8").catch(() => undefined);
	if (before !== undefined) return publishedSchema.parse(JSON.parse(before));
	await using unpacked = await temporaryFolder(join(folder, "unpacked"));
	const { path } = unpacked;
	const archive = join(path, "image.tar");
	await pipeline(await host.getImage(tag).get(), createWriteStream(archive));
	await execa("tar", ["--extract", `--file=${archive}`, `--directory=${path}`]);
	const [image] = archiveSchema.parse(
		JSON.parse(await readFile(join(path, "manifest.json"), "utf8")),
	);
	const config = configSchema.parse(JSON.parse(await readFile(join(path, image.Config), "utf8")));
	const layers: Descriptor[] = [];
	for (const [index, file] of image.Layers.entries()) {
		const id = config.rootfs.diff_ids[index] ?? "";
		layers.push(await takeLayer(join(path, file), id, { folder, store }));
	}
	const published = { config: asOfficial(config), layers };
	await writeWhole(known, published);
	return published;
}

/** Packs a layer; one that several images have, once. */
async function takeLayer(
	file: string,
	id: string,
	{ folder, store }: { folder: string; store: Store },
): Promise<Descriptor> {
	const known = join(folder, "layers", `${id.replace("sha256:", "")}.json`);
	const before = await readFile(known, "utf8").catch(() => undefined);
	if (before !== undefined) return descriptorSchema.parse(JSON.parse(before));
	if (!(await isPacked(file))) {
		await execa("gzip", ["--no-name", "--suffix=.gz", file]);
		await rename(`${file}.gz`, file);
	}
	const layer = await store.take(file, LAYER);
	await writeWhole(known, layer);
	return layer;
}

/** An engine may hand out layers as they were pulled. */
async function isPacked(file: string): Promise<boolean> {
	await using handle = await open(file);
	const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
	return buffer.equals(Buffer.from([0x1f, 0x8b]));
}

/** Official images have no labels of their own, and nothing of the machine that built them. */
function asOfficial(config: z.infer<typeof configSchema>): object {
	const { container, container_config, docker_version, history, ...rest } = config;
	const { Labels, Hostname, Image, ...settings } = config.config;
	return { ...rest, config: settings };
}

async function writeWhole(file: string, content: object): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(`${file}.part`, JSON.stringify(content));
	await rename(`${file}.part`, file);
}
