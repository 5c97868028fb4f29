import { parse } from "yaml";
import { z } from "zod";
import { messageOf } from "../text/message-of.ts";
import { engineRange } from "./snippet-options.ts";

/**
 * What a page's frontmatter tells the recorder, beside what it tells the site. Editors show what is said of
 * each field.
 */
export const recorderFrontmatterSchema = z.object({
	workspace: z
		.union([z.string().transform((name) => [name]), z.array(z.string())])
		.default([])
		.describe(
			"Folders of `snippets/` copied into the student's home. Terminals start in the first; without any they start in the home itself.",
		),
	engines: engineRange
		.optional()
		.describe(
			'Docker versions on which the page\'s snippets run, such as ">=23"; all where absent.',
		),
	images: z
		.array(z.string())
		.default([])
		.describe("Images that the student's machine already has when the page begins."),
});

export type RecorderFrontmatter = z.infer<typeof recorderFrontmatterSchema>;

/**
 * Reads the recorder's part of a frontmatter.
 *
 * @param yaml The text between the `---` lines.
 * @returns What it says, or what is wrong with it.
 */
export function readFrontmatter(yaml: string): RecorderFrontmatter | { readonly message: string } {
	let data: unknown;
	try {
		data = parse(yaml);
	} catch (error) {
		return {
			message: `The frontmatter is not YAML: ${messageOf(error)}`,
		};
	}
	const checked = recorderFrontmatterSchema.safeParse(data ?? {});
	if (checked.success) return checked.data;
	return { message: `The frontmatter is not valid: ${z.prettifyError(checked.error)}` };
}
