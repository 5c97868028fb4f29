import type { ReadLine } from "./read-screen.ts";

/** What a process's number is called in /proc, in what `docker inspect` says, and in logs. */
const LABEL = /^(?:[Pp]id|PID|PPid|Tgid)$/;

/** Where the rows of a table that psql draws have processes' numbers, by its headings: ` pid | usename `. */
export function processColumns(headings: string): [from: number, to: number][] {
	return [...headings.matchAll(/[^|]+/g)].flatMap(({ index, 0: heading }) =>
		/^ *(?:\w+_)?pid *$/.test(heading) ? [[index, index + heading.length]] : [],
	);
}

/**
 * Whether a value of a line is a process's number: its column or a label says so, or it is in brackets behind a date or
 * a name.
 */
export function isProcessNumber(
	{ tokens, processes }: Pick<ReadLine, "tokens" | "processes">,
	index: number,
): boolean {
	const [label, open, number, close] = [-2, -1, 0, 1].map((offset) => tokens[index + offset]);
	if (number?.kind !== "number") return false;
	if (isOfLog(tokens, index)) return true;
	if (processes.some(([from, to]) => number.start >= from && number.start < to)) return true;
	if (open === undefined) return false;
	if (LABEL.test(open.text)) return number.gap === " ";
	if (label === undefined) return false;
	const isBracketed = open.text === "[" && close?.text === "]" && number.gap + close.gap === "";
	if (isBracketed) {
		// Gunicorn has the date in brackets, too: `[2026-03-02 10:11:12 +0000] [7] [INFO]`.
		const [former] = label.text === "]" ? tokens.slice(index - 3) : [label];
		return former?.kind === "date" || (label.kind === "word" && open.gap === "");
	}
	const isQuoted = label.text === '"' && LABEL.test(tokens[index - 3]?.text ?? "");
	// psql's expanded rows: `pid | 45`.
	return (open.text === ":" && isQuoted) || (/^[:|]$/.test(open.text) && LABEL.test(label.text));
}

/**
 * Whether a number is a process's as nginx and Redis tell of theirs: `29#29: exiting`, `start worker process 29`,
 * `signal 17 (SIGCHLD) received from 29`, `7:C 02 Mar 2026 10:11:12.345`.
 */
function isOfLog(tokens: ReadLine["tokens"], index: number): boolean {
	const near = (offset: number) => tokens[index + offset];
	const textOf = (...offsets: number[]) => offsets.map((offset) => near(offset)?.text).join(" ");
	const isHash = (offset: number) =>
		near(offset)?.text === "#" && near(offset + 1)?.kind === "number";
	if (
		(isHash(1) && textOf(3) === ":") ||
		(isHash(-1) && near(-2)?.kind === "number" && textOf(1) === ":")
	)
		return true;
	if (/^(?:worker|manager|loader) process$/.test(textOf(-2, -1))) return true;
	if (textOf(-2, -1) === "received from") return near(1) === undefined;
	return index === 0 && /^: [CMSX]$/.test(textOf(1, 2)) && near(3)?.kind === "date";
}
