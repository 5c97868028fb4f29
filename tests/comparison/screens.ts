import { compareScreens } from "../../scripts/comparison/compare-screens.ts";
import { Identities } from "../../scripts/comparison/identities.ts";
import type { ShownScreen } from "../../scripts/comparison/read-screen.ts";
import type { RunFacts } from "../../scripts/comparison/run-facts.ts";

/** A run of two minutes at a moment, on a machine. */
export function runAt(moment: string, machine: Readonly<Record<string, string>> = {}): RunFacts {
	const from = Date.parse(moment);
	return {
		window: { from: from - 60_000, to: from + 60_000 },
		duration: 120_000,
		inherits: false,
		machine: new Map(Object.entries(machine)),
	};
}

/** A screen of which nothing is known yet. */
export function screenOf(text: string, run: RunFacts): ShownScreen {
	return { lines: text.split("\n"), varying: [], free: [], run };
}

const FIRST = runAt("2026-11-25T15:00:00Z");
const SECOND = runAt("2026-11-25T15:05:00Z");

/** Learns from two runs; nothing where they differ in what no two runs may. */
export function learn(
	first: string,
	second: string,
	runs = [FIRST, SECOND] as const,
): ShownScreen | undefined {
	const shown = screenOf(first, runs[0]);
	const { lines, varying, free } = compareScreens(
		shown,
		screenOf(second, runs[1]),
		new Identities(),
		{ learn: true },
	);
	return lines.every(({ isSame }) => isSame) ? { ...shown, varying, free } : undefined;
}

/** Whether a later run means what is known of a screen. */
export function isSame(
	known: ShownScreen,
	later: string,
	run = runAt("2026-12-02T09:30:00Z"),
): boolean {
	const { lines } = compareScreens(known, screenOf(later, run), new Identities());
	return lines.every(({ isSame }) => isSame);
}
