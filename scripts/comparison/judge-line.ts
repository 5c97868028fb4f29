import { randomUUID } from "node:crypto";
import type { LinePair } from "./align-screens.ts";
import { followsMachine, isTaken, isUsage } from "./follows-machine.ts";
import { Identities } from "./identities.ts";
import { isLearnable, isLoosening, isSameValue, type Runs } from "./judge-token.ts";
import { keepsMoments } from "./keeps-moments.ts";
import { isJobNumber, isProcessNumber } from "./process-number.ts";
import type { ReadLine, ReadScreen } from "./read-screen.ts";
import type { Token, TokenKind } from "./read-tokens.ts";
import { headingOfUse, isOfProcessNumbers, statsColumn } from "./resource-use.ts";
import { headingOf, titleOf } from "./table.ts";
import { placeOf, type VaryingValue } from "./volatility.ts";

/** Words beside a count of processors, such as those of `docker info`, `lscpu` and Python's `cpu_count`. */
const PROCESSORS = /^n?(?:cpu|proc)/i;

/** Where a value stands. */
interface Place {
	readonly line: ReadLine;
	readonly token: Token;
}

/** Holds the lines of two screens against each other, value by value. */
export class Judge {
	readonly #old: ReadScreen;
	readonly #now: ReadScreen;
	readonly #runs: Omit<Runs, "identities">;
	readonly #learn: boolean;
	readonly #loose: ReadonlySet<TokenKind>;
	/** Whether a value is wider on one of the screens: then so may columns be. */
	readonly #hasWidth: boolean;
	/** Sets it apart from the others of a page. */
	readonly #id = randomUUID();

	/**
	 * @param pairs The lines that stand at the same place.
	 * @param options.learn Whether what differs shows what varies.
	 */
	constructor(
		old: ReadScreen,
		now: ReadScreen,
		pairs: readonly LinePair[],
		{ learn, otherImages }: { learn: boolean; otherImages: Runs["otherImages"] },
	) {
		this.#old = old;
		this.#now = now;
		this.#learn = learn;
		this.#runs = { old: old.shown.run, now: now.shown.run, otherImages };
		this.#loose = new Set([...old.loose, ...now.loose]);
		// Lines that changed places are not beside their counterparts, and their widths may have done so, too.
		this.#hasWidth =
			old.lines.some(isOfPart) ||
			widths(old) !== widths(now) ||
			pairs.some(({ before, after }) => {
				const others = after?.tokens ?? [];
				return before?.tokens.some(
					({ kind, text }, index) =>
						isValue(kind) && text.length !== (others[index]?.text.length ?? text.length),
				);
			});
	}

	/**
	 * Whether two lines mean the same.
	 *
	 * @param identities What stands for what; learns from lines that do.
	 * @param above The lines above them.
	 * @returns What the two show to vary, beyond what is known; nothing where they do not mean the same.
	 */
	isSame(
		{ before, after }: LinePair,
		identities: Identities,
		above?: LinePair,
	): VaryingValue[] | undefined {
		if (before === undefined || after === undefined) return undefined;
		if (before.tokens.length < after.tokens.length) return undefined;
		const found: VaryingValue[] = [];
		const own = new Identities(identities);
		for (const [index, token] of before.tokens.entries()) {
			const other = after.tokens[index];
			const isFirst = index === 0 && !(before.isCentred && after.isCentred);
			const isPadded = [before, after].every(({ tokens }) => isBehindName(tokens, index));
			if (other === undefined || !(isPadded || this.#isSameGap(token, other, isFirst)))
				return undefined;
			// Most of a screen are signs, which stand for nothing.
			if (isSameSign(token, other)) continue;
			const verdict = this.#judge(
				{ line: before, index, token },
				{ line: after, token: other },
				own,
			);
			if (verdict === undefined) return undefined;
			if (verdict !== "same") found.push(verdict);
			own.learn(token, other);
		}
		if (!areSameColumns(before, after)) return undefined;
		const { old, now } = this.#runs;
		if (!keepsMoments({ before, after }, above, old.window, now.window)) return undefined;
		identities.learnAll(own);
		return found;
	}

	/** One value: the same, or what the two show of it, or nothing where they are two different things. */
	#judge(
		{ line: before, index, token }: Place & { readonly index: number },
		{ line: after, token: other }: Place,
		identities: Identities,
	): VaryingValue | "same" | undefined {
		const isKept = before.kept.some(
			([from, to]) => token.start < to && token.start + token.text.length > from,
		);
		if (isKept)
			return token.text === other.text && token.style === other.style ? "same" : undefined;
		if (token.kind === "rule" && other.kind === "rule" && this.#hasWidth) return "same";
		const known = this.#old.known.get(placeOf(before.number, token.start));
		const newly = this.#now.known.get(placeOf(after.number, other.start));
		const { title, heading } = columnOf(before, index, token);
		const runs = { ...this.#runs, identities };
		const isLoose =
			!isLimit(token, before.tokens.slice(0, index)) &&
			(this.#loose.has(token.kind) ||
				this.#old.looseLines.has(before.number) ||
				this.#now.looseLines.has(after.number) ||
				isUsage(before.tokens, index));
		const isProcess = isProcessNumber(before, index);
		const isOfProcessors =
			before.tokens.length === 1 || before.tokens.some(({ text }) => PROCESSORS.test(text));
		const isSteady =
			token.text !== other.text && !followsMachine(token, before.tokens, index, title);
		const isTime = isTaken(token, before.tokens.slice(0, index));
		const facts = { isLoose, isSteady, heading, title, isOfProcessors, isProcess, isTime };
		// What the two runs of either screen showed.
		const measured = known === undefined || newly === undefined ? [known ?? newly] : [known, newly];
		const same = measured.findIndex((varying) =>
			isSameValue(token, other, { ...facts, varying, isLater: varying !== known }, runs),
		);
		if (same !== -1) {
			const varying = measured[same];
			const number = token.kind === "number" && this.#numberAt(before, token, known);
			if (number) {
				if (!identities.follows(number, other.text)) return undefined;
				if (isPort(before.tokens, index) && isChosen(token) !== isChosen(other)) return undefined;
				identities.learnNumber(number, other.text);
			}
			// Where the other screen's own runs had to tell, it varies further than was known.
			if (known !== undefined && varying === known) return "same";
			if (varying === undefined) {
				// That it varies is known anyway, and tells that others beside it do.
				const isNews = this.#learn && token.text !== other.text && isLoosening(token.kind);
				if (!isNews) return "same";
				return { line: before.number, start: token.start, kind: token.kind, other: other.text };
			}
			// Two runs may agree by chance in what a third one showed otherwise.
			const text = token.text === other.text ? varying.other : other.text;
			return { line: before.number, start: token.start, kind: varying.kind, other: text };
		}
		if (!this.#learn) return undefined;
		const learnt = { heading, isProcess: isProcess || isJobNumber(before.tokens, index) };
		const kind = isLearnable(token, other, learnt, runs);
		return kind && { line: before.number, start: token.start, kind, other: other.text };
	}

	/**
	 * What calls a number that is the same wherever it stands: one that both runs showed to be, such as a port that
	 * Docker chose; that of a process within a table, whose children name it.
	 */
	#numberAt(line: ReadLine, token: Token, known: VaryingValue | undefined): string | undefined {
		if (known !== undefined) return `${token.text} or ${known.other}`;
		const table = this.#old.lines.find(({ headings }) => headings === line.headings);
		const isProcess = isOfProcessNumbers(headingOf(line.headings, token)?.text);
		return isProcess ? `process ${token.text} of ${this.#id}:${table?.number}` : undefined;
	}

	/** A column is as wide as its widest value; what a line begins with is never squeezed. */
	#isSameGap(token: Token, other: Token, isFirst: boolean): boolean {
		const [gap, otherGap] = [token.gap.length, other.gap.length];
		if (token.gap === other.gap) return true;
		// A value to the right of its column.
		if (gap + token.text.length === otherGap + other.text.length) return true;
		return !isFirst && this.#hasWidth && gap > 0 && otherGap > 0;
	}
}

function isSameSign(token: Token, other: Token): boolean {
	return (
		token.kind === "sign" &&
		other.kind === "sign" &&
		token.text === other.text &&
		token.style === other.style
	);
}

/** The words over a value, or those that `docker stats` has for it, all of them and the one next to it. */
function columnOf({ tokens, headings }: ReadLine, index: number, token: Token) {
	const title = titleOf(headings, token);
	const column = statsColumn(tokens, index);
	return column ?? { title, heading: headingOfUse(headings, token, title) };
}

/** Whether a bar stands behind whose log it is, as wide as the longest name of those that Compose has met so far. */
function isBehindName(tokens: readonly Token[], index: number): boolean {
	const [first, ...others] = tokens.slice(0, index);
	const isBar = tokens[index]?.text === "|" && tokens[index]?.gap !== "";
	return isBar && first !== undefined && first.gap === "" && others.every(({ gap }) => gap === "");
}

/** Whether a number is a port's: it stands behind a colon, or its line speaks of one. */
function isPort(tokens: readonly Token[], index: number): boolean {
	const isBehindColon = tokens[index]?.gap === "" && tokens[index - 1]?.text === ":";
	return isBehindColon || tokens.some(({ kind, text }) => kind === "word" && /port/i.test(text));
}

/** Whether a port is of those that a kernel and Docker choose from, and pages do not. */
function isChosen({ text }: Token): boolean {
	return Number(text) >= 32_768;
}

/** Whether a size is the memory that a container may use, which its page gives; Docker counts traffic by thousands. */
function isLimit({ kind, text }: Token, before: readonly Token[]): boolean {
	const [usage, slash] = before.slice(-2);
	return kind === "size" && /iB$/.test(text) && slash?.text === "/" && usage?.kind === "size";
}

/** Whether the values of a table's line stand in the same columns. */
function areSameColumns(before: ReadLine, after: ReadLine): boolean {
	if (before.headings.length === 0 || after.headings.length === 0) return true;
	const gaps = ({ tokens }: ReadLine) => tokens.map(({ gap }) => gap.length).join(" ");
	const cells = ({ tokens }: ReadLine) =>
		tokens.filter(({ gap }, index) => index === 0 || gap.length > 1);
	// A row that has a value in each column needs no places for them: Docker prints some rows before it has all.
	const isFull = (line: ReadLine) =>
		cells(line).length === new Set(line.headings.map(({ column }) => column)).size;
	// Headings that stand close, such as those of `ps aux`, are one column, in which a value may stand apart or not.
	const columns = (line: ReadLine) =>
		cells(line)
			.map((token) => headingOf(line.headings, token)?.column)
			.filter((column, index, all) => column !== all[index - 1])
			.join(" ");
	return (
		gaps(before) === gaps(after) ||
		(isFull(before) && isFull(after)) ||
		columns(before) === columns(after)
	);
}

/** Whether a piece of a line may be another one in another run. */
function isValue(kind: TokenKind): boolean {
	return kind !== "word" && kind !== "sign" && kind !== "rule";
}

/** Whether a line is of what Docker removes from the cache of builds: it prints that in parts, each as wide as it is. */
function isOfPart({ headings: [first, second] }: ReadLine): boolean {
	return first?.text === "ID" && second?.text === "RECLAIMABLE";
}

/** How wide the values of a screen are, in whichever order. */
function widths({ lines }: ReadScreen): string {
	const values = lines.flatMap(({ tokens }) => tokens.filter(({ kind }) => isValue(kind)));
	return values
		.map(({ text }) => text.length)
		.sort((one, other) => one - other)
		.join(" ");
}
