import type { ReadLine } from "./read-screen.ts";

/** What a process's number is called in /proc, in what `docker inspect` says, and in logs. */
const LABEL = /^(?:[Pp]id|PID|PPid|Tgid|NS(?:tgid|pid|pgid|sid))$/;

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
	if (isInTree(tokens, index)) return true;
	const isBracketed = open.text === "[" && close?.text === "]" && number.gap + close.gap === "";
	if (isBracketed) {
		// Gunicorn has the date in brackets, too: `[2026-03-02 10:11:12 +0000] [7] [INFO]`.
		const [former] = label.text === "]" ? tokens.slice(index - 3) : [label];
		if (former?.kind === "date") return true;
		// `sshd[45]: ready`, and Uvicorn's `Started server process [7]`.
		return label.kind === "word" && (open.gap === "" || /^(?:process|worker)$/.test(label.text));
	}
	const isQuoted = label.text === '"' && LABEL.test(tokens[index - 3]?.text ?? "");
	// psql's expanded rows: `pid | 45`; logs and `ss`: `pid=45`.
	const isSign = /^[:|]$/.test(open.text) || (open.text === "=" && number.gap === "");
	return (open.text === ":" && isQuoted) || (isSign && LABEL.test(label.text));
}

/** Whether a number is one of `pstree`: `sh(7)---sleep(8)`. */
function isInTree(tokens: ReadLine["tokens"], index: number): boolean {
	const near = (offset: number) => tokens[index + offset]?.text;
	const isDrawn = [near(-3), near(2)].some((text) => text === "-" || text === "─");
	return near(-1) === "(" && near(1) === ")" && tokens[index - 2]?.kind === "word" && isDrawn;
}

/**
 * Whether a number is what a shell says of a job that it begins, or has: `[1] 45`. R prints its results so, too, of which two
 * runs must show that they vary.
 */
export function isJobNumber(tokens: ReadLine["tokens"], index: number): boolean {
	const [open, job, close] = tokens;
	const isJob = open?.text === "[" && job?.kind === "number" && close?.text === "]";
	// `jobs -l` marks the newest ones, and says what each does: `[1]+  45 Running`.
	const at = /^[+-]$/.test(tokens[3]?.text ?? "") ? 4 : 3;
	const state = tokens[index + 1];
	const isAlone = state === undefined || /^(?:Done|Exit|Running|Stopped)$/.test(state.text);
	return isJob && index === at && isAlone && tokens[at]?.kind === "number";
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
