/** A date or a time of day as a program prints it, read. */
export interface PrintedDate {
	/** What of it is printed, in which notation: two dates of other shapes are not the same. */
	readonly shape: string;
	/**
	 * The first and the last moment that it may mean, in milliseconds since the epoch, read as UTC where it
	 * names no zone; of a time of day alone, since midnight.
	 */
	readonly from: number;
	readonly to: number;
	/** Its zone as printed: `+0100`, `Z`, `UTC`; none where it names none. */
	readonly zone: string | undefined;
	/** Whether it is a time of day alone. */
	readonly isClock: boolean;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const MONTH = `(?<month>${MONTHS.join("|")})`;
const DAY_NAME = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MOIS = "janv févr mars avr mai juin juil août sept oct nov déc".split(" ");
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MINUTES = "(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d|60)(?<fraction>[.,]\\d+)?)?";
/** As Americans write it, or as others do. */
const CLOCK = `(?:(?<hour>1[0-2]|0?[1-9]):${MINUTES} (?<half>[AP]M)|(?<hour>[01]\\d|2[0-3]):${MINUTES})`;
const NAMED_ZONE = "Z|UTC|GMT|CEST|CET|BST|[ECMP][SD]T";
const ZONE = `(?: ?(?<zone>(?:[+-]\\d\\d:?\\d\\d|${NAMED_ZONE})(?: (?:${NAMED_ZONE}))?)(?![\\w:]))?`;

/** A time of day and a day, as they are put into names. */
const FILE_CLOCK = "(?<hour>[01]\\d|2[0-3])[-h]?(?<minute>[0-5]\\d)(?:[-m]?(?<second>[0-5]\\d))?";
const DIGITS = "(?<year>20[23]\\d)(?<number>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";

/** The notations that programs of a Docker lesson print, the longer ones first. */
const NOTATIONS: readonly { readonly shape: string; readonly pattern: string }[] = [
	// 2026-03-02T10:11:12.5Z, 2026-03-02 10:11:12 +0000 UTC, 2026/03/02 10:11:12, 2026/03/02
	{ shape: "iso", pattern: `(?<year>\\d{4})-(?<number>\\d\\d)-(?<day>\\d\\d)[T ]${CLOCK}${ZONE}` },
	{
		shape: "slashes",
		pattern: `(?<year>\\d{4})[/.](?<number>\\d\\d)[/.](?<day>\\d\\d) ${CLOCK}${ZONE}`,
	},
	{
		shape: "slashes-day",
		pattern: "(?<year>20\\d\\d)/(?<number>0[1-9]|1[0-2])/(?<day>0[1-9]|[12]\\d|3[01])",
	},
	// mercredi 2 mars 2026 10:11:12, 2 sept. 2026
	{
		shape: "french",
		pattern: `(?:(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\\.?,? )?(?<day>\\d{1,2}) (?<mois>${MOIS.join("|")})[a-zé]*\\.? (?<year>\\d{4})(?:,? ${CLOCK}${ZONE})?`,
	},
	// 02/Mar/2026:10:11:12 +0000, 02/Mar/2026 10:11:12
	{ shape: "log", pattern: `(?<day>\\d\\d)/${MONTH}/(?<year>\\d{4})[: ]${CLOCK}${ZONE}` },
	// 02/03/2026 10:11:12, and 3/2/2026, 10:11:12 AM, as Americans have it
	{
		shape: "day-first",
		pattern: `(?<day>${DAY})[/.-](?<number>0?[1-9]|1[0-2])[/.-](?<year>\\d{4})(?:,? ${CLOCK})?`,
	},
	{
		shape: "month-first",
		pattern: `(?<number>0?[1-9]|1[0-2])/(?<day>${DAY})/(?<year>\\d{4})(?:,? ${CLOCK})?`,
	},
	// Mon Mar  2 10:11:12 UTC 2026, Mon Mar  2 10:11:12 2026
	{
		shape: "ctime",
		pattern: `${DAY_NAME} ${MONTH} +(?<day>\\d{1,2}) ${CLOCK}(?: (?<zone>${NAMED_ZONE}))? (?<year>\\d{4})`,
	},
	// Mon, 02 Mar 2026 10:11:12 GMT, 2 March 2026
	{
		shape: "mail",
		pattern: `(?:${DAY_NAME},? )?(?<day>\\d{1,2}) ${MONTH}[a-z]* (?<year>\\d{4})(?: ${CLOCK}${ZONE})?`,
	},
	// March 2, 2026 10:11:12
	{
		shape: "words",
		pattern: `${MONTH}[a-z]* (?<day>\\d{1,2}), (?<year>\\d{4})(?:,? ${CLOCK}${ZONE})?`,
	},
	// 02-Mar-2026 10:11:12.345, as Tomcat has it
	{ shape: "dashes", pattern: `(?<day>\\d\\d)-${MONTH}-(?<year>\\d{4}) ${CLOCK}${ZONE}` },
	// datetime.datetime(2026, 3, 2, 10, 11, 12, 345678, as Python shows what it keeps
	{
		shape: "python",
		pattern: `datetime\\.date(?:time)?\\((?<year>\\d{4}), (?<number>1[0-2]|[1-9]), (?<day>${DAY})(?:, (?<hour>1\\d|2[0-3]|\\d), (?<minute>[1-5]?\\d)(?:, (?<second>[1-5]?\\d)(?:, \\d{1,6})?)?)?`,
	},
	// 2026-03-02_10-11-12, 20260302-101112, 20260302, as names of files have them
	{ shape: "file", pattern: `(?<year>\\d{4})-(?<number>\\d\\d)-(?<day>\\d\\d)[-_T]${FILE_CLOCK}` },
	{ shape: "digits", pattern: `${DIGITS}[-_T]?${FILE_CLOCK}(?<zone>Z)?` },
	{ shape: "digits-day", pattern: DIGITS },
	// Mar  2 10:11, as `ls -l` has it
	{ shape: "list", pattern: `${MONTH} +(?<day>\\d{1,2}) +${CLOCK}` },
	// Mar  2  2026
	{ shape: "list-year", pattern: `${MONTH} +(?<day>\\d{1,2}) +(?<year>\\d{4})` },
	{ shape: "iso-day", pattern: "(?<year>\\d{4})-(?<number>\\d\\d)-(?<day>\\d\\d)" },
	{ shape: "clock", pattern: CLOCK },
	{ shape: "clock-h", pattern: "(?<hour>[01]\\d|2[0-3])(?:h| h )(?<minute>[0-5]\\d)(?! ?min)" },
	// Thursday, Thu
	{ shape: "weekday", pattern: `(?<weekday>${DAYS.join("|")}|${DAY_NAME})` },
];

/**
 * Matches any of them where it begins; a date inside a longer number or word is none, but for one behind a word and
 * a dash: `copy-2026-03-02`.
 */
export const DATE = new RegExp(
	`(?<![\\w.:]|(?<![A-Za-z])-)(?:${NOTATIONS.map(({ pattern }) => pattern).join("|")})(?![\\w:]|-\\d|\\.\\d)`,
	"y",
);

/** Seconds since 1970, with a fraction, or milliseconds and less: they are numbers, but for their value. */
const EPOCH = /^(\d{10})(\.\d+|(?:\d{3}){0,3})$/;

const READERS = NOTATIONS.map(({ shape, pattern }) => ({
	shape,
	reader: new RegExp(`^${pattern}$`),
}));

/**
 * Reads a date.
 *
 * @param text What {@link DATE} matches, or a number that may be a count of time since 1970.
 * @param near A moment, in milliseconds: a date without a year is of that one's year, or of the one beside
 *   it that is nearer.
 */
export function readDate(text: string, near: number): PrintedDate | undefined {
	const [, seconds, rest = ""] = EPOCH.exec(text) ?? [];
	if (seconds !== undefined) {
		const fraction = rest.replace(".", "");
		const from = Number(seconds) * 1000 + Number(`0.${fraction || 0}`) * 1000;
		const precision = fraction === "" ? 1000 : 1;
		return { shape: `epoch:${precision}`, from, to: from + precision, zone: "", isClock: false };
	}
	const readings = READERS.flatMap((one) => readAs(one, text, near) ?? []);
	// Of `02/03/2026`, which is one of two days, the one that is nearer.
	const distance = ({ from }: PrintedDate) => Math.abs(from - near);
	const [first, other] = readings;
	return first && other && first.shape.startsWith("day-first") && distance(other) < distance(first)
		? other
		: first;
}

/** Reads a date in one notation; nothing where it is in another one. */
function readAs(
	{ shape, reader }: (typeof READERS)[number],
	text: string,
	near: number,
): PrintedDate | undefined {
	const parts = reader.exec(text)?.groups;
	if (parts === undefined) return undefined;
	const { fraction, second, hour, half, zone, weekday } = parts;
	const precision = fraction ? 1 : second ? 1000 : hour ? 60_000 : 86_400_000;
	const hours =
		half === undefined ? Number(hour ?? 0) : (Number(hour) % 12) + (half === "PM" ? 12 : 0);
	const clock =
		(hours * 3600 + Number(parts["minute"] ?? 0) * 60 + Number(second ?? 0)) * 1000 +
		(fraction === undefined ? 0 : Number(`0.${fraction.slice(1)}`) * 1000);
	const printed = `${shape}:${precision}${half === undefined ? "" : ":12"}`;
	if (shape.startsWith("clock")) {
		return { shape: printed, from: clock, to: clock + precision, zone: undefined, isClock: true };
	}
	if (weekday !== undefined) {
		const midnight = Math.floor(near / DAY_LENGTH) * DAY_LENGTH;
		const ahead = DAYS.findIndex((day) => day.startsWith(weekday.slice(0, 3)));
		const days = ((ahead - new Date(midnight).getUTCDay() + 10) % 7) - 3;
		const from = midnight + days * DAY_LENGTH;
		const form = weekday.length > 3 ? "weekday" : "short-weekday";
		return { shape: form, from, to: from + DAY_LENGTH, zone, isClock: false };
	}
	const month =
		parts["number"] === undefined
			? Math.max(MONTHS.indexOf(parts["month"] ?? ""), MOIS.indexOf(parts["mois"] ?? ""))
			: Number(parts["number"]) - 1;
	const yearOf = (moment: number) => new Date(moment).getUTCFullYear();
	const at = (year: number) => Date.UTC(year, month, Number(parts["day"]));
	const year =
		parts["year"] === undefined
			? [yearOf(near) - 1, yearOf(near), yearOf(near) + 1].reduce((best, one) =>
					Math.abs(at(one) - near) < Math.abs(at(best) - near) ? one : best,
				)
			: Number(parts["year"]);
	// Years below 100 would be of the last century.
	const day = new Date(at(year)).setUTCFullYear(year);
	const from = day + clock - offsetOf(zone);
	return { shape: printed, from, to: from + precision, zone, isClock: false };
}

/** A zone's offset, in milliseconds; 0 for those known by a name, whose name is compared. */
function offsetOf(zone: string | undefined): number {
	const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)/.exec(zone ?? "") ?? [];
	if (sign === undefined) return 0;
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** A span of time: that of a run, for instance. In milliseconds since the epoch. */
export interface Window {
	readonly from: number;
	readonly to: number;
}

const QUARTER = 15 * 60_000;
const DAY_LENGTH = 86_400_000;

/**
 * How far a printed date's clock is from UTC, in milliseconds, where it tells a moment of a run.
 *
 * @returns 0 for one that names its zone; a multiple of a quarter of an hour for one that does not. Nothing
 *   where it lies outside the run, whatever its zone: then it tells of another time.
 */
export function zoneOfNow(date: PrintedDate, run: Window): number | undefined {
	const overlaps = (shift: number) => date.from - shift <= run.to && date.to - shift >= run.from;
	if (date.zone !== undefined) return overlaps(0) ? 0 : undefined;
	if (date.isClock) {
		const midnight = Math.floor(run.from / DAY_LENGTH) * DAY_LENGTH;
		const dated = { ...date, from: date.from + midnight, to: date.to + midnight, isClock: false };
		// The day before and the day after, for a run around midnight.
		for (const days of [0, -DAY_LENGTH, DAY_LENGTH]) {
			const moved = { ...dated, from: dated.from + days, to: dated.to + days };
			const zone = zoneOfNow(moved, run);
			if (zone !== undefined && Math.abs(zone) <= 14 * 4 * QUARTER) return zone;
		}
		return undefined;
	}
	// A day alone is as long as all zones: none of them can be told from it.
	if (date.to - date.from >= DAY_LENGTH) {
		return date.from - 14 * 4 * QUARTER <= run.to && date.to + 14 * 4 * QUARTER >= run.from
			? 0
			: undefined;
	}
	const shift =
		Math.round(((date.from + date.to) / 2 - (run.from + run.to) / 2) / QUARTER) * QUARTER;
	// UTC first: most programs in containers print it.
	for (const zone of [0, shift, shift - QUARTER, shift + QUARTER]) {
		if (Math.abs(zone) <= 14 * 4 * QUARTER && overlaps(zone)) return zone;
	}
	return undefined;
}
