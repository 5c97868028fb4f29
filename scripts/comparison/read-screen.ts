import { plain } from "../recording/plain.ts";
import { isLoosening, type RunFacts } from "./judge-token.ts";
import { machineState } from "./machine-state.ts";
import { mergeKeys } from "./merge-keys.ts";
import { inPlainOrder } from "./plain-order.ts";
import { passingRows } from "./process-table.ts";
import { readDate, zoneOfNow } from "./read-date.ts";
import { readTokens, type Token, type TokenKind } from "./read-tokens.ts";
import { sortSiblings } from "./sort-siblings.ts";
import { type Heading, readHeadings } from "./table.ts";
import type { FreeLines, VaryingValue } from "./volatility.ts";

/** A screen as it was printed, and what is known of it. */
export interface ShownScreen {
	readonly lines: readonly string[];
	/** What two runs showed to vary on it; nothing where there was one run. */
	readonly varying: readonly VaryingValue[];
	readonly free: readonly FreeLines[];
	readonly run: RunFacts;
	/** Whether it is what a program showed when it was interrupted: its clock may have struck, and `^C` be echoed. */
	readonly isInterrupt?: boolean;
	/** What the page says that it varies, or that it must not: patterns of a line's part. */
	readonly varies?: RegExp | undefined;
	readonly keep?: RegExp | undefined;
}

/** A line of it, read. */
export interface ReadLine {
	/** Its number on the screen, from 0. */
	readonly number: number;
	readonly tokens: readonly Token[];
	/** The headings of the table in which it stands. */
	readonly headings: readonly Heading[];
	/** Columns in which every character must stay. */
	readonly kept: readonly Columns[];
}

/** A screen, read. */
export interface ReadScreen {
	readonly shown: ShownScreen;
	/**
	 * Without those of which the page says that they vary as a whole, those of processes that come and go, and all
	 * but the first of those in a row that tell nothing but the time of the run.
	 */
	readonly lines: readonly ReadLine[];
	readonly known: ReadonlyMap<string, VaryingValue>;
	/** The quantities of which some are known to vary on it, and the lines on which any do. */
	readonly loose: ReadonlySet<TokenKind>;
	readonly looseLines: ReadonlySet<number>;
}

type Columns = readonly [from: number, to: number];

/** How many things that Compose does may end before it draws their total. */
const MOST_LATE = 2;

/** What stands for a part of a line of which the page says that it varies. */
const ANYTHING = "…";

/** Reads a screen into what its lines are made of. */
export function readScreen(shown: ShownScreen): ReadScreen {
	let current: readonly Heading[] = [];
	const machine = [...shown.run.machine.values()].filter((value) => /\D.*\D/.test(value));
	let ticks = shown.isInterrupt ?? false;
	const lines = shown.lines.flatMap((line, number): ReadLine[] => {
		const text = plain(line);
		const facts = machine.flatMap((value) => placesOf(text, value));
		const anything = matchesOf(text, shown.varies);
		let tokens: readonly Token[] = readTokens(inPlainOrder(line));
		for (const columns of facts) tokens = merge(tokens, columns, text.slice(...columns));
		for (const columns of anything) tokens = merge(tokens, columns, ANYTHING);
		for (const columns of machineState(text)) {
			tokens = merge(tokens, columns, text.slice(...columns), "state");
		}
		const isRedrawn = shown.free.some(([from, to]) => number >= from && number <= to);
		if (isRedrawn) tokens = withWholeTotals(tokens);
		const [first, ...others] = tokens;
		if (anything.length > 0 && first?.text === ANYTHING && others.length === 0) return [];
		// How often a clock that goes on had struck says how long it ran, which varies as an age does.
		const isTick = tokens.length > 0 && tokens.every((token) => isNow(token, shown.run));
		if (isTick && ticks) return [];
		if (shown.isInterrupt && text === "^C") return [];
		ticks = isTick;
		const own = readHeadings(tokens);
		// A blank line ends a table.
		if (own.length > 0 || tokens.length === 0) current = own;
		return [{ number, tokens, headings: current, kept: matchesOf(text, shown.keep) }];
	});
	const passing = passingRows(lines);
	const known = new Map(shown.varying.map((one) => [`${one.line}:${one.start}`, one]));
	const loosening = shown.varying.filter(({ kind }) => isLoosening(kind));
	const loose = new Set(loosening.map(({ kind }) => kind));
	const looseLines = new Set(loosening.map(({ line }) => line));
	const lasting = sortSiblings(mergeKeys(lines.filter((line) => !passing.has(line))));
	return { shown, lines: lasting, known, loose, looseLines };
}

/**
 * A line that was drawn again while its counts went on, `2/1` read as `2/2`: Compose counts what it does when it
 * has drawn the total, and so shows more than all of it at times.
 */
function withWholeTotals(tokens: readonly Token[]): Token[] {
	return tokens.map((token, index) => {
		const [done, slash] = tokens.slice(Math.max(index - 2, 0), index);
		const isTotal = done?.kind === "number" && slash?.text === "/" && token.kind === "number";
		const rest = isTotal ? Number(done.text) - Number(token.text) : 0;
		return done && rest > 0 && rest <= MOST_LATE && token.text !== "0"
			? { ...token, text: done.text }
			: token;
	});
}

/** Whether a piece of a line tells a moment of its run. */
function isNow({ kind, text }: Token, { window }: RunFacts): boolean {
	const date = kind === "date" ? readDate(text, window.from) : undefined;
	return date !== undefined && zoneOfNow(date, window) !== undefined;
}

/** Where a text stands in a line. */
function placesOf(line: string, text: string): Columns[] {
	const places: Columns[] = [];
	for (let at = line.indexOf(text); at !== -1; at = line.indexOf(text, at + text.length)) {
		places.push([at, at + text.length]);
	}
	return places;
}

/** Where a pattern fits: its first group, or all of it. */
function matchesOf(line: string, pattern: RegExp | undefined): Columns[] {
	if (pattern === undefined) return [];
	const all = new RegExp(pattern, `${pattern.flags.replace("g", "")}g`);
	return [...line.matchAll(all)].flatMap((match) => {
		const [whole, group = whole] = match;
		const from = match.index + whole.indexOf(group);
		return group === "" ? [] : [[from, from + group.length] as const];
	});
}

/** The tokens of a line, in which those of some columns are one. */
function merge(
	tokens: readonly Token[],
	[from, to]: Columns,
	text: string,
	kind: TokenKind = "word",
): Token[] {
	const isInside = ({ start, text: own }: Token) => start < to && start + own.length > from;
	const first = tokens.findIndex(isInside);
	if (first === -1) return [...tokens];
	const { start = 0, gap = "", style = "" } = tokens[first] ?? {};
	const whole: Token = { kind, text, start, gap, style };
	return [
		...tokens.slice(0, first),
		whole,
		...tokens.slice(first).filter((token) => !isInside(token)),
	];
}
