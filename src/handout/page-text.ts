import { posix } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { isIllustration, withoutIllustration } from "../../scripts/plan/illustration-tag.ts";
import type { Location } from "../../scripts/plan/issue.ts";
import type { Snippet } from "../../scripts/plan/page.ts";
import { partialsOf, type Sources } from "../../scripts/plan/partials.ts";
import { PAGES_FOLDER } from "../../scripts/plan/read-page.ts";
import { quoteValues } from "../../scripts/recording/quote-value.ts";
import type { Recording, SnippetRecording } from "../../scripts/recording/schema.ts";
import { fenced } from "../../scripts/text/fenced.ts";
import { counted, frenchValue } from "../components/french-value.ts";
import { languageOf } from "../components/language-of.ts";
import { optionMarkdown } from "../components/option-rows.ts";
import { strings } from "../strings.ts";
import { plainCommands } from "./plain-recording.ts";
import { NOT_RUN, RUN, tabMark, withTabTitles } from "./tab-text.ts";

/** A page as text for programs that read. */
export interface PageText {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** The page in Markdown: what its terminals showed stands in the place of their fences. */
	readonly markdown: string;
}

/** Where a fence opens: its file, its line from 1, and which use of a partial on the page it is, 0 being the page. */
export type FencePlace = Pick<Snippet, "use"> & Pick<Location, "file" | "line">;

/** What a page's text is made of. */
interface Parts {
	readonly name: string;
	/** The MDX file, relative to the repository's root. */
	readonly file: string;
	/** Texts of it and of its partials. */
	readonly sources: Sources;
	/** The snippet that opens at a place. */
	readonly snippetAt: (place: FencePlace) => SnippetRecording | undefined;
	/** The recording that a page shows. */
	readonly recordingOf: (page: string) => Recording | undefined;
	/** The text of a file of `snippets/`. */
	readonly fileText: (path: string) => string;
}

const frontmatterSchema = z.looseObject({
	title: z.string(),
	description: z.string().default(""),
	after: z.string().optional(),
});

/** Makes a page's text for programs that read. */
export function pageText(parts: Parts): PageText {
	const { name, file } = parts;
	const { title, description, after } = frontmatterSchema.parse(parse(split(parts, file).front));
	let uses = 0;
	const bodyOf = (file: string, use: number): string => {
		const { body, first } = split(parts, file);
		const partials = partialsOf(body, file, parts.sources);
		const tag = (name: string, given: Record<string, string>) => {
			const partial = partials.get(name);
			if (partial === undefined) return element(name, given, parts);
			uses += 1;
			return bodyOf(partial, uses);
		};
		return blocks(dedented(body), first)
			.map(({ line, text, isFence }) => {
				if (!isFence) return prose(text.replace(NOTE, "$<tag>"), tag);
				const snippet = parts.snippetAt({ file, line, use });
				return snippet === undefined ? code(text) : transcript(snippet);
			})
			.join("\n");
	};
	const recording = parts.recordingOf(name);
	const notes = [
		...(after === undefined ? [] : [afterNote(parts, after)]),
		...(recording === undefined ? [] : [strings.recordedWith(recording)]),
	];
	const body = withTabTitles(bodyOf(file, 0));
	const markdown = [`# ${title}`, description, ...notes, body].join("\n\n");
	return { name, title, description, markdown: `${markdown.replace(/\n{3,}/g, "\n\n").trim()}\n` };
}

/** What a page begins after, with a link to that one's text. */
function afterNote(parts: Parts, after: string): string {
	const file = `${PAGES_FOLDER}/${after}.mdx`;
	const { data } = frontmatterSchema.safeParse(parse(split(parts, file).front));
	const link = `${posix.relative(posix.dirname(parts.name), after)}.md`;
	return `${strings.after.before}[${data?.title ?? after}](${link})${strings.after.behind}`;
}

/** A file's frontmatter, and its body with the line where that begins. */
function split({ sources }: Parts, file: string) {
	// Some editors save a page with the line ends of Windows.
	const source = (sources.get(file) ?? "").replaceAll("\r\n", "\n");
	const [head = "", front = ""] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
	return { front, body: source.slice(head.length), first: head.split("\n").length };
}

/** A text without what its elements indent, which Markdown would take for code. Lines stay where they are. */
function dedented(text: string): string {
	const indents: string[] = [];
	return blocks(text, 1)
		.flatMap(({ text, isFence }) =>
			text.split("\n").map((line) => {
				const isEnd = !isFence && /^\s*<\/[A-Z]\w*>\s*$/.test(line);
				if (isEnd) indents.pop();
				if (indents.at(-1) === "?" && line.trim() !== "") {
					indents[indents.length - 1] = /^\s*/.exec(line)?.[0] ?? "";
				}
				const indent = indents.at(-1) ?? "";
				// What it is indented by shows at its first line.
				if (!isFence && OPENS.test(line)) indents.push("?");
				return line.startsWith(indent) ? line.slice(indent.length) : line;
			}),
		)
		.join("\n");
}

/** Fences, and what stands between them, with the line where each begins. */
function blocks(text: string, first: number) {
	const found: { line: number; text: string; isFence: boolean }[] = [];
	let fence: string | undefined;
	for (const [index, line] of text.split("\n").entries()) {
		const [, mark = ""] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
		const last = found.at(-1);
		if (fence !== undefined && last !== undefined) {
			last.text += `\n${line}`;
			if (mark.startsWith(fence) && line.trim() === mark) fence = undefined;
		} else if (mark !== "") {
			fence = mark;
			found.push({ line: first + index, text: line, isFence: true });
		} else if (last === undefined || last.isFence) {
			found.push({ line: first + index, text: line, isFence: false });
		} else last.text += `\n${line}`;
	}
	return found;
}

const VALUE = String.raw`"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}`;
const ATTRIBUTES = String.raw`(?:\s+[\w:-]+(?:=(?:${VALUE}))?)*`;
/** The tag of a note, whose sentence may begin in the next line. */
const NOTE = new RegExp(String.raw`(?<tag><Note${ATTRIBUTES}\s*>)\s+`, "g");
/** A line that opens an element, whose attributes may have a `>` in them. */
const OPENS = new RegExp(String.raw`^\s*<[A-Z]\w*${ATTRIBUTES}\s*>\s*$`);
/**
 * Inline code, which stays; an import or an export; a comment; a text in braces; or a tag with its attributes, which may
 * have a `>` in them.
 */
const MDX = new RegExp(
	String.raw`(?<code>(?<tick>\x60+)(?!\x60).*?(?<!\x60)\k<tick>(?!\x60))|^(?:im|ex)port [^\n]*$|\{\s*/\*.*?\*/\s*\}|\{\s*(?<quote>["'\x60])(?<text>.*?)\k<quote>\s*\}|<(?<name>/?[A-Za-z][\w.]*)(?<given>${ATTRIBUTES})\s*/?>`,
	"gms",
);

/** Prose without what only MDX knows. */
function prose(text: string, tag: (name: string, given: Record<string, string>) => string): string {
	return text.replaceAll(MDX, (...match) => {
		const { code, text, name, given } = match.at(-1) as Record<string, string | undefined>;
		if (name !== undefined) return tag(name, attributesIn(given ?? ""));
		return code ?? text ?? "";
	});
}

function element(name: string, given: Record<string, string>, parts: Parts): string {
	if (name === "Quote") return quote(given, parts);
	if (name === "Note") return note(given, parts);
	if (name === "File") return file(given, parts);
	if (name === "OptionTable") return optionMarkdown();
	return tabMark(name, given["label"]) ?? "";
}

function quote(given: Record<string, string>, { name, recordingOf }: Parts): string {
	const { of, match = "", page = name, one, other } = given;
	const snippet = recordingOf(page)?.snippets.find(({ id }) => id === of);
	const pattern = new RegExp(match.slice(1, -1), "mu");
	const [value] = snippet === undefined ? [] : quoteValues(pattern, snippet);
	if (value === undefined) return "";
	const noun = one === undefined || other === undefined ? "" : ` ${counted(value, { one, other })}`;
	return `\`${frenchValue(value)}\`${noun}`;
}

/** What a note begins with: the characters that it explains, since nothing marks them here. */
function note({ of, at = "" }: Record<string, string>, { name, recordingOf }: Parts): string {
	const snippet = recordingOf(name)?.snippets.find(({ id }) => id === of);
	const pattern = new RegExp(at.slice(1, -1), "mu");
	const [value] = snippet === undefined ? [] : quoteValues(pattern, snippet);
	return value === undefined ? "- " : `- \`${value}\` — `;
}

function file({ path = "", lines }: Record<string, string>, { fileText }: Parts): string {
	const [from, to] = (lines ?? "").split("-").map(Number);
	const all = fileText(path).trimEnd().split("\n");
	const shown = lines === undefined ? all : all.slice((from ?? 1) - 1, to ?? from);
	return `${posix.join("snippets", path)}\n\n${fenced(languageOf(path), shown.join("\n"))}`;
}

function attributesIn(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/([\w:-]+)=(?:"([^"]*)"|'([^']*)'|\{\s*(["'`])(.*?)\4\s*\})/gs)].map(
			([, name = "", double, single, , expression]) => [name, double ?? single ?? expression ?? ""],
		),
	);
}

/** A block of code, below words that say so where it is one of commands that were not run. */
function code(fence: string): string {
	const [first = ""] = fence.split("\n");
	const [, opening = "", meta = ""] = /^(\s*(?:`{3,}|~{3,})\S*) *(.*)/.exec(first) ?? [];
	if (!isIllustration(meta)) return fence;
	const untagged = `${opening} ${withoutIllustration(meta).trim()}`.trimEnd();
	return `${NOT_RUN}${strings.illustration}\u00a0:\n\n${untagged}${fence.slice(first.length)}`;
}

/** What a terminal showed, as one sees it, and what a browser showed then. */
function transcript(snippet: SnippetRecording): string {
	const lines = plainCommands(snippet).flatMap(({ prompt, input, output, exit }) => [
		...(prompt + input === "" ? [] : [prompt + input]),
		...(output === "" ? [] : [output]),
		...(exit === undefined || exit === 0 ? [] : [`[${strings.exitStatus(exit)}]`]),
	]);
	const { skipped, picture } = snippet;
	if (skipped !== undefined) lines.push(`[${strings.skipped(skipped)}]`);
	const screen = (skipped === undefined ? RUN : NOT_RUN) + fenced("console", lines.join("\n"));
	if (picture === undefined) return screen;
	return `${screen}\n\n${strings.picture(picture)}\n\n${fenced("text", picture.text.join("\n"))}`;
}
