import { isBlank, isComplete, isContinued, isPlain } from "./is-complete.ts";
import { parseShell } from "./parse-shell.ts";

/** Stands between codes that are parsed as one. It is no statement where a code goes on into it. */
const SEPARATOR = ": separator";
/** A parser's answer grows with what it is given. */
const MOST_TOGETHER = 500;
/** A here-document whose end is not a plain word: what looks like a blank line might be it. */
const ODD_HEREDOC = /(?<!<)<<(?!<)(?!-?[ \t]*(\w+|'\w+'|"\w+")([\s;|&<>()]|$))/;

/**
 * Tells after which lines of some shell codes, each read from its own beginning, a shell would run
 * what it was given rather than ask for more.
 *
 * @returns For each code the numbers of those lines, from 0, without its last one, after which
 *   nothing follows.
 */
export async function completeLines(codes: readonly string[]): Promise<ReadonlySet<number>[]> {
	const known = codes.map(plainLines);
	const others = codes.filter((_, index) => known[index] === undefined);
	const parsed: ReadonlySet<number>[] = [];
	for (let start = 0; start < others.length; start += MOST_TOGETHER) {
		parsed.push(...(await parseAll(others.slice(start, start + MOST_TOGETHER))));
	}
	const rest = parsed.values();
	return known.map((lines) => lines ?? rest.next().value ?? new Set());
}

/** All lines but the last, where each is a complete command at first sight. */
function plainLines(code: string): ReadonlySet<number> | undefined {
	const lines = code.split("\n").slice(0, -1);
	return lines.every(isPlain) ? new Set(lines.keys()) : undefined;
}

/** Parses codes as one, and where that cannot be, each half of them, down to the one at fault. */
async function parseAll(codes: readonly string[]): Promise<ReadonlySet<number>[]> {
	const lines = await parseTogether(codes);
	if (lines !== undefined) return lines;
	const [first, ...others] = codes;
	if (first === undefined) return [];
	if (others.length === 0) return [await tryPrefixes(first)];
	const half = Math.ceil(codes.length / 2);
	return [...(await parseAll(codes.slice(0, half))), ...(await parseAll(codes.slice(half)))];
}

/**
 * Parses codes as one, and tells where commands end by where the next ones begin.
 *
 * @returns Nothing where that cannot tell, as when one of them has a syntax error.
 */
async function parseTogether(codes: readonly string[]): Promise<ReadonlySet<number>[] | undefined> {
	const text = codes.join(`\n${SEPARATOR}\n`);
	const lines = text.split("\n");
	// A backslash may end a comment, or stand before a command's beginning.
	const isDoubtful = lines.some((line) => isContinued(line) && /#|^\s*\\$/.test(line));
	if (isDoubtful || ODD_HEREDOC.test(text)) return undefined;
	const file = await parseShell(text).catch(() => undefined);
	if (file === undefined) return undefined;
	const starts = file.Stmts.map(({ Position: { Line, Col } }) => ({
		line: Line - 1,
		indent: Col - 1,
	}))
		// One that begins a line, rather than follows another on it.
		.filter(({ line, indent }) => indentOf(lines[line]) === indent)
		.filter(({ line }) => !isContinued(lines[line - 1] ?? ""))
		.map(({ line }) => line);
	const complete = linesThatComplete(lines, starts);
	const isStart = new Set(starts);

	const results: Set<number>[] = [];
	let first = 0;
	for (const code of codes) {
		// The separator before it.
		if (first > 0 && !isStart.has(first - 1)) return undefined;
		const last = code.split("\n").length - 1;
		const own = Array.from({ length: last }, (_, line) => line);
		results.push(new Set(own.filter((line) => complete.has(first + line))));
		first += last + 2;
	}
	return results;
}

/** From the last line of each statement, here-documents included, to the next statement. */
function linesThatComplete(lines: readonly string[], starts: readonly number[]): Set<number> {
	const complete = new Set<number>();
	const bounds = [0, ...starts, lines.length];
	for (const [index, start] of bounds.slice(0, -1).entries()) {
		const next = bounds[index + 1] ?? lines.length;
		let line = next;
		while (line > start && isBlank(lines[line - 1] ?? "")) line--;
		// `line` is the first of the blank ones: the statement ends before it, or goes on in it.
		if (line > start && !isContinued(lines[line - 1] ?? "")) line--;
		for (; line < next; line++) complete.add(line);
	}
	return complete;
}

/** The bytes before a line's first word. */
function indentOf(line = ""): number {
	return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** Asks after each line whether what was given so far is complete: slow, and sure. */
async function tryPrefixes(code: string): Promise<Set<number>> {
	const complete = new Set<number>();
	const lines = code.split("\n");
	let start = 0;
	for (const line of lines.slice(0, -1).keys()) {
		const text = lines.slice(start, line + 1).join("\n");
		if (!isBlank(text) && !(await isComplete(text))) continue;
		complete.add(line);
		start = line + 1;
	}
	return complete;
}
