import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What a manifest says of a part of an image. */
export interface Descriptor {
	readonly mediaType: string;
	readonly digest: string;
	/** In bytes. */
	readonly size: number;
	readonly platform?: object;
	readonly annotations?: Readonly<Record<string, string>>;
}

const OCI = "application/vnd.oci.image";
const typedSchema = z.looseObject({ mediaType: z.string().optional() });

/** Content by its digest, in a folder, as registries keep it. */
export class Store {
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = join(folder, "blobs");
	}

	/** File of some content. */
	path(digest: string): string {
		return join(this.#folder, digest.replace("sha256:", ""));
	}

	/** Its size in bytes; undefined where it is not there. */
	async size(digest: string): Promise<number | undefined> {
		return (await stat(this.path(digest)).catch(() => undefined))?.size;
	}

	/** Takes a file in, which is moved. */
	async take(file: string, mediaType: string): Promise<Descriptor> {
		const hash = createHash("sha256");
		for await (const chunk of createReadStream(file)) hash.update(chunk);
		const digest = `sha256:${hash.digest("hex")}`;
		const { size } = await stat(file);
		await mkdir(this.#folder, { recursive: true });
		await rename(file, this.path(digest));
		return { mediaType, digest, size };
	}

	/** Stores an object as JSON. */
	async write(content: object, mediaType: string): Promise<Descriptor> {
		const text = JSON.stringify(content);
		const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
		await mkdir(this.#folder, { recursive: true });
		await writeFile(this.path(digest), text);
		return { mediaType, digest, size: Buffer.byteLength(text) };
	}

	/** A manifest's text and its type. */
	async manifest(digest: string): Promise<{ text: string; mediaType: string } | undefined> {
		const text = await readFile(this.path(digest), "utf8").catch(() => undefined);
		if (text === undefined) return undefined;
		return {
			text,
			mediaType: typedSchema.parse(JSON.parse(text)).mediaType ?? `${OCI}.manifest.v1+json`,
		};
	}

	/**
	 * Stores an image as official ones are published: an index with the image for this architecture, one
	 * for another, and the attestation of each.
	 *
	 * @param image.config The image's configuration, with the digests of its unpacked layers.
	 * @returns The index's digest.
	 */
	async writeImage({
		config,
		layers,
	}: {
		readonly config: object;
		readonly layers: readonly Descriptor[];
	}): Promise<string> {
		const other = { ...config, architecture: "arm64", rootfs: { type: "layers", diff_ids: [] } };
		const images = [
			{ platform: { architecture: "amd64", os: "linux" }, config, layers },
			{
				platform: { architecture: "arm64", os: "linux", variant: "v8" },
				config: other,
				layers: [],
			},
		];
		const manifests: Descriptor[] = [];
		for (const { platform, ...image } of images) {
			const manifest = await this.#writeManifest(image);
			const annotations = { "com.docker.official-images.bashbrew.arch": platform.architecture };
			manifests.push({ ...manifest, annotations, platform }, await this.#attest(manifest));
		}
		const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests };
		return (await this.write(index, index.mediaType)).digest;
	}

	async #writeManifest(image: {
		config: object;
		layers: readonly Descriptor[];
	}): Promise<Descriptor> {
		const config = await this.write(image.config, `${OCI}.config.v1+json`);
		const mediaType = `${OCI}.manifest.v1+json`;
		return await this.write(
			{ schemaVersion: 2, mediaType, config, layers: image.layers },
			mediaType,
		);
	}

	/** @see https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
	async #attest({ digest }: Descriptor): Promise<Descriptor> {
		const predicateType = "https://slsa.dev/provenance/v0.2";
		const subject = [{ name: "_", digest: { sha256: digest.replace("sha256:", "") } }];
		const statement = {
			_type: "https://in-toto.io/Statement/v0.1",
			predicateType,
			subject,
			predicate: {},
		};
		const layer = await this.write(statement, "application/vnd.in-toto+json");
		const rootfs = { type: "layers", diff_ids: [layer.digest] };
		const attestation = await this.#writeManifest({
			config: { architecture: "unknown", os: "unknown", config: {}, rootfs },
			layers: [{ ...layer, annotations: { "in-toto.io/predicate-type": predicateType } }],
		});
		return {
			...attestation,
			platform: { architecture: "unknown", os: "unknown" },
			annotations: {
				"vnd.docker.reference.digest": digest,
				"vnd.docker.reference.type": "attestation-manifest",
			},
		};
	}
}
