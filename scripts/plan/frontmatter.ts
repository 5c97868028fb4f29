import {
	Document,
	isMap,
	isNode,
	isScalar,
	LineCounter,
	parseDocument,
	visit,
	type YAMLError,
} from "yaml";
import { z } from "zod";
import { nearest } from "../text/nearest.ts";
import type { Location } from "./issue.ts";
import { meantValue, otherField } from "./mend-field.ts";
import { OPTION_EXAMPLES } from "./option-examples.ts";
import { engineRange, type SnippetOptions } from "./snippet-options.ts";
import { UNKNOWN_ALIAS, yamlMistake } from "./yaml-mistake.ts";

/** An image as Docker names it: `python:3.13-slim`, `registry:5000/team/app@sha256:…`. */
const IMAGE = /^[a-z0-9][a-z0-9._/-]*(:\d+\/[a-z0-9._/-]+)?(:[\w.-]+)?(@sha256:[0-9a-f]{64})?$/;

const packageName = z
	.string("must be the name of a package")
	.regex(/^[a-z0-9][a-z0-9+._-]*$/i, "must be the name of a package");

/**
 * What a page's frontmatter tells the recorder, beside what it tells the site. Editors show what is said of
 * each field.
 */
export const recorderFrontmatterSchema = z.object({
	workspace: z
		.union([z.string().transform((name) => [name]), z.array(z.string())], {
			error: "must be a folder of snippets/, or a list of them",
		})
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
		.array(z.string("must be the name of an image").regex(IMAGE, "must be the name of an image"), {
			error: "must be a list of images",
		})
		.default([])
		.describe("Images that the student's machine already has when the page begins."),
	tools: z
		.array(
			z.union([packageName, z.strictObject({ apk: packageName, apt: packageName })], {
				error: "must be the name of a package, or { apk: …, apt: … }",
			}),
			{ error: "must be a list of packages" },
		)
		.optional()
		.describe(
			"Packages of the engine's distribution that the machine has beside its usual tools: a name, or { apk: …, apt: … } where Alpine's and Debian's differ.",
		),
	after: z
		.string("must be the name of a page")
		.optional()
		.describe(
			"Page after which this one begins, by its name: on its machine, with its images, volumes, networks, containers and home. What ran there is stopped.",
		),
});

export type RecorderFrontmatter = z.infer<typeof recorderFrontmatterSchema>;

/** How each field is written: messages and the manual show it. */
export const FIELD_EXAMPLES: Readonly<Record<keyof RecorderFrontmatter, string>> = {
	workspace: "workspace: [systeme, simple-api]",
	engines: 'engines: ">=23"',
	after: "after: exercice-3",
	tools: "tools: [figlet, rsync]",
	images: 'images: ["python:3.13-slim", "postgres:17"]',
};

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

/** A frontmatter's YAML, with the places of what it says. */
interface Parsed {
	readonly document: Document.Parsed;
	at(offset: number): { readonly line: number; readonly column: number };
}

function parse(yaml: string): Parsed {
	const counter = new LineCounter();
	const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
	return {
		document,
		at: (offset) => {
			const { line, col } = counter.linePos(offset);
			return { line, column: col };
		},
	};
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
	const parsed = parse(yaml);
	// Others follow from the first one.
	const [error] = parsed.document.errors;
	if (error !== undefined)
		return { errors: [{ ...placeOf(error, parsed), ...yamlMistake(error) }] };
	const alias = unknownAlias(parsed);
	if (alias !== undefined) return { errors: [alias] };
	const unknown = fieldsOf(parsed).flatMap(([name, place]) => unknownField(name, place));
	const checked = recorderFrontmatterSchema.safeParse(parsed.document.toJS() ?? {});
	const invalid = (checked.error?.issues ?? []).map(({ path, message }) =>
		invalidField(path.map(String), message, parsed),
	);
	const errors = [...unknown, ...invalid];
	return checked.success && errors.length === 0 ? checked.data : { errors };
}

/**
 * Where a page's frontmatter names something; its beginning where it does not.
 *
 * @param source The page's text.
 */
export function frontmatterPlace(
	file: string,
	source: string,
	field: keyof RecorderFrontmatter,
	value: string,
): Location {
	const [, yaml = ""] = /^---\r?\n([\s\S]*?)^---/m.exec(source) ?? [];
	const { document, at } = parse(yaml);
	const node = document.get(field, true);
	let offset: number | undefined;
	if (isNode(node)) {
		visit(node, {
			Scalar: (_, scalar) => {
				if (scalar.value === value) offset ??= scalar.range?.[0];
			},
		});
	}
	if (offset === undefined) return { file, line: 1, column: 1 };
	const { line, column } = at(offset);
	return { file, line: line + 1, column };
}

function fieldsOf({ document: { contents }, at }: Parsed) {
	if (!isMap(contents)) return [];
	return contents.items.flatMap(({ key }) =>
		isScalar(key) ? [[String(key.value), at(key.range?.[0] ?? 0)] as const] : [],
	);
}

/** Where an error is mended: an open quote at its beginning, for the parser misses its end. */
function placeOf({ code, pos: [offset] }: YAMLError, { document: { contents }, at }: Parsed) {
	const last = isMap(contents) ? contents.items.at(-1)?.value : undefined;
	return at(code === "MISSING_CHAR" && isNode(last) ? (last.range?.[0] ?? offset) : offset);
}

function unknownAlias({ document, at }: Parsed): FrontmatterError | undefined {
	let found: FrontmatterError | undefined;
	visit(document, {
		Alias: (_, alias) => {
			if (alias.resolve(document) !== undefined) return undefined;
			found = { ...at(alias.range?.[0] ?? 0), ...UNKNOWN_ALIAS };
			return visit.BREAK;
		},
	});
	return found;
}

function invalidField(path: readonly string[], message: string, { document, at }: Parsed) {
	const [field = ""] = path;
	const node = document.getIn(path, true);
	const own = isNode(node) ? node.range?.[0] : undefined;
	const values: unknown = document.toJS();
	return {
		...at(own ?? 0),
		message: `The frontmatter is not valid: ${[field, message].filter(Boolean).join(": ")}.`,
		hint: isField(field)
			? fieldHint(field, (values as Record<string, unknown>)[field])
			: "Write a field a line, as in title: Une page.",
	};
}

const isField = (name: string): name is keyof RecorderFrontmatter =>
	name in recorderFrontmatterSchema.shape;

/** How to write a field whose value is wrong. */
function fieldHint(field: keyof RecorderFrontmatter, value: unknown): string {
	const meant = meantValue(field, value);
	if (!recorderFrontmatterSchema.shape[field].safeParse(meant ?? null).success) {
		return `Write ${FIELD_EXAMPLES[field]}.`;
	}
	const written = new Document({ [field]: meant }).toString({
		collectionStyle: "flow",
		flowCollectionPadding: false,
	});
	return `Write ${written.trim().replace(/^\{(.*)\}$/su, "$1")}.`;
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
	const meant = otherField(name) ?? nearest(name, known);
	const hint = meant === undefined ? noField(name, known) : `Did you mean \`${meant}\`?`;
	return [{ ...place, message: `The frontmatter has no field \`${name}\`.`, hint }];
}

function noField(name: string, known: readonly string[]): string {
	const option = nearest(name, Object.keys(OPTION_EXAMPLES));
	return option === undefined
		? `The fields are: ${known.join(", ")}.`
		: `\`${option}\` is an option of a fence: ${OPTION_EXAMPLES[option as keyof SnippetOptions]}.`;
}
