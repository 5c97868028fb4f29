import type { LinePair } from "./align-screens.ts";
import { readDate, type Window, zoneOfNow } from "./read-date.ts";
import type { ReadLine } from "./read-screen.ts";

/** A field of JSON that is a date: `"StartedAt": "2026-03-02T10:11:12.5Z",`. */
const FIELD = /^"\w+":"date",?$/;

/**
 * Whether the moments that a line tells of one thing come one after the other as they did: what had ended after it was
 * started was not restarted. A thing of which JSON tells has them in lines below each other.
 */
export function keepsMoments(
	{ before, after }: LinePair,
	above: LinePair | undefined,
	old: Window,
	now: Window,
): boolean {
	if (before === undefined || after === undefined) return true;
	const [was, is] = [momentsOf(before, above?.before, old), momentsOf(after, above?.after, now)];
	return was.every((moment, index) => {
		const [last, other, otherLast] = [was[index - 1], is[index], is[index - 1]];
		if (last === undefined || other === undefined || otherLast === undefined) return true;
		return moment === undefined || (moment - last) * (other - otherLast) >= 0;
	});
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
