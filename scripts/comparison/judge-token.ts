import type { Identities } from "./identities.ts";
import { type PrintedDate, readDate, zoneOfNow } from "./read-date.ts";
import { areNear, haveSameUnits, isAsMeasured, isQuantity, readQuantity } from "./read-quantity.ts";
import type { Token, TokenKind } from "./read-tokens.ts";
import { isOfContainer, isOfProcess } from "./resource-use.ts";
import { pace, type RunFacts } from "./run-facts.ts";
import { isSameAge } from "./same-age.ts";
import type { VaryingValue } from "./volatility.ts";

/** The two runs of a comparison. */
export interface Runs {
	readonly old: RunFacts;
	readonly now: RunFacts;
	/** What stands for what, as far as is known. */
	readonly identities: Identities;
	/**
	 * What may differ since the two had other images under the same names: nothing where they had the same;
	 * what an image is called by, and the age that a list of images tells; when it was built and how large it is, besides,
	 * as for another architecture; all that its content says of it, its versions included.
	 */
	readonly otherImages: "none" | "identity" | "build" | "content";
}

/** What is known of one value of a screen. */
export interface KnownValue {
	/** What two runs of its page showed of it; none where they showed the same. */
	readonly varying: VaryingValue | undefined;
	/** Whether the two are of the later screen. */
	readonly isLater: boolean;
	/** Whether quantities like it varied on its screen, or measured ones beside it on its line. */
	readonly isLoose: boolean;
	/** Whether nothing says that it follows the machine, as time and load do. */
	readonly isSteady: boolean;
	/** The heading of its column, where the screen is a table with headings. */
	readonly heading: string | undefined;
	/** All words over its column. */
	readonly title: string | undefined;
	/** Whether it is a process's number, by what stands beside it. */
	readonly isProcess: boolean;
	/** Whether it is a time that something took, by what stands before it. */
	readonly isTime: boolean;
	/** Whether it may say how many processors there are: its line speaks of them, or of nothing else. */
	readonly isOfProcessors: boolean;
}

/** Kinds that stand for a thing: equal ones for the same. */
const IDENTITIES: ReadonlySet<TokenKind> = new Set([
	"id",
	"uuid",
	"mac",
	"address",
	"name",
	"random",
]);
/** Those of which some may be the same in two runs by chance. */
const LOOSE: ReadonlySet<TokenKind> = new Set(["size", "share", "decimal"]);
/** Seconds by which a moment that is fixed in relation to a run may move from run to run. */
const SLACK = 600;
const BORDER = 60;

/** Whether a value stands for a thing. */
export function isIdentity({ kind }: Pick<Token, "kind">): boolean {
	return IDENTITIES.has(kind);
}

/** Whether the other values of this kind are likely to vary where one was seen to. */
export function isLoosening(kind: TokenKind): boolean {
	return LOOSE.has(kind);
}

/**
 * Whether two values mean the same to a reader: they are equal, or differ as the two of a kind do from run to
 * run, which two runs of the page have shown, or which no two runs can fail to show.
 */
export function isSameValue(
	before: Token,
	after: Token,
	known: KnownValue,
	{ old, now, identities, otherImages }: Runs,
): boolean {
	if (before.style !== after.style) return false;
	if (before.kind === "state" && after.kind === "state") return true;
	if (before.text === after.text) return !isIdentity(before) || identities.agree(before, after);
	if (isOfMachine(before, after, known, old, now)) return true;
	if (isOfImage(before, after, known.heading, otherImages))
		return !isIdentity(before) || identities.agree(before, after);
	const kind = commonKind(before, after, known.varying?.kind, known.heading);
	if (kind === undefined) return false;
	const isMoment = isSameMoment(before.text, after.text, old, now);
	if (kind === "date" || isMoment) return isMoment;
	if (isAlwaysFree(kind, before.text, after.text, known, old, now)) return true;
	const { varying, isLoose } = known;
	if (varying === undefined && !(isLoose && LOOSE.has(kind))) return false;
	if (IDENTITIES.has(kind))
		return haveSameShape(kind, before, after) && identities.agree(before, after);
	if (!isQuantity(kind)) return false;
	if (kind === "number" && (isDated(before.text, old) || isDated(after.text, now))) return false;
	// The two runs of one screen tell how far the run of the other one may go.
	const [shown, single] = known.isLater ? [after.text, before.text] : [before.text, after.text];
	const other = varying?.other ?? shown;
	return known.isSteady && LOOSE.has(kind)
		? isAsMeasured(kind, shown, other, single)
		: [before.text, other].some((text) => areNear(kind, text, after.text, pace(old, now)));
}

/**
 * Whether two runs that differ in a value have shown that it varies: it is one of a kind that does from run to
 * run. Of a word, a small count or a status that differs nobody knows which is right.
 */
export function isLearnable(
	before: Token,
	after: Token,
	{ heading, isProcess }: Pick<KnownValue, "heading" | "isProcess">,
	{ identities }: Pick<Runs, "identities">,
): TokenKind | undefined {
	if (before.style !== after.style) return undefined;
	const kind = commonKind(before, after, undefined, heading);
	// A date is held against its own run, which needs no second one.
	if (kind === undefined || kind === "date") return undefined;
	if (IDENTITIES.has(kind)) {
		return haveSameShape(kind, before, after) && identities.agree(before, after) ? kind : undefined;
	}
	if (!isQuantity(kind)) return undefined;
	// Neither of the two was there before the other.
	const orders = [[before, after] as const, [after, before] as const];
	if (!orders.some(([one, other]) => areNear(kind, one.text, other.text))) return undefined;
	if (kind !== "number") return kind;
	const isLarge = [before, after].every(({ text }) => Number(text) >= 1000);
	return isLarge || isProcess || isOfProcess(kind, before.text, after.text, heading)
		? kind
		: undefined;
}

/** The kind that both are: random text looks like a word at times, and a decimal like a whole number. */
function commonKind(
	before: Token,
	after: Token,
	varying: TokenKind | undefined,
	heading: string | undefined,
): TokenKind | undefined {
	if (heading === "ID" && [before, after].every(isSwarmId)) return "random";
	if (before.kind === after.kind) {
		if (before.kind === "word" && (varying === "random" || [before, after].some(isJumble)))
			return "random";
		if (["size", "rate"].includes(before.kind) && !haveSameUnits(before.text, after.text))
			return undefined;
		return isFixed(before.kind) ? undefined : before.kind;
	}
	const kinds = new Set([before.kind, after.kind]);
	if (kinds.has("decimal") && kinds.has("number")) return "decimal";
	if (kinds.has("id") && [before, after].every(isShortHash)) return "id";
	const areText = [...kinds].every((kind) => ["random", "word", "id", "number"].includes(kind));
	const isRandom = kinds.has("random") || varying === "random";
	if (areText && isRandom && areOfDigits(before, after)) return "random";
	return undefined;
}

/** Whether two texts are of digits alone as both may be: of hexadecimal ones some are, of letters of all sorts none. */
function areOfDigits(before: Token, after: Token): boolean {
	const hasDigits = [before, after].some(({ kind }) => kind === "number");
	return !hasDigits || [before, after].every(({ text }) => /^[\da-f]+$/.test(text));
}

/** Whether it may be an identifier of a swarm's, short or whole: one of letters alone looks like a word, too. */
function isSwarmId({ text }: Token): boolean {
	return /^[\da-z]{12}(?:[\da-z]{13})?$/.test(text);
}

/** Whether it may be a short identifier of Git's: one of letters alone looks like a word, one of digits like a number. */
function isShortHash({ text }: Token): boolean {
	return /^[\da-f]{7,11}$/.test(text);
}

/** Whether a word is written as no language and no programmer does: `goUQhs`, `TQFkJs`. */
function isJumble({ text }: Token): boolean {
	return (
		text.length >= 6 && !/^(?:[A-Z]*[a-z]*|[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})*[A-Z]*)\d*$/.test(text)
	);
}

function isFixed(kind: TokenKind): boolean {
	return ["word", "sign", "rule", "version", "machine"].includes(kind);
}

/** Whether what is printed is what each machine says of itself: another machine, not another lesson. */
function isOfMachine(
	before: Token,
	after: Token,
	{ isOfProcessors }: KnownValue,
	old: RunFacts,
	now: RunFacts,
): boolean {
	for (const [name, value] of old.machine) {
		const other = now.machine.get(name);
		// A small number may count anything.
		if (other === undefined || (name === "processors" && !isOfProcessors)) continue;
		if (before.text === value && after.text === other) return true;
		if (name === "memory" && isShareOf(before, value) && isShareOf(after, other)) return true;
	}
	return false;
}

/** Whether a value may be what tells one image from another under the same name. */
function isOfImage(
	before: Token,
	after: Token,
	heading: string | undefined,
	otherImages: Runs["otherImages"],
): boolean {
	if (otherImages === "none" || before.kind !== after.kind) return false;
	const { kind } = before;
	if (kind === "id") return haveSameShape(kind, before, after);
	const isDate = kind === "date" || kind === "age";
	if (otherImages === "identity") return isDate && heading === "CREATED";
	if (kind === "version") return otherImages === "content";
	if (isDate) return true;
	const isOfSize = kind === "size" || (kind === "share" && heading === "RECLAIMABLE");
	return isOfSize && areNear(kind, before.text, after.text);
}

/** Whether a size, or a count of kilobytes, is that of the memory, as programs round it. */
function isShareOf({ kind, text }: Token, memory: string): boolean {
	const [bytes] = kind === "size" ? readQuantity("size", text) : [Number(text) * 1024];
	return Math.abs(bytes / Number(memory) - 1) < 0.02;
}

/** Identifiers of one kind and length. An address is of any length, but stays inside the machine. */
function haveSameShape(kind: TokenKind, before: Token, after: Token): boolean {
	if (kind === "name") return true;
	if (NOTHING.test(before.text) !== NOTHING.test(after.text)) return false;
	if (kind === "address")
		return (
			reachOf(before.text) === reachOf(after.text) && partOf(before.text) === partOf(after.text)
		);
	if (before.text.startsWith("sha256:") !== after.text.startsWith("sha256:")) return false;
	if ([before, after].every(({ text }) => /^-?\d{14,}$|^0x[\da-f]{6,16}$/.test(text))) return true;
	const [length, other] = [before, after].map(lengthOf) as [number, number];
	// The last line of a key or a signature is not always as long.
	return Math.abs(length - other) <= (Math.min(length, other) >= 100 ? 4 : 0);
}

/** How many characters a text has; of bytes that Python shows, as many as there are. */
function lengthOf({ text }: Token): number {
	return /^b['"]/.test(text) ? text.replace(/\\(?:x..|.)/g, ".").length : text.length;
}

/** What stands for no thing at all: a UUID, a hash or an address of zeros. */
const NOTHING = /^(?:sha256:)?[0.:-]+$/;

/** Which part an IPv4 address has in its network, where that shows: the network itself, its gateway, or all of it. */
function partOf(address: string): string | undefined {
	return /\.(0|1|255)$/.exec(address)?.[1];
}

/** Addresses that the machine itself knows, and those of networks that Docker makes (RFC 1918, or the link). */
const REACHES = [
	/^(?:(?:::ffff:)?127\.|::1$)/,
	/^(?:::ffff:)?(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.|^f[cde]/i,
];

/** Who an address is known to, as a number; -1 for the world. */
function reachOf(address: string): number {
	return REACHES.findIndex((reach) => reach.test(address));
}

/**
 * A date is a moment of its run in both, or as far from its run in both, in the same notation and zone. One that another
 * page had made is any before its run.
 */
function isSameMoment(before: string, after: string, old: RunFacts, now: RunFacts): boolean {
	const [was, is] = [readDate(before, old.window.from), readDate(after, now.window.from)];
	if (was === undefined || is === undefined || was.shape !== is.shape || was.zone !== is.zone)
		return false;
	const [zone, other] = [zoneOfNow(was, old.window), zoneOfNow(is, now.window)];
	if (zone !== undefined && other !== undefined) return zone === other;
	// Any number is as far from its run as some moment, but for one that is near it.
	if (was.isClock) return false;
	if (was.shape.startsWith("epoch") && !(isDated(before, old) && isDated(after, now))) return false;
	if (old.inherits && now.inherits && isPast(was, old) && isPast(is, now))
		return zone === undefined || other === undefined;
	const distance = is.from - now.window.from - (was.from - old.window.from);
	// What is at the border of its run may be in one and not in the other.
	const slack = zone === other ? SLACK : BORDER;
	return Math.abs(distance) <= slack * 1000 + (is.to - is.from);
}

const YEAR = 365 * 86_400_000;

/** Whether a number tells a moment within a year of its run, as no count of so many digits does. */
function isDated(text: string, { window }: RunFacts): boolean {
	const date = readDate(text, window.from);
	return date?.shape.startsWith("epoch") === true && Math.abs(date.from - window.from) < YEAR;
}

/** Whether a date was before its run's end, and is none of those that stand for “never”. */
function isPast({ from }: PrintedDate, { window }: RunFacts): boolean {
	return from > 0 && from < window.to;
}

/**
 * Whether a value's kind alone says that it is another one each time, though two runs may agree by chance: how
 * old something is, how long it took to a fraction of a second, how many blocks a file
 * takes, a process's number.
 */
function isAlwaysFree(
	kind: TokenKind,
	before: string,
	after: string,
	{ heading, title, isProcess, isTime }: KnownValue,
	old: RunFacts,
	now: RunFacts,
): boolean {
	const areOthers = [before, after].every((text) => Number(text) > 1);
	if (isProcess && kind === "number" && areOthers) return true;
	if (isOfContainer(kind, before, after, heading, title)) return true;
	if (kind === "age") return isSameAge(before, after, old, now);
	if (kind === "rate") return areNear(kind, before, after);
	if (kind === "size" && isAlmost(before, after, 0.05)) return true;
	// A key, or what was packed, with a date in it; in an archive, that of each file.
	if (kind === "bytes") return isAlmost(before, after, 0.01);
	if (kind === "packed") return isAlmost(before, after, 0.05);
	if (kind === "duration") {
		// What a page asks for has no fraction, a unit, and is no less than a hundredth of a second, or is a round number.
		const isMeasured =
			isTime ||
			[before, after].some((text) => /[.:]|^\d ?ms$|[1-46-9] ?ms$|[nµu]s(?:ec)?$|^\d+$/.test(text));
		return isMeasured && areNear(kind, before, after, pace(old, now));
	}
	return isOfProcess(kind, before, after, heading);
}

/**
 * Whether two sizes are one but for a share of it: a file system counts in blocks, so that no more can be told of what
 * is 5 % larger.
 */
function isAlmost(before: string, after: string, share: number): boolean {
	const [[was], [is]] = [readQuantity("size", before), readQuantity("size", after)];
	return Math.max(was, is) / Math.min(was, is) <= 1 + share;
}
