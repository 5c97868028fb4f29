import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { nearest } from "../text/nearest.ts";
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
	after: z
		.string()
		.optional()
		.describe(
			"Page after which this one begins, by its name: on its machine, with its images, volumes, networks, containers and home. What ran there is stopped.",
		),
});

export type RecorderFrontmatter = z.infer<typeof recorderFrontmatterSchema>;

/** Fields that the site knows (https://starlight.astro.build/reference/frontmatter/). */
const OF_SITE: readonly string[] = [
	"title",
	"description",
	"editUrl",
	"head",
	"tableOfContents",
	"template",
	"hero",
	"banner",
	"lastUpdated",
	"prev",
	"next",
	"pagefind",
	"sidebar",
];

/** Fields that the site knows and that mean nothing to the recorder, so that the two would disagree on what there is. */
const REFUSED: Readonly<Record<string, string>> = {
	draft: "Every page is run and published; keep a draft outside of src/content/docs.",
	slug: "A page's address is its file's name; rename the file.",
};

/** What is wrong with a frontmatter, at a place within it that is counted from 1. */
export interface FrontmatterError {
	readonly line: number;
	readonly column: number;
	readonly message: string;
	readonly hint?: string;
}

/**
 * Reads the recorder's part of a frontmatter.
 *
 * @param yaml The text between the `---` lines.
 * @returns What it says, or what is wrong with it.
 */
export function readFrontmatter(
	yaml: string,
): RecorderFrontmatter | { readonly errors: readonly FrontmatterError[] } {
	const counter = new LineCounter();
	const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
	const at = (offset: number) => {
		const { line, col } = counter.linePos(offset);
		return { line, column: col };
	};
	if (document.errors.length > 0) {
		const errors = document.errors.map(({ message, pos: [offset] }) => ({
			...at(offset),
			message: `The frontmatter is not YAML: ${message}`,
		}));
		return { errors };
	}
	const places = new Map(
		isMap(document.contents)
			? document.contents.items.flatMap(({ key }) =>
					isScalar(key) ? [[String(key.value), at(key.range?.[0] ?? 0)] as const] : [],
				)
			: [],
	);
	const unknown = [...places].flatMap(([name, place]) => unknownField(name, place));
	const checked = recorderFrontmatterSchema.safeParse(document.toJS() ?? {});
	const invalid = (checked.error?.issues ?? []).map(({ path, message }) => ({
		...(places.get(String(path[0])) ?? at(0)),
		message: `The frontmatter is not valid: ${[path.join("."), message].filter(Boolean).join(": ")}.`,
	}));
	const errors = [...unknown, ...invalid];
	return checked.success && errors.length === 0 ? checked.data : { errors };
}

function unknownField(
	name: string,
	place: { readonly line: number; readonly column: number },
): FrontmatterError[] {
	const refused = REFUSED[name];
	if (refused !== undefined) {
		return [{ ...place, message: `The field \`${name}\` is not used here.`, hint: refused }];
	}
	const known = [...Object.keys(recorderFrontmatterSchema.shape), ...OF_SITE];
	if (known.includes(name)) return [];
	const meant = nearest(name, known);
	const hint =
		meant === undefined ? `The fields are: ${known.join(", ")}.` : `Did you mean \`${meant}\`?`;
	return [{ ...place, message: `The frontmatter has no field \`${name}\`.`, hint }];
}
