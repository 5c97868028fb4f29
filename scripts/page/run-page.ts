import { compareRecordings, haveSameImages } from "../comparison/compare-recordings.ts";
import { measure } from "../comparison/measure.ts";
import { settlePictures } from "../comparison/settle-pictures.ts";
import { USUAL, VARIED } from "../engine/conditions.ts";
import { idleProvenance } from "../engine/idle-provenance.ts";
import type { Prepared } from "../engine/prepare.ts";
import { HostError } from "../host/host-error.ts";
import { frontmatterPlace } from "../plan/frontmatter.ts";
import { type Issue, IssueError } from "../plan/issue.ts";
import { runsOn } from "../recording/expected-duration.ts";
import type { Selected } from "../recording/select-pages.ts";
import { messageOf } from "../text/message-of.ts";
import { keepOrWrite, type Outcome } from "./keep-or-write.ts";
import { recordExcluded } from "./record-excluded.ts";
import { type PageRun, type RunOptions, runOnce } from "./run-once.ts";
import { unstableIssues } from "./unstable-issues.ts";

/**
 * Runs a page, and keeps or writes what it shows. Where nothing is known of it, or where it shows something
 * else than is known, it runs twice, in engines that differ in what must not matter: what the two disagree
 * on varies.
 *
 * @param options.check Write nothing; a difference is drift then.
 * @param options.sideBySide Whether there is room for two engines of a page at once.
 * @throws {HostError} when an engine does not start.
 */
export async function runPage(
	selected: Selected,
	prepared: Prepared,
	options: RunOptions & { check: boolean; sideBySide: boolean },
): Promise<Outcome> {
	const { root, check, show } = options;
	const { page, keys } = selected;
	const { version } = prepared.engine;
	if (!runsOn(page, version)) {
		const provenance = await idleProvenance(prepared);
		const recording = recordExcluded(page, { keys, version, provenance });
		const outcome = await keepOrWrite(root, selected, recording, check, new Map());
		return { ...outcome, durations: new Map() };
	}
	const runFirst = () => runOnce(selected, prepared, USUAL, options);
	const runAgain = () =>
		runOnce(selected, prepared, VARIED, {
			...options,
			keep: false,
			show: (line) => show(`once more: ${line}`),
		});
	// What is stale is told as such by a check, whatever it shows now.
	const isNew = selected.stale !== undefined && !check;
	if (isNew && options.sideBySide) {
		const [one, other] = [runFirst(), runAgain()];
		// Where one of them fails, the other one puts away what it has begun.
		await Promise.allSettled([one, other]);
		const [first, second] = await Promise.all([one, other]);
		return await settle(selected, first, second, options);
	}
	const first = await runFirst();
	const isEnough =
		first.shown === undefined || (!isNew && (await isAsKnown(selected, first.shown, check)));
	return await settle(selected, first, isEnough ? undefined : await runAgain(), options);
}

/** Whether a run shows what its page is known to show. */
async function isAsKnown(
	{ before, stale, pictures }: Selected,
	shown: NonNullable<PageRun["shown"]>,
	check: boolean,
): Promise<boolean> {
	if (before === undefined || stale !== undefined) return true;
	if (!haveSameImages(before, shown.recording)) return false;
	const settled = await settlePictures({ recording: before, pictures }, shown);
	return (
		compareRecordings(before, shown.recording, { versions: check }).length +
			settled.differences.length ===
		0
	);
}

/** What becomes of a page that ran once or twice. */
export async function settle(
	selected: Selected,
	first: PageRun,
	second: PageRun | undefined,
	{ root, check }: { root: string; check: boolean },
): Promise<Outcome> {
	const { durations, notes } = first;
	const fail = (issues: readonly Issue[]) => ({ ...broken(issues), durations, notes });
	if (first.shown === undefined) return fail(first.issues);
	let { recording } = first.shown;
	if (second !== undefined) {
		if (second.shown === undefined) return fail(second.issues);
		const measured = measure(recording, second.shown.recording);
		if (measured.unstable.length > 0) return fail(unstableIssues(selected.page, measured.unstable));
		recording = measured.recording;
	}
	const outcome = await keepOrWrite(root, selected, recording, check, first.shown.pictures);
	return { ...outcome, durations, notes: [...outcome.notes, ...notes] };
}

/** An engine that did not start, an image that could not be pulled, or the page before it breaks the page. */
export function hostFailure({ page }: Selected, error: unknown): Outcome {
	if (error instanceof IssueError) return { ...broken(error.issues), durations: new Map() };
	const message = messageOf(error);
	const image = page.images.find((name) => message.includes(` ${name} `)) ?? "";
	const place = frontmatterPlace(page.file, page.sources.get(page.file) ?? "", "images", image);
	const hint = error instanceof HostError ? { hint: error.hint } : {};
	const issue = { ...place, message, ...hint };
	return { ...broken([issue]), durations: new Map() };
}

function broken(issues: readonly Issue[]): Omit<Outcome, "durations"> {
	return { kind: "broken", differences: [], issues, notes: [] };
}
