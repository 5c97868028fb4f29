import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { recorderFrontmatterSchema } from "../scripts/plan/frontmatter.ts";

export const collections = {
	docs: defineCollection({
		loader: docsLoader(),
		schema: docsSchema({
			extend: recorderFrontmatterSchema,
		}),
	}),
};
