import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { glob } from "astro/loaders";
import { recorderFrontmatterSchema } from "../scripts/plan/frontmatter.ts";
import { RECORDINGS_FOLDER } from "../scripts/recording/recording-file.ts";
import { recordingSchema } from "../scripts/recording/schema.ts";

export const collections = {
	docs: defineCollection({
		loader: docsLoader(),
		schema: docsSchema({
			extend: recorderFrontmatterSchema,
		}),
	}),
	recordings: defineCollection({
		loader: glob({
			pattern: "**/*.json",
			base: RECORDINGS_FOLDER,
			// The default would make a slug of it and lose the dot of `28.5`.
			generateId: ({ entry }) => entry.replace(/\.json$/, ""),
		}),
		schema: recordingSchema,
	}),
};
