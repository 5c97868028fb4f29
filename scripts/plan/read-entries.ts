import { count } from "../text/count.ts";
import { messageOf } from "../text/message-of.ts";
import { nearest } from "../text/nearest.ts";
import { type Entry, SHELL_PROMPT } from "./entry.ts";
import type { Issue, Location } from "./issue.ts";
import { promptKind } from "./looks-like-terminal.ts";
import { mendPattern } from "./mend-pattern.ts";
import { oddSign } from "./odd-signs.ts";
import { optionPlace } from "./option-place.ts";
import type { Page, Snippet } from "./page.ts";
import { nearPasted, openPasted, pastedValues, withPasted } from "./pasted-values.ts";
import { type DialogueError, readDialogue } from "./read-dialogue.ts";
import { isBlank, splitCommands } from "./split-commands.ts";

/** A snippet with what is entered at its terminal. */
export interface PlannedSnippet extends Snippet {
	readonly entries: readonly Entry[];
}

/**
 * Reads what a page's snippets enter at their terminals, and checks that each terminal is free, or
 * busy, when its snippet needs it so.
 */
export async function readEntries(
	page: Page,
): Promise<{ snippets: PlannedSnippet[]; issues: Issue[] }> {
	const issues: Issue[] = [];
	const snippets: PlannedSnippet[] = [];
	/** Terminals in which a program was left running, with the snippet that did so. */
	const busy = new Map<string, Snippet>();
	for (const snippet of page.snippets) {
		const { terminal, until } = snippet.options;
		const { entries: read, errors } = await readCode(snippet);
		const entries = withStatuses(read, snippet.options);
		issues.push(...checkStatuses(snippet, entries, page));
		for (const { line, ...error } of errors) {
			issues.push({ ...codeLocation(snippet, line), ...error });
		}
		const [first] = entries;
		const known = [...snippets.map(({ id }) => id), snippet.id];
		for (const entry of entries) {
			issues.push(...checkPasted(snippet, entry, known), ...checkSigns(snippet, entry));
		}
		if (first !== undefined) issues.push(...checkTerminal(snippet, first, busy, page));
		snippets.push({ ...snippet, entries });
		if (first?.kind === "wait") continue;
		if (until === undefined) busy.delete(terminal);
		else busy.set(terminal, snippet);
	}
	return { snippets, issues };
}

/** Where a line of a snippet's code stands in its page. */
export function codeLocation(snippet: Snippet, line: number): Location {
	return { ...snippet.location, line: snippet.location.line + 1 + line };
}

/** Reads a snippet's code. The values that it pastes are words to the parsers. */
async function readCode({
	language,
	code,
}: Snippet): Promise<{ entries: Entry[]; errors: DialogueError[] }> {
	const pasted = pastedValues(code);
	const word = (number: number) => `pasted${number}value`;
	const masked = pasted.reduce(
		(text, { source }, index) => text.replace(source, word(index)),
		code,
	);
	const { entries, errors } = await readMasked(language, masked);
	const unmask = (text: string) =>
		pasted.reduce((rest, { source }, index) => rest.replace(word(index), () => source), text);
	return { entries: entries.map((entry) => ({ ...entry, text: unmask(entry.text) })), errors };
}

const PROMPT_HINTS = {
	shell: "Drop the `$ `; or write a `console` fence, in which each line has its prompt.",
	program:
		"What is typed into a program stands in a `console` fence, in which each line has its prompt: `$ ` before the command that starts it.",
	windows: "A command of Windows does not run here: tag the fence `illustration`.",
} as const;

async function readMasked(
	language: Snippet["language"],
	code: string,
): Promise<{ entries: Entry[]; errors: DialogueError[] }> {
	if (code.trim() === "") {
		return { entries: [{ kind: "wait", prompt: "", text: "", line: 0 }], errors: [] };
	}
	if (language === "console") return await readDialogue(code);
	const commands = await splitCommands(code);
	const entries = commands.map(
		(command): Entry => ({ kind: "command", prompt: SHELL_PROMPT, ...command }),
	);
	const errors = commands.flatMap(({ text, line: start }) => {
		const lines = text.split("\n");
		const first = Math.max(
			0,
			lines.findIndex((one) => !isBlank(one)),
		);
		const kind = promptKind(lines[first] ?? "");
		if (kind === undefined) return [];
		const message = "The command begins with a prompt.";
		return [{ line: start + first, message, hint: PROMPT_HINTS[kind] }];
	});
	return { entries, errors };
}

/** Entries with the status of their command, where their fence says so: a key, or a line of its dialogue, may end it. */
function withStatuses(entries: readonly Entry[], { exit }: Snippet["options"]): Entry[] {
	if (typeof exit === "number") return [...entries];
	let command = -1;
	return entries.map((entry) => {
		if (entry.kind === "command") command += 1;
		const status = exit[command];
		return status === undefined ? entry : { ...entry, exit: status };
	});
}

function checkStatuses(snippet: Snippet, entries: readonly Entry[], page: Page): Issue[] {
	const { exit } = snippet.options;
	const { length } = entries.filter(({ kind }) => kind === "command");
	if (typeof exit === "number" || exit.length === length) return [];
	const message = `\`exit\` has ${count(exit.length, "status", "statuses")} for ${count(length, "command")}.`;
	const { location } = snippet;
	const place = optionPlace(location, "exit", page.sources.get(location.file));
	return [{ ...place, message, hint: "Give one for each command, or one for all." }];
}

/** Finds what the shell would read otherwise than its author. */
function checkSigns(snippet: Snippet, { kind, prompt, text, line }: Entry): Issue[] {
	const bare = withPasted(text, ({ source }) => "_".repeat(source.length));
	const odd = kind === "command" ? oddSign(bare) : undefined;
	if (odd === undefined) return [];
	const { index, ...told } = odd;
	const before = text.slice(0, index).split("\n");
	const start = codeLocation(snippet, line + before.length - 1);
	// A dialogue has its prompts in the fence, each as long as another.
	const shift = snippet.language === "console" ? prompt.length : 0;
	return [{ ...start, column: start.column + shift + (before.at(-1)?.length ?? 0), ...told }];
}

/** @param known Ids of the snippets up to this one. */
function checkPasted(snippet: Snippet, { text, line }: Entry, known: readonly string[]): Issue[] {
	const location = codeLocation(snippet, line);
	const open = openPasted(text);
	if (open !== undefined) {
		const message = `The value \`${open}\` is never closed.`;
		return [{ ...location, message, hint: "End its pattern with /}: ${lancer:/^(.*)$/}." }];
	}
	const near = nearPasted(text).find(({ of }) => known.includes(of));
	if (near !== undefined) {
		const message = `\`${near.written}\` does not paste a value.`;
		return [{ ...location, message, hint: `Write \${${near.of}:/^(.*)$/}.` }];
	}
	return pastedValues(text).flatMap(({ source, of, pattern }): Issue[] => {
		if (!known.includes(of)) {
			const meant = nearest(of, known);
			return [
				{
					...location,
					message: `\`${source}\` names a snippet \`${of}\` that has not run by then.`,
					hint: meant === undefined ? `So far: ${known.join(", ")}.` : `Did you mean \`${meant}\`?`,
				},
			];
		}
		try {
			new RegExp(pattern, "mu");
			return [];
		} catch (error) {
			const mended = mendPattern(pattern);
			const hint =
				mended === undefined
					? "Write it as in a quote: the id, and a pattern between slashes."
					: `Write \${${of}:/${mended}/}.`;
			return [{ ...location, message: `${messageOf(error)}.`, hint }];
		}
	});
}

/** Options for which the recorder gives the shell a command of its own. */
const OF_SHELL = ["cwd", "env", "workspace"] as const;

/** @param busy Terminals whose programs still run, with the snippets that left them so. */
function checkTerminal(
	snippet: Snippet,
	first: Entry,
	busy: ReadonlyMap<string, Snippet>,
	page: Page,
): Issue[] {
	const { options, location } = snippet;
	const { terminal, until } = options;
	const holder = busy.get(terminal);
	const others = [...busy].map(([name, { id }]) => `\`${name}\` (snippet \`${id}\`)`);
	const other =
		others.length === 0 ? "" : ` A program runs in the terminal ${others.join(", ")}: is it meant?`;
	if (first.kind === "wait" && (holder === undefined || until === undefined)) {
		return [
			{
				...snippet.location,
				message: `Snippet \`${snippet.id}\` has no command.`,
				hint: `Only a fence with \`until\`, in a terminal where a program runs, may be empty.${holder ? "" : other}`,
			},
		];
	}
	if (first.kind !== "command" && holder === undefined) {
		return [
			{
				...codeLocation(snippet, 0),
				message: "A dialogue begins with a command.",
				hint: `Begin with \`$ \` and a command, or continue a program that an earlier snippet of this terminal left running with \`until\`.${other}`,
			},
		];
	}
	if (first.kind === "command" && holder !== undefined) {
		return [
			{
				...codeLocation(snippet, 0),
				message: `The terminal \`${terminal}\` is busy: snippet \`${holder.id}\` (line ${holder.location.line}) left its program running.`,
				hint: "End it first with a `console` fence that presses ^C, or use another terminal.",
			},
		];
	}
	const option = holder && OF_SHELL.find((name) => options[name] !== undefined);
	if (option === undefined) return [];
	const place = optionPlace(location, option, page.sources.get(location.file));
	const message = `\`${option}\` is for the shell, and this terminal runs the program of \`${holder?.id}\`.`;
	return [{ ...place, message, hint: "Write it where the program is started." }];
}
