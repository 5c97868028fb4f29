import { alignColumns } from "../support/align-columns.ts";
import type { Trial } from "./try-fault.ts";

/** Longer messages are cut, in characters. */
const WIDTH = 100;

const MARKS = { passed: "✓ passed", failed: "✗ FAILED", skipped: "- skipped" } as const;

/** The trials as an aligned table, and under it what is wrong with those that failed. */
export function formatTable(trials: readonly Trial[]): string {
	const rows = trials.map(({ fault, verdict, exit, left, message, duration }) => [
		MARKS[verdict],
		fault.name,
		fault.what,
		exit,
		verdict === "skipped" ? "" : left.join(", ") || "nothing",
		`${(duration / 1000).toFixed(1)} s`,
		message.length > WIDTH ? `${message.slice(0, WIDTH - 1)}…` : message,
	]);
	const head = ["verdict", "name", "fault", "exit", "left behind", "took", "message"];
	const problems = trials.flatMap(({ fault, problems }) =>
		problems.map((problem) => `✗ ${fault.name}: ${problem}`),
	);
	return [alignColumns([head, ...rows]), ...problems].join("\n");
}
