import type { RecorderFrontmatter } from "./frontmatter.ts";
import type { Location } from "./issue.ts";
import type { SnippetOptions } from "./snippet-options.ts";

/** One code fence tagged `run`. */
export interface Snippet {
	/** Given by `id="…"`, or `snippet-3` for the third of its page. */
	readonly id: string;
	/** `sh`: each completed line is a command. `console`: a dialogue, prompts included. */
	readonly language: "sh" | "console";
	/** The fence's text. */
	readonly code: string;
	readonly options: SnippetOptions;
	/** Where the fence opens. The code's first line is the next one. */
	readonly location: Location;
	/** The heading below which it stands, with the apostrophes that readers see: `4-c · Lire docker ps`. */
	readonly heading?: string | undefined;
	/** Which use of a partial on its page it stands in, from 1; 0 where it stands in the page's own file. */
	readonly use: number;
}

/** A noun behind a number, for `Intl.PluralRules`: “0 conteneur”, “2 conteneurs”. */
export interface Noun {
	readonly one: string;
	readonly other: string;
}

/** `<Quote of="id" match="/…/" />`: a value that the prose takes out of a snippet's screen. */
export interface Quote {
	/** Id of the snippet quoted. */
	readonly of: string;
	/** The value is its first group, or the whole match. */
	readonly match: RegExp;
	/** What the value counts, where the sentence goes on with it. */
	readonly noun?: Noun;
	readonly location: Location;
	/** As a snippet's. */
	readonly use: number;
}

/** `<Note of="id" at="/…/">…</Note>`: what the page says of a line of a snippet's screen, and shows beside it. */
export interface Note {
	/** Id of the snippet on whose screen the line stands. */
	readonly of: string;
	/** The first group of its first match in a line is marked, or the whole match. */
	readonly at: RegExp;
	readonly location: Location;
	/** As a snippet's. */
	readonly use: number;
}

/** What the planner reads out of one MDX file. */
export interface Page {
	/** `exercice-1`: the file's path below `src/content/docs`, without its extension. */
	readonly name: string;
	/** The file's path relative to the repository's root. */
	readonly file: string;
	/** Folders of `snippets/` copied into the engine; terminals start in the first. */
	readonly workspace: readonly string[];
	/** Images that the engine has when the page begins. */
	readonly images: readonly string[];
	/** Packages that its machines have beside the usual ones, by their names for each distribution. */
	readonly tools?: RecorderFrontmatter["tools"];
	/** Name of the page after which it begins. */
	readonly after?: string | undefined;
	/** Names of its machines, the student's own first. */
	readonly machines: readonly string[];
	/** Docker versions on which its snippets run; all where absent. */
	readonly engines?: string | undefined;
	readonly snippets: readonly Snippet[];
	readonly quotes: readonly Quote[];
	readonly notes: readonly Note[];
	/** Files that the page includes or shows, relative to the repository's root. */
	readonly includes: readonly string[];
	/** The text of its file and of its partials, by their paths. */
	readonly sources: ReadonlyMap<string, string>;
}

/** The folders of `snippets/` that a page and its snippets work in. */
export function workspacesOf({ workspace, snippets }: Page): string[] {
	return [
		...new Set([...workspace, ...snippets.flatMap(({ options }) => options.workspace ?? [])]),
	];
}
