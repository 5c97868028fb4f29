import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema, i18nSchema } from "@astrojs/starlight/schema";
import { recorderFrontmatterSchema } from "../scripts/plan/frontmatter.ts";

export const collections = {
	docs: defineCollection({
		loader: docsLoader(),
		schema: docsSchema({
			extend: recorderFrontmatterSchema,
		}),
	}),
	// Starlight's own words stand; without this entry, each page that is shown warns in the shell that there are none.
	i18n: defineCollection({ loader: () => [{ id: "fr" }], schema: i18nSchema() }),
};
