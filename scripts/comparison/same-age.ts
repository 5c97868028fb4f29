import { areNear, readQuantity } from "./read-quantity.ts";
import { pace, type RunFacts } from "./run-facts.ts";

/**
 * Of what the run made: not older than the run, both times. Of what was there before: the same moment, but any where
 * another page had made it.
 */
export function isSameAge(before: string, after: string, old: RunFacts, now: RunFacts): boolean {
	const [was, is] = [readQuantity("age", before), readQuantity("age", after)];
	const isOlder = (age: number, { duration }: RunFacts) => age * 1000 > duration;
	if (old.inherits && now.inherits && (isOlder(was[0], old) || isOlder(is[0], now))) return true;
	const length = ({ window }: RunFacts) => (window.to - window.from) / 1000;
	if (was[0] <= length(old) && is[0] <= length(now)) {
		return areNear("age", before, after, pace(old, now));
	}
	// When it was made, as far as both tell.
	const [made, remade] = [
		[old.window.from / 1000 - was[1], old.window.to / 1000 - was[0]],
		[now.window.from / 1000 - is[1], now.window.to / 1000 - is[0]],
	] as const;
	return made[0] <= remade[1] && remade[0] <= made[1];
}
