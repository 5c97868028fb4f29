import type { ReadLine } from "./read-screen.ts";
import { headingOf } from "./table.ts";

/** Headings of the last column of a table of processes: what each runs. */
const COMMANDS: ReadonlySet<string | undefined> = new Set(["CMD", "COMMAND"]);

/**
 * The rows of tables of processes that come and go: what a loop runs for a moment is there or not, as it happens.
 * That a row is of a loop, another one says: `sh -c while date; do sleep 1; done` has a `sleep 1`.
 */
export function passingRows(lines: readonly ReadLine[]): Set<ReadLine> {
	const rows = lines.flatMap((line): Row[] => {
		const command = commandOf(line);
		return command === undefined ? [] : [{ line, command }];
	});
	const looped = new Set(rows.flatMap(({ command }) => commandsOfLoop(command)));
	// What has just ended is there by its program's name, until the loop takes notice.
	const ended = new Set([...looped].map((command) => `[${command.split(" ", 1)[0]}]`));
	const isOfLoop = ({ command }: Row) =>
		looped.has(command) || ended.has(command.replace(/ <defunct>$/, ""));
	const ofLoops = rows.filter(isOfLoop).map(({ line }) => line);
	return new Set([...monitored(lines), ...ofLoops, ...healthChecks(rows)]);
}

/** A row of a table of processes, and what its process runs. */
interface Row {
	readonly line: ReadLine;
	readonly command: string;
}

/**
 * The rows of health checks, which Docker brings into a container for a moment by a shell of its own, and of what that
 * shell runs. What a page brings in, as by `docker exec -d`, names its shell otherwise.
 */
function healthChecks(rows: readonly Row[]): ReadLine[] {
	const number = ({ line }: Row, title: string) =>
		line.tokens.find((token) => headingOf(line.headings, token)?.text === title)?.text;
	const checks = rows.filter((row, index) => {
		const parent = number(row, "PPID");
		// Beside the container's own first process.
		const isSecond = rows.slice(0, index).some((one) => number(one, "PPID") === parent);
		return parent !== undefined && isSecond && row.command.startsWith("/bin/sh -c ");
	});
	const numbers = new Set(checks.map((row) => number(row, "PID")));
	const work = rows.filter((row) => numbers.has(number(row, "PPID")));
	return [...checks, ...work].map(({ line }) => line);
}

/**
 * The lines of a moment: processes that `top` or `htop` shows, in the order of what each does just then and as many as
 * have room, the room that is left below them, and the bars above. What a page keeps stays.
 */
function monitored(lines: readonly ReadLine[]): ReadLine[] {
	const start = lines.findIndex(({ headings }) => isMonitor(headings));
	return lines.filter(({ tokens: [first, second], headings, kept }, index) => {
		if (start === -1 || kept.length > 0) return false;
		if (index < start) return second?.text === "[" && second.gap === "";
		return first === undefined || (first.kind === "number" && isMonitor(headings));
	});
}

/** Whether headings are those of `top` or `htop`; `ps` calls what a process has in memory RSS. */
function isMonitor(headings: ReadLine["headings"]): boolean {
	return ["PID", "NI", "RES"].every((title) => headings.some(({ text }) => text === title));
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
