import { z } from "zod";

/** `official`: from Docker Hub; `stand-in`: built from Debian packages to take its place. */
export const imageKindSchema = z.enum(["official", "stand-in"]);
export type ImageKind = z.infer<typeof imageKindSchema>;

/** An image that an engine pulled. */
export const imageProvenanceSchema = z.strictObject({
	/** As a page names it: `python:3.13-slim`. */
	reference: z.string(),
	/** `sha256:…` of the manifest. */
	digest: z.string(),
	kind: imageKindSchema,
});
export type ImageProvenance = z.infer<typeof imageProvenanceSchema>;

/** What a page was recorded with. */
export const engineProvenanceSchema = z.strictObject({
	/** The daemon's version: `28.5.2`. */
	engine: z.string(),
	/** The client's. */
	cli: z.string(),
	/** Compose's; null where `docker compose` is missing. */
	compose: z.string().nullable(),
	/** Buildx's; null where `docker buildx` is missing. */
	buildx: z.string().nullable(),
	/** `uname -r` of the machine. */
	kernel: z.string(),
	/** `uname -v`. */
	kernelVersion: z.string(),
	/** `uname -m`. */
	architecture: z.string(),
	/** As `nproc` counts them. */
	processors: z.int().positive(),
	/** Memory of the machine, in bytes. */
	memory: z.int().positive(),
	/** Where the engine's own image comes from. */
	kind: imageKindSchema,
	/** In the order of their references. */
	images: z.array(imageProvenanceSchema),
});
export type EngineProvenance = z.infer<typeof engineProvenanceSchema>;
