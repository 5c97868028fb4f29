import type { LinePair } from "./align-screens.ts";
import { readDate, type Window, zoneOfNow } from "./read-date.ts";
import type { ReadLine } from "./read-screen.ts";

/** A field of JSON that is a date: `"StartedAt": "2026-03-02T10:11:12.5Z",`. */
const FIELD = /^"\w+":"date",?$/;

/**
 * Whether the moments that a line tells of one thing come one after the other as they did: what had ended after it was
 * started was not restarted. A thing of which JSON tells has them in lines below each other; and so has a log, in which
 * what is written at once may be in any order.
 */
export function keepsMoments(
	{ before, after }: LinePair,
	above: LinePair | undefined,
	old: Window,
	now: Window,
): boolean {
	if (before === undefined || after === undefined) return true;
	if (above?.before !== undefined && above.after !== undefined) {
		const way = wayFrom(above.before, before, old);
		const otherWay = wayFrom(above.after, after, now);
		if (way * otherWay < 0) return false;
	}
	const [was, is] = [momentsOf(before, above?.before, old), momentsOf(after, above?.after, now)];
	return was.every((moment, index) => {
		const [last, other, otherLast] = [was[index - 1], is[index], is[index - 1]];
		if (last === undefined || other === undefined || otherLast === undefined) return true;
		return moment === undefined || (moment - last) * (other - otherLast) >= 0;
	});
}

/** Milliseconds within which what is written side by side may be in any order. */
const SIDE_BY_SIDE = 1000;

/** Whether a line that begins with a moment, as a log's do, is later than the one above it: 1, or earlier: -1, or neither. */
function wayFrom(above: ReadLine, { tokens: [first] }: ReadLine, run: Window): number {
	const [former] = above.tokens;
	if (former?.kind !== "date" || first?.kind !== "date") return 0;
	const [last, moment] = [former, first].map(({ text }) => readDate(text, run.from));
	if (last === undefined || moment === undefined || last.shape !== moment.shape) return 0;
	const difference = moment.from - last.from;
	return Math.abs(difference) < SIDE_BY_SIDE ? 0 : Math.sign(difference);
}

/** The moments of a run that a line tells; nothing in the place of a date that is none, or of another notation. */
function momentsOf(line: ReadLine, above: ReadLine | undefined, run: Window) {
	const isField = above !== undefined && [above, line].every((one) => FIELD.test(formOf(one)));
	const tokens = [...(isField ? above.tokens : []), ...line.tokens];
	const dates = tokens.flatMap(({ kind, text }) =>
		kind === "date" ? [readDate(text, run.from)] : [],
	);
	return dates.map((date) =>
		date === undefined ||
		date.isClock ||
		date.shape !== dates[0]?.shape ||
		zoneOfNow(date, run) === undefined
			? undefined
			: date.from,
	);
}

function formOf({ tokens }: ReadLine): string {
	return tokens.map(({ kind, text }) => (kind === "date" ? kind : text)).join("");
}
