import { plain } from "../../scripts/recording/plain.ts";
import type { SnippetRecording } from "../../scripts/recording/schema.ts";
import { findSnippet } from "../components/recorded-snippet.ts";
import { bodiesOf } from "../components/terminal-bodies.ts";
import type { JoinedPage } from "../join/join-page.ts";

/** What the search knows of a terminal as some versions show it. */
export interface TerminalRecord {
	/** `/exercice-4/?docker=26.1#term-ps`: of a version that shows it. */
	readonly url: string;
	/** What stands on it, a line a line. */
	readonly content: string;
	readonly language: "fr";
	readonly meta: {
		/** The page's title. */
		readonly title: string;
		/** The question that it answers; empty above the first. */
		readonly heading: string;
		/** The versions that show it. */
		readonly docker: string;
	};
	/** The versions that show something else in its place. */
	readonly filters: { readonly elsewhere: string[] };
}

/**
 * The terminals of a course; where versions show the same there is one for all of them.
 *
 * @param titles Of its pages, by their names.
 */
export function terminalRecords(
	pages: readonly JoinedPage[],
	titles: ReadonlyMap<string, string>,
): TerminalRecord[] {
	return pages.flatMap(({ page, shown }) =>
		page.snippets.flatMap(({ id, heading = "" }) => {
			const all = shown.views.flatMap(({ versions }) => versions);
			const bodies = bodiesOf(
				shown.views.map(({ recording, versions }) => ({
					snippet: findSnippet(recording, id),
					versions,
				})),
			);
			return bodies.map(({ snippet, versions }) => ({
				url: `/${page.name}/?docker=${versions[0]}#term-${id}`,
				content: textOf(snippet),
				language: "fr" as const,
				meta: { title: titles.get(page.name) ?? "", heading, docker: versions.join(" ") },
				filters: { elsewhere: all.filter((version) => !versions.includes(version)) },
			}));
		}),
	);
}

function textOf({ steps }: SnippetRecording): string {
	return steps
		.flatMap(({ input, screen }) => [input, ...screen.map(plain)])
		.filter((line) => line.trim() !== "")
		.join("\n");
}
