import type { ReadLine } from "./read-screen.ts";
import { headingOf } from "./table.ts";

/** Headings of the last column of a table of processes: what each runs. */
const COMMANDS: ReadonlySet<string | undefined> = new Set(["CMD", "COMMAND"]);

/**
 * The rows of tables of processes that come and go: what a loop runs for a moment is there or not, as it happens.
 * That a row is of a loop, another one says: `sh -c while date; do sleep 1; done` has a `sleep 1`.
 */
export function passingRows(lines: readonly ReadLine[]): Set<ReadLine> {
	const rows = lines.flatMap((line) => {
		const command = commandOf(line);
		return command === undefined ? [] : [{ line, command }];
	});
	const looped = new Set(rows.flatMap(({ command }) => commandsOfLoop(command)));
	return new Set(rows.filter(({ command }) => looped.has(command)).map(({ line }) => line));
}

/** What a loop that stands in a command runs, one after the other. */
function commandsOfLoop(command: string): string[] {
	const [, head = "", body = ""] =
		/\b(?:while|until|for)\b(.*?)\bdo\b(.*)\bdone\b/.exec(command) ?? [];
	return `${head};${body}`.split(/[;&|]/).map((part) => part.trim());
}

/** What a row's process runs; nothing for what is no row of such a table. */
function commandOf({ tokens, headings }: ReadLine): string | undefined {
	const titles = headings.map(({ text }) => text);
	const isProcesses = titles.includes("PID") && COMMANDS.has(titles.at(-1));
	const from = tokens.findIndex((token) => headingOf(headings, token) === headings.at(-1));
	if (!isProcesses || from < 1) return undefined;
	return tokens
		.slice(from)
		.map(({ gap, text }) => gap + text)
		.join("")
		.trim();
}
