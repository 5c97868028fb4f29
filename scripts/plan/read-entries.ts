import type { Entry } from "./entry.ts";
import { SHELL_PROMPT } from "./entry.ts";
import type { Issue, Location } from "./issue.ts";
import type { Page, Snippet } from "./page.ts";
import { type DialogueError, readDialogue } from "./read-dialogue.ts";
import { splitCommands } from "./split-commands.ts";

/** A snippet with what is entered at its terminal. */
export interface PlannedSnippet extends Snippet {
	readonly entries: readonly Entry[];
}

/** What pages' snippets enter at their terminals, and what is wrong with it. */
export interface PageEntries {
	readonly snippets: PlannedSnippet[];
	readonly issues: Issue[];
}

/**
 * Reads what the snippets of pages enter at their terminals, and checks that each terminal is free,
 * or busy, when its page needs it so.
 *
 * @returns One for each page, in their order.
 */
export async function readEntries(pages: readonly Page[]): Promise<PageEntries[]> {
	// All at once: the shell's parser takes as long for one fence as for a hundred.
	const commands = await readCommands(pages.flatMap(({ snippets }) => snippets));
	return await Promise.all(pages.map((page) => readPageEntries(page, commands)));
}

async function readPageEntries(page: Page, commands: Commands): Promise<PageEntries> {
	const issues: Issue[] = [];
	const snippets: PlannedSnippet[] = [];
	/** Terminals in which a program was left running, with the snippet that did so. */
	const busy = new Map<string, Snippet>();
	for (const snippet of page.snippets) {
		const { terminal, until } = snippet.options;
		const holder = busy.get(terminal);
		if (snippet.code.trim() === "" && holder !== undefined && until !== undefined) {
			snippets.push({ ...snippet, entries: [{ kind: "wait", prompt: "", text: "", line: 0 }] });
			continue;
		}
		if (snippet.code.trim() === "") {
			issues.push({
				...snippet.location,
				message: `Snippet \`${snippet.id}\` has no command.`,
				hint: "Only a fence with `until`, in a terminal where a program runs, may be empty.",
			});
			continue;
		}
		const { entries, errors } = commands.get(snippet) ?? (await readDialogue(snippet.code));
		for (const { line, ...error } of errors) {
			issues.push({ ...codeLocation(snippet, line), ...error });
		}
		if (entries.length > 0 && holder === undefined && entries[0]?.kind !== "command") {
			issues.push({
				...codeLocation(snippet, 0),
				message: "A dialogue begins with a command.",
				hint: "Begin with `$ ` and a command, or continue a program that an earlier snippet of this terminal left running with `until`.",
			});
		}
		if (holder !== undefined && entries[0]?.kind === "command") {
			issues.push({
				...codeLocation(snippet, 0),
				message: `The terminal \`${terminal}\` is busy: snippet \`${holder.id}\` (line ${holder.location.line}) left its program running.`,
				hint: "End it first with a `console` fence that presses ^C, or use another terminal.",
			});
		}
		if (until === undefined) busy.delete(terminal);
		else busy.set(terminal, snippet);
		snippets.push({ ...snippet, entries });
	}
	return { snippets, issues };
}

/** Where a line of a snippet's code stands in its page. */
export function codeLocation(snippet: Snippet, line: number): Location {
	return { ...snippet.location, line: snippet.location.line + 1 + line };
}

type Commands = ReadonlyMap<Snippet, { entries: Entry[]; errors: DialogueError[] }>;

/** The entries of `sh` fences. */
async function readCommands(snippets: readonly Snippet[]): Promise<Commands> {
	const fences = snippets.filter(({ language }) => language === "sh");
	const commands = await splitCommands(fences.map(({ code }) => code));
	return new Map(
		fences.map((fence, index) => {
			const own = commands[index] ?? [];
			const entries = own.map(
				({ text, line }): Entry => ({ kind: "command", prompt: SHELL_PROMPT, text, line }),
			);
			return [fence, { entries, errors: [] }];
		}),
	);
}
