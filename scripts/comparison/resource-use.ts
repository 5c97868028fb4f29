import { areNear, readQuantity } from "./read-quantity.ts";
import type { Token, TokenKind } from "./read-tokens.ts";
import { type Heading, headingOf } from "./table.ts";

/** Headings of what `ps`, `top`, `docker top` and `docker stats` say of processes; `%CPU` is two words here. */
const NUMBER_HEADINGS: ReadonlySet<string | undefined> = new Set(["PID", "PPID"]);
/** Bytes that a container may take or send more or less at any time; what it reads may be in the machine's memory, or not. */
const OF_NO_MATTER = 1_000_000;
const READ = 20_000_000;
const USE_HEADINGS: ReadonlySet<string | undefined> = new Set(
	"C % CPU MEM VSZ RSS TIME".split(" "),
);

/**
 * The heading of a column, but for a single word that is one of processes' in a table of other things: of these, a
 * `TIME` or a `CPU` is the lesson's.
 */
export function headingOfUse(
	headings: readonly Heading[],
	token: Token,
	title: string,
): string | undefined {
	const heading = headingOf(headings, token)?.text;
	const isOther = USE_HEADINGS.has(heading) && heading === title;
	return isOther && !headings.some(({ text }) => /^PIDS?$/.test(text)) ? undefined : heading;
}

/** The columns of `docker stats` by their names in JSON. */
const STATS: Readonly<Record<string, string>> = {
	BlockIO: "BLOCK I / O",
	CPUPerc: "CPU %",
	MemPerc: "MEM %",
	MemUsage: "MEM USAGE / LIMIT",
	NetIO: "NET I / O",
	PIDs: "PIDS",
};

/** The column of a value that `docker stats` tells as JSON: its title, and the part of it that the value stands under. */
export function statsColumn(
	tokens: readonly Token[],
	index: number,
): { title: string; heading: string } | undefined {
	const key = tokens.slice(0, index).findLastIndex(({ text }) => Object.hasOwn(STATS, text));
	const [name, quote, colon, ...value] = tokens.slice(key, index);
	const title = STATS[name?.text ?? ""];
	const isKey =
		quote?.text === '"' && colon?.text === ":" && value.every(({ text }) => text !== ",");
	if (key === -1 || title === undefined || !isKey) return undefined;
	const isLimit = title.endsWith("LIMIT") && value.at(-1)?.text === "/";
	return { title, heading: isLimit ? "LIMIT" : title.replace(/ .*/, "") };
}

/** Whether a column has the numbers of processes. */
export function isOfProcessNumbers(heading: string | undefined): boolean {
	return NUMBER_HEADINGS.has(heading);
}

/**
 * Whether a value of a table of processes is a process's number, or how much of the machine it uses. Process 1
 * is the container's own, which is worth a lesson.
 */
export function isOfProcess(
	kind: TokenKind,
	before: string,
	after: string,
	heading: string | undefined,
): boolean {
	if (isOfProcessNumbers(heading)) {
		return kind === "number" && [before, after].every((text) => Number(text) > 1);
	}
	return (
		USE_HEADINGS.has(heading) &&
		(kind === "number" || kind === "decimal" || kind === "share") &&
		areNear(kind, before, after)
	);
}

/** Whether a value of `docker stats` is how much a container does and takes just then; its limit is the page's. */
export function isOfContainer(
	kind: TokenKind,
	before: string,
	after: string,
	heading: string | undefined,
	title: string | undefined,
): boolean {
	if (heading === "PIDS") {
		// A server has some more or less at any time, and a health check its own.
		const counts = [before, after].map((text) => Number(text) + 5);
		return kind === "number" && Math.max(...counts) / Math.min(...counts) <= 2;
	}
	if (title === "CPU %") return kind === "share";
	const isTraffic = title === "NET I / O" || title === "BLOCK I / O";
	const isUse = title === "MEM USAGE / LIMIT" && heading !== "LIMIT" && heading !== "/";
	if (kind !== "size" || !(isTraffic || isUse)) return false;
	const added = title === "BLOCK I / O" ? READ : OF_NO_MATTER;
	const amounts = [before, after].map((text) => readQuantity("size", text)[0] + added);
	return Math.max(...amounts) / Math.min(...amounts) <= 4;
}
