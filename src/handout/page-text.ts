import { posix } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { quoteValues } from "../../scripts/recording/quote-value.ts";
import type { Recording, SnippetRecording } from "../../scripts/recording/schema.ts";
import { counted, frenchValue } from "../components/french-value.ts";
import { languageOf } from "../components/language-of.ts";
import { strings } from "../strings.ts";
import { plainCommands } from "./plain-recording.ts";

/** A page as text for programs that read. */
export interface PageText {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** The page in Markdown: what its terminals showed stands in the place of their fences. */
	readonly markdown: string;
}

/** What a page's text is made of. */
interface Parts {
	readonly name: string;
	/** The MDX file's text. */
	readonly source: string;
	/** The snippets that open at a line of the file, from 1. */
	readonly snippetAt: (line: number) => SnippetRecording | undefined;
	/** The recording that a page shows. */
	readonly recordingOf: (page: string) => Recording | undefined;
	/** The text of a file of `snippets/`. */
	readonly fileText: (path: string) => string;
}

const frontmatterSchema = z.looseObject({
	title: z.string(),
	description: z.string().default(""),
});

/** Makes a page's text for programs that read. */
export function pageText(parts: Parts): PageText {
	const { name } = parts;
	// Some editors save a page with the line ends of Windows.
	const source = parts.source.replaceAll("\r\n", "\n");
	const [head = "", front = ""] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
	const { title, description } = frontmatterSchema.parse(parse(front));
	const body = blocks(source.slice(head.length), head.split("\n").length).map(
		({ line, text, isFence }) => {
			if (!isFence) return prose(text, parts);
			const snippet = parts.snippetAt(line);
			return snippet === undefined ? text : transcript(snippet);
		},
	);
	const recording = parts.recordingOf(name);
	const notes = recording === undefined ? [] : [strings.recordedWith(recording)];
	const markdown = [`# ${title}`, description, ...notes, body.join("\n")].join("\n\n");
	return { name, title, description, markdown: `${markdown.replace(/\n{3,}/g, "\n\n").trim()}\n` };
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

/** Prose without what only MDX knows. */
function prose(text: string, parts: Parts): string {
	return text
		.replaceAll(/^import .*$/gm, "")
		.replaceAll(elements("Quote"), (_, given: string) => quote(attributesIn(given), parts))
		.replaceAll(elements("File"), (_, given: string) => file(attributesIn(given), parts))
		.split(/(`[^`]*`)/)
		.map((part, index) =>
			index % 2 === 1 ? part : part.replaceAll(elements("/?[A-Za-z]\\w*"), ""),
		)
		.join("");
}

/** Tags of elements; the group is their attributes, which may have a `>` in them. */
function elements(name: string): RegExp {
	return new RegExp(`<${name}((?:\\s+[\\w:-]+(?:=(?:"[^"]*"|\\{[^}]*\\}))?)*)\\s*/?>`, "g");
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

function file({ path = "", lines }: Record<string, string>, { fileText }: Parts): string {
	const [from, to] = (lines ?? "").split("-").map(Number);
	const all = fileText(path).trimEnd().split("\n");
	const shown = lines === undefined ? all : all.slice((from ?? 1) - 1, to ?? from);
	return `${posix.join("snippets", path)}\n\n\`\`\`${languageOf(path)}\n${shown.join("\n")}\n\`\`\``;
}

function attributesIn(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
	);
}

/** What a terminal showed, as one sees it. */
function transcript(snippet: SnippetRecording): string {
	const lines = plainCommands(snippet).flatMap(({ prompt, input, output, exit }) => [
		...(prompt + input === "" ? [] : [prompt + input]),
		...(output === "" ? [] : [output]),
		...(exit === undefined || exit === 0 ? [] : [`[${strings.exitStatus(exit)}]`]),
	]);
	if (snippet.skipped !== undefined) lines.push(`[${strings.skipped(snippet.skipped)}]`);
	const fence = lines.some((line) => line.includes("```")) ? "````" : "```";
	return [`${fence}console`, ...lines, fence].join("\n");
}
