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
	if (processes.some(([from, to]) => number.start >= from && number.start < to)) return true;
	if (open === undefined) return false;
	if (LABEL.test(open.text)) return number.gap === " ";
	if (label === undefined) return false;
	const isBracketed = open.text === "[" && close?.text === "]" && number.gap + close.gap === "";
	if (isBracketed) return label.kind === "date" || (label.kind === "word" && open.gap === "");
	const isQuoted = label.text === '"' && LABEL.test(tokens[index - 3]?.text ?? "");
	// psql's expanded rows: `pid | 45`.
	return (open.text === ":" && isQuoted) || (/^[:|]$/.test(open.text) && LABEL.test(label.text));
}
