import { plain } from "../recording/plain.ts";
import { ARCHITECTURE_NAMES, isVariantLine } from "./architecture-names.ts";
import { isLoosening } from "./judge-token.ts";
import { withoutRepeatedChecks } from "./last-checks.ts";
import {
	fileSize,
	machineState,
	packedSize,
	placeOfTask,
	processActivity,
	processState,
	processTime,
	swarmVersion,
} from "./machine-state.ts";
import { mergeKeys } from "./merge-keys.ts";
import { hasOwnColours, inPlainOrder } from "./plain-order.ts";
import { processColumns } from "./process-number.ts";
import { passingRows } from "./process-table.ts";
import { readDate, zoneOfNow } from "./read-date.ts";
import { areNear } from "./read-quantity.ts";
import { readTokens, type Token, type TokenKind } from "./read-tokens.ts";
import type { RunFacts } from "./run-facts.ts";
import { sharedSteps } from "./shared-steps.ts";
import { sortBuildLog } from "./sort-build-log.ts";
import { sortLists } from "./sort-lists.ts";
import { sortSiblings } from "./sort-siblings.ts";
import { type Heading, readHeadings } from "./table.ts";
import { untimelyClients } from "./untimely-clients.ts";
import { type FreeLines, placeOf, type VaryingValue } from "./volatility.ts";

/** A screen as it was printed, and what is known of it. */
export interface ShownScreen {
	readonly lines: readonly string[];
	/** What two runs showed to vary on it; nothing where there was one run. */
	readonly varying: readonly VaryingValue[];
	readonly free: readonly FreeLines[];
	readonly run: RunFacts;
	/** Whether it is what a program showed when it was interrupted: its clock may have struck, and `^C` be echoed. */
	readonly isInterrupt?: boolean;
	/** Whether its command prints its lines, and the lists in each of them, in any order. */
	readonly isUnordered?: boolean;
	/** What its command prints behind each element of a list in a line. */
	readonly separator?: string | undefined;
	/** Whether its command prints several logs, whose lines may stand between one another's. */
	readonly areLogs?: boolean;
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
	/** Whether it stands over a rule, as psql's headings do, each in the middle of its column. */
	readonly isCentred: boolean;
	/** Columns of processes' numbers. */
	readonly processes: readonly Columns[];
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
	/** What varies, by its {@link placeOf place}. */
	readonly known: ReadonlyMap<number, VaryingValue>;
	/** The quantities of which some are known to vary on it, and the lines on which any do. */
	readonly loose: ReadonlySet<TokenKind>;
	readonly looseLines: ReadonlySet<number>;
}

type Columns = readonly [from: number, to: number];

/**
 * Lines of no lesson: what Docker's client tells, as it happens, where it still writes when the next part of a pipe has
 * read enough; the route by which the recorder keeps addresses from one of two engines (`scripts/engine/conditions.ts`);
 * that Python's `timeit` ran on a busy machine.
 */
const PASSING =
	/^write \/dev\/stdout: broken pipe$|^172\.18\.0\.0\/15 dev lo scope link *$|^:0: UserWarning: The test results are likely unreliable\. /;

/**
 * The option by which the recorder gives one of two engines other addresses (`scripts/engine/conditions.ts`), as `ps`
 * shows it, whole or cut off.
 */
const OWN_OPTION = /(?<=\bdockerd .*)(?: --bip=10\.200\.0\.1\/16\b| --b(?:i(?:p(?:=[\d./]*)?)?)?$)/;

/** How many things that Compose does may end before it draws their total. */
const MOST_LATE = 2;

/** What stands for a part of a line of which the page says that it varies. */
const ANYTHING = "…";

/** Reads a screen into what its lines are made of. */
export function readScreen(shown: ShownScreen): ReadScreen {
	let current: readonly Heading[] = [];
	let processes: readonly Columns[] = [];
	const machine = machineWords(shown.run.machine);
	let ticks = shown.isInterrupt ?? false;
	const all = shown.lines.map((line) => line.replace(OWN_OPTION, ""));
	const hasColours = hasOwnColours(all);
	const untimely = untimelyClients(all);
	const texts = withoutProgress(all.map(plain));
	const shared = sharedSteps(texts);
	const lines = all.flatMap((line, number): ReadLine[] => {
		const [above = "", text = "", next = ""] = [-1, 0, 1].map((offset) => texts[number + offset]);
		if (isVariantLine(text) || untimely.has(number) || PASSING.test(text)) return [];
		const anything = matchesOf(text, shown.varies);
		const chance = [...anything, ...(shared.get(number) ?? [])];
		const words = readTokens(inPlainOrder(line, hasColours));
		let tokens = withKinds(words, { above, text, next }, chance, machine);
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
		else {
			const states = current.length > 0 ? placeOfTask(text, current) : processState(text);
			const activity = processActivity(text, current);
			tokens = mergeAll(tokens, [...states, ...activity], text, "state");
			tokens = mergeAll(tokens, processTime(text, current), text, "duration");
		}
		const isCentred = /^[-+]{3,}$/.test(next);
		if (isCentred) processes = processColumns(text);
		else if (tokens.length === 0) processes = [];
		if (shown.isUnordered) tokens = sortLists(tokens, shown.separator);
		const kept = matchesOf(text, shown.keep);
		return [{ number, tokens, headings: current, isCentred, processes, kept }];
	});
	const known = new Map(shown.varying.map((one) => [placeOf(one.line, one.start), one]));
	const loosening = shown.varying.filter(({ kind }) => isLoosening(kind));
	const loose = new Set(loosening.map(({ kind }) => kind));
	const looseLines = new Set(loosening.map(({ line }) => line));
	const lasting = inOneOrder(lines, shown);
	return { shown, lines: lasting, known, loose, looseLines };
}

/** Lines without those of processes that come and go, and what is in an order by chance in one of its own. */
function inOneOrder(lines: readonly ReadLine[], { isUnordered }: ShownScreen): readonly ReadLine[] {
	const passing = passingRows(lines);
	const lasting = lines.filter((line) => !passing.has(line));
	return sortBuildLog(sortSiblings(withoutRepeatedChecks(mergeKeys(lasting)), isUnordered));
}

/**
 * Lines without what Docker draws of a service's tasks that run, where all of them do: that it draws it in time, is
 * chance.
 */
function withoutProgress(texts: readonly string[]): readonly string[] {
	const areDone = texts.some((text) => /^verify: Service .*converged/.test(text));
	return areDone ? texts.map((text) => text.replace(/^(\d+\/\d+:) running\s*$/, "$1")) : texts;
}

/**
 * @param chance The columns that may be anything.
 * @param machine What the machine says of itself.
 */
function withKinds(
	words: readonly Token[],
	{ above, text, next }: Readonly<Record<"above" | "text" | "next", string>>,
	chance: readonly Columns[],
	machine: RegExp,
): readonly Token[] {
	const shown = words.filter(({ start }) => start < text.length);
	let tokens = mergeAll(shown, matchesOf(text, machine), text, "machine");
	for (const columns of chance) tokens = merge(tokens, columns, ANYTHING);
	tokens = mergeAll(tokens, fileSize(text), text, "bytes");
	tokens = mergeAll(tokens, packedSize(text, [above, next]), text, "packed");
	if (/^#\d+ /.test(text)) tokens = withoutShortTimes(tokens);
	const states = [...machineState(text, [above, next]), ...swarmVersion(text, above)];
	return mergeAll(tokens, states, text, "state");
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

/** BuildKit's plain log says how long a part of a step took where it took long enough: `274B done`, `274B 0.0s done`. */
function withoutShortTimes(tokens: readonly Token[]): Token[] {
	return tokens.filter(({ kind, text }, index) => {
		const isOfPart = kind === "duration" && tokens[index + 1]?.text === "done";
		return !isOfPart || !areNear(kind, "0s", text);
	});
}

/** Whether a piece of a line tells a moment of its run. */
function isNow({ kind, text }: Token, { window }: RunFacts): boolean {
	const date = kind === "date" ? readDate(text, window.from) : undefined;
	return date !== undefined && zoneOfNow(date, window) !== undefined;
}

/** One for all screens of a run. */
const MACHINE_WORDS = new WeakMap<RunFacts["machine"], RegExp>();

/** What a machine says of itself, as a pattern; a number may say anything. The longest is tried first. */
function machineWords(machine: RunFacts["machine"]): RegExp {
	const known = MACHINE_WORDS.get(machine);
	if (known !== undefined) return known;
	const words = [...machine.values(), ...ARCHITECTURE_NAMES].filter((word) => /\D/.test(word));
	const longest = words.toSorted((one, other) => other.length - one.length).map(RegExp.escape);
	const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${longest.join("|")})(?![\\p{L}\\d])`, "gu");
	MACHINE_WORDS.set(machine, pattern);
	return pattern;
}

/** Where a pattern fits: its first group, or all of it. */
function matchesOf(line: string, pattern: RegExp | undefined): Columns[] {
	if (pattern === undefined) return [];
	const all = pattern.global ? pattern : new RegExp(pattern, "gu");
	return [...line.matchAll(all)].flatMap((match) => {
		const [whole, group = whole] = match;
		const from = match.index + whole.indexOf(group);
		return group === "" ? [] : [[from, from + group.length] as const];
	});
}

/** The tokens of a line, in which each of some columns is one of a kind. */
function mergeAll(
	tokens: readonly Token[],
	all: readonly Columns[],
	text: string,
	kind: TokenKind,
): readonly Token[] {
	return all.reduce(
		(merged, columns) => merge(merged, columns, text.slice(...columns), kind),
		tokens,
	);
}

/** The tokens of a line, in which some columns are one, and what is left of those beside it. */
function merge(
	tokens: readonly Token[],
	[from, to]: Columns,
	text: string,
	kind: TokenKind = "word",
): Token[] {
	const endOf = ({ start, text: own }: Token) => start + own.length;
	const isInside = (token: Token) => token.start < to && endOf(token) > from;
	const first = tokens.find(isInside);
	return tokens.flatMap((token) => {
		if (!isInside(token)) return token;
		const [head, tail] = [Math.max(from - token.start, 0), Math.max(endOf(token) - to, 0)];
		const whole = {
			...token,
			kind,
			text,
			start: token.start + head,
			gap: head > 0 ? "" : token.gap,
		};
		return [
			...(head > 0 ? [{ ...token, text: token.text.slice(0, head) }] : []),
			...(token === first ? [whole] : []),
			...(tail > 0 ? [{ ...token, text: token.text.slice(-tail), start: to, gap: "" }] : []),
		];
	});
}
