import { afterLocation } from "../plan/link-pages.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { SnippetOptions } from "../plan/snippet-options.ts";

/** Prints every snippet: place, id, terminal, options that differ from the default, what is entered. */
export function printList(pages: readonly PlannedPage[], print: (text: string) => void): void {
	for (const page of pages) {
		const { after, snippets, tools = [] } = page;
		const { file, line } = afterLocation(page);
		if (after !== undefined) print(`${file}:${line} after ${after}`);
		const names = tools.map((tool) =>
			typeof tool === "string" ? tool : Object.values(tool).join("|"),
		);
		if (names.length > 0) print(`${file}:1 tools ${names.join(" ")}`);
		for (const { id, language, options, location, entries } of snippets) {
			const notes = [language, ...formatOptions(options)].join(" ");
			print(`${location.file}:${location.line} ${id} ${notes}`);
			for (const { prompt, text } of entries) {
				print(`    ${prompt}${text.replaceAll("\n", "\n    > ")}`);
			}
		}
	}
}

/** Options that every line of the list tells in another way. */
type Told = "run" | "id";

/** The options as a page writes them. One that this lacks does not compile. */
function formatOptions(options: SnippetOptions): string[] {
	const { exit, error, until, varies, keep, hidden, replay, show, mark, ins, wrap } = options;
	const texts: Readonly<Record<Exclude<keyof SnippetOptions, Told>, string | undefined>> = {
		terminal: options.terminal,
		machine: options.machine,
		timeout: seconds(options.timeout),
		exit: exit === 0 ? undefined : String(exit),
		cwd: quoted(options.cwd),
		env: options.env && `'${options.env}'`,
		title: quoted(options.title),
		show: show && (typeof show === "string" ? `"${show}"` : `/${show.source}/`),
		mark: mark && `/${mark.source}/`,
		ins: ins && `/${ins.source}/`,
		wrap: wrap && "",
		fails: options.fails?.join(","),
		error: error && `/${error.source}/`,
		retry: seconds(options.retry),
		figure: options.figure?.toString(),
		until: until && `/${until.source}/`,
		varies: varies && `/${varies.source}/`,
		keep: keep && `/${keep.source}/`,
		picture: options.picture,
		alt: quoted(options.alt),
		engines: quoted(options.engines),
		workspace: options.workspace,
		hidden: hidden && "",
		replay: replay && "",
	};
	return Object.entries(texts).flatMap(([name, text]) => {
		if (text === undefined) return [];
		return [text === "" ? name : `${name}=${text}`];
	});
}

function seconds(duration: number | undefined): string | undefined {
	return duration === undefined ? undefined : `${duration / 1000}s`;
}

/** What may have blanks in it. */
function quoted(text: string | undefined): string | undefined {
	return text === undefined ? undefined : `"${text}"`;
}
