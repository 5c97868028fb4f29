/** What a printed quantity counts. */
export type QuantityKind =
	| "age"
	| "duration"
	| "rate"
	| "size"
	| "bytes"
	| "packed"
	| "share"
	| "decimal"
	| "number";

const UNITS: Readonly<Record<string, number>> = {
	ns: 1e-9,
	nsec: 1e-9,
	µs: 1e-6,
	us: 1e-6,
	usec: 1e-6,
	ms: 1e-3,
	msec: 1e-3,
	s: 1,
	sec: 1,
	m: 60,
	h: 3600,
	second: 1,
	minute: 60,
	hour: 3600,
	day: 86_400,
	week: 604_800,
	month: 2_629_800,
	year: 31_557_600,
};

/**
 * The least and the most that a printed quantity may mean, since it is rounded: seconds of an age or a
 * duration, bytes of a size, points of a share.
 */
export function readQuantity(kind: QuantityKind, text: string): readonly [number, number] {
	if (kind === "age") return readAge(text);
	if (kind === "duration" && text.includes(":")) {
		const [, days, ...clock] = /^(?:(\d+)-)?(?:(\d+):)?(\d+):([\d.]+)$/.exec(text) ?? [];
		const value = clock.reduce((sum, part) => sum * 60 + Number(part ?? 0), Number(days ?? 0) * 24);
		return [value, value];
	}
	if (kind === "duration") {
		const parts = [...text.matchAll(/(\d+(?:\.\d+)?) ?([nµum]?s(?:ec)?|m|h)?/g)];
		const value = parts.reduce(
			(sum, [, amount, unit = "s"]) => sum + Number(amount) * (UNITS[unit] ?? 1),
			0,
		);
		return [value, value];
	}
	if (kind === "size" || kind === "rate") return same(readSize(text));
	return same(Number(text.replace("%", "").replace(",", ".")));
}

const same = (value: number): readonly [number, number] => [value, value];

/** Docker's own words for an age (`HumanDuration` of docker/go-units), and psql's or uptime's like them. */
function readAge(text: string): readonly [number, number] {
	const [, words, amount, unit = "second"] =
		/(?:(Less than|About)? ?(\d+|an?)) (second|minute|hour|day|week|month|year)/i.exec(text) ?? [];
	const size = UNITS[unit] ?? 1;
	if (/less/i.test(words ?? "")) return [0, size];
	const count = Number(amount);
	// `About a minute` is said of 60 to 119 seconds, `About an hour` of 46 to 119 minutes.
	if (!(count >= 0)) return [unit === "hour" ? 0.75 * size : size, 2 * size];
	return [count * size, (count + 1) * size];
}

function readSize(text: string): number {
	const [, amount, prefix = "", binary] =
		/(\d+(?:\.\d+)?(?:e\+\d+)?) ?([kKMGTP]?)(i?)/.exec(text.replaceAll(",", "")) ?? [];
	const power = "kmgtp".indexOf(prefix.toLowerCase()) + 1;
	return Number(amount) * (binary ? 1024 : 1000) ** (prefix === "" ? 0 : power);
}

/** Whether two sizes are told in units of one sort, `kB` or `KiB` or `K`; bytes alone are of each. */
export function haveSameUnits(before: string, after: string): boolean {
	const [one, other] = [before, after].map((text) => /[kKMGTP](.*)/.exec(text)?.[1]);
	return one === undefined || other === undefined || one === other;
}

/**
 * How much a quantity may change from run to run: by this factor, once this much was added to both, so that
 * what is next to nothing may be nothing. A loaded machine takes ten times as long for a command, and a
 * second for what takes none, and so sends a hundredth of the bytes in one; memory, traffic and load follow it less closely, a file that is packed or random hardly, and a count of processes or
 * of bytes may gain a digit.
 */
const TOLERANCE: Readonly<Record<QuantityKind, readonly [factor: number, added: number]>> = {
	age: [10, 1],
	duration: [10, 1],
	rate: [100, 1000],
	size: [4, 1000],
	bytes: [1.25, 64],
	packed: [1.25, 64],
	share: [4, 10],
	decimal: [10, 0.5],
	number: [20, 1000],
};

/** Whether a kind is one of quantities. */
export function isQuantity(kind: string): kind is QuantityKind {
	return Object.hasOwn(TOLERANCE, kind);
}

/** So many are no more next to nothing. */
const COUNTED = 1000;

/** So many are no lines or rows of a lesson: two such numbers that differ were drawn at random. */
const UNCOUNTED = 100_000;

/** Seconds added to a duration that became shorter: a busy machine delays, and none does in no time what took seconds. */
const SHORTENED = 0.3;

/** What is told in thousandths of a second, such as the time of a ping, and the seconds by which it may be delayed. */
const TINY = /\d ?[mnµu]s(?:ec)?$/;
const DELAY = 0.05;

/**
 * Whether two quantities are of the same order of magnitude.
 *
 * @param pace How many times as long one of the two runs took; times are as much further apart.
 */
export function areNear(kind: QuantityKind, before: string, after: string, pace = 1): boolean {
	const [times, usual] = TOLERANCE[kind];
	const isDrawn = kind === "number" && Math.min(Number(before), Number(after)) >= UNCOUNTED;
	const factor = kind === "age" || kind === "duration" ? times * pace : isDrawn ? UNCOUNTED : times;
	const isDuration = kind === "duration";
	const isShorter = isDuration && readQuantity(kind, after)[1] < readQuantity(kind, before)[0];
	const isTiny = isDuration && [before, after].every((text) => TINY.test(text));
	// A count of a thousand that falls is no more next to nothing than it was.
	const isFallen = kind === "number" && Number(before) >= COUNTED && Number(after) < Number(before);
	const added = isFallen ? 0 : isTiny ? DELAY : isShorter ? SHORTENED : usual;
	return ratioOf(kind, before, after, added) <= factor;
}

/** How many times as large the larger of two is, as near as their rounding lets them be, once this much was added. */
function ratioOf(kind: QuantityKind, before: string, after: string, added: number): number {
	const [low, high] = readQuantity(kind, before);
	const [least, most] = readQuantity(kind, after);
	return (Math.max(low, least) + added) / (Math.min(high, most) + added);
}

/** By what factor a quantity that hardly changed between two runs may change in a third one; those not named, as ever. */
const STEADY: Readonly<Partial<Record<QuantityKind, number>>> = {
	size: 2,
	share: 1.5,
	decimal: 1.25,
};
/** How many times as far it may go as the two runs were apart, as a power. */
const FURTHER = 4;
/** Bytes added to a size that did not change at all, though others beside it did. */
const UNCHANGED = 200;

/**
 * Whether a quantity is as near as two runs have measured: what was the same but for a little is so in a third run, too.
 *
 * @param other What the second of the two showed; the same as the first where only its neighbours changed.
 */
export function isAsMeasured(
	kind: QuantityKind,
	before: string,
	other: string,
	after: string,
): boolean {
	const [most, usual] = TOLERANCE[kind];
	const added = kind === "size" && before === other ? UNCHANGED : usual;
	const apart = ratioOf(kind, before, other, added) ** FURTHER;
	const factor = Math.min(most, Math.max(STEADY[kind] ?? most, apart));
	return [before, other].some((text) => ratioOf(kind, text, after, added) <= factor);
}
