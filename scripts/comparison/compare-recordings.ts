import { plain } from "../recording/plain.ts";
import type { Recording, SnippetRecording, Step } from "../recording/schema.ts";
import { compareScreens, type ScreenComparison } from "./compare-screens.ts";
import { Identities } from "./identities.ts";
import { areLogs, isUnordered, separatorOf } from "./is-unordered.ts";
import type { Runs } from "./judge-token.ts";
import { madeName } from "./made-name.ts";
import { withPictureStep } from "./picture-step.ts";
import type { ShownScreen } from "./read-screen.ts";
import { type RunFacts, runFacts } from "./run-facts.ts";
import { readVarying } from "./volatility.ts";

/** A difference in meaning between two recordings of one snippet. */
export interface Difference {
	/** Id of the snippet. */
	readonly snippet: string;
	/** Its step's number, 0-based; a picture comes after the steps. */
	readonly step: number;
	/** What was typed; a picture's address. */
	readonly input: string;
	/**
	 * Lines without colours, ready to be diffed: the screen, then the exit status where it is not 0; before
	 * them, where the two sides differ in it, what was entered. Nothing where there is no such step. A line that
	 * means the same on both sides is the former one on both.
	 */
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** How two recordings are compared. */
export interface RecordingOptions {
	readonly learn: boolean;
	readonly versions: boolean;
}

/** One step of two recordings, compared. */
export interface StepComparison {
	readonly snippet: string;
	readonly step: number;
	/** Nothing where one of the recordings has no such step. */
	readonly screens: ScreenComparison | undefined;
	/** Nothing where both mean the same. */
	readonly difference: Difference | undefined;
}

/**
 * Compares two recordings of a page by meaning: exit statuses, screens, and the text of pictures, whose
 * looks `settlePictures` compares. What two runs of a page showed to vary may differ, in its kind's ways.
 *
 * Where the same names gave other images, what those are called by may differ, too, and on another architecture
 * when they were built and how large they are.
 *
 * @param options.versions Whether the versions, dates and sizes in such images may differ as well.
 * @returns Nothing where a reader would see the same.
 */
export function compareRecordings(
	before: Recording,
	after: Recording,
	options: Partial<RecordingOptions> = {},
): Difference[] {
	return compareAllSteps(before, after, options).flatMap(({ difference }) => difference ?? []);
}

/** Whether the same references gave images of another kind: a stand-in is not the official image. */
export function haveSameImages(before: Recording, after: Recording): boolean {
	const kinds = ({ provenance }: Recording) =>
		[
			provenance.kind,
			...provenance.images.map(({ reference, kind }) => `${reference} ${kind}`).sort(),
		].join("\n");
	return kinds(before) === kinds(after);
}

/** Whether the same references gave the same images, where both have them. */
export function haveSameDigests(before: Recording, after: Recording): boolean {
	const digests = new Map(
		before.provenance.images.map(({ reference, digest }) => [reference, digest]),
	);
	return after.provenance.images.every(
		({ reference, digest }) => (digests.get(reference) ?? digest) === digest,
	);
}

/**
 * Compares all steps of two recordings, in the order of the later one's snippets.
 *
 * @param options.learn Whether the two are runs of one page on one machine, whose differences show what varies.
 */
export function compareAllSteps(
	before: Recording,
	after: Recording,
	{ learn = false, versions = false }: Partial<RecordingOptions> = {},
): StepComparison[] {
	const old = new Map(before.snippets.map((snippet) => [snippet.id, snippet]));
	const kept = new Set(after.snippets.map(({ id }) => id));
	const removed = before.snippets.filter(({ id }) => !kept.has(id));
	const pairs: [SnippetRecording | undefined, SnippetRecording][] = [
		...after.snippets.map((snippet): [SnippetRecording | undefined, SnippetRecording] => [
			old.get(snippet.id),
			snippet,
		]),
		...removed.map((snippet): [SnippetRecording, SnippetRecording] => [
			snippet,
			{ ...snippet, steps: [], picture: undefined },
		]),
	];
	const runs = {
		old: runFacts(before),
		now: runFacts(after),
		identities: new Identities(),
		learn,
		otherImages: otherImages(before, after, versions),
	};
	return pairs.flatMap(([was, is]) => compareSnippets(was, is, runs));
}

function otherImages(before: Recording, after: Recording, versions: boolean): Runs["otherImages"] {
	const isSameEngine = before.engine === after.engine;
	const haveOther = !isSameEngine || !haveSameDigests(before, after);
	if (haveOther && versions && isSameEngine) return "content";
	if (before.provenance.architecture !== after.provenance.architecture) return "build";
	return haveOther ? "identity" : "none";
}

/** Compares the steps of two runs of one snippet, its picture's text included. */
export function compareSnippets(
	former: SnippetRecording | undefined,
	current: SnippetRecording,
	runs: Runs & { learn: boolean },
): StepComparison[] {
	const before = former && withPictureStep(former);
	const after = withPictureStep(current);
	if (before?.skipped !== undefined || after.skipped !== undefined) {
		if (before?.skipped === after.skipped) return [];
		const input = after.steps[0]?.input ?? before?.steps[0]?.input ?? "";
		const sides = { before: presence(before), after: presence(after) };
		const difference = { snippet: after.id, step: 0, input, ...sides };
		return [{ snippet: after.id, step: 0, screens: undefined, difference }];
	}
	const length = Math.max(before?.steps.length ?? 0, after.steps.length);
	return Array.from({ length }, (_, step) => {
		const [was, is] = [before?.steps[step], after.steps[step]];
		const screens =
			before === undefined || was === undefined || is === undefined
				? undefined
				: compareScreens(
						shownScreen(before, was, runs.old),
						shownScreen(after, is, runs.now),
						runs.identities,
						runs,
					);
		const sides = sidesOf(
			{ entered: enteredAt(before, step), step: was },
			{ entered: enteredAt(after, step), step: is },
			screens,
		);
		const isSame = JSON.stringify(sides.before) === JSON.stringify(sides.after);
		const input = (is ?? was)?.input ?? "";
		const difference = isSame ? undefined : { snippet: after.id, step, input, ...sides };
		return { snippet: after.id, step, screens, difference };
	});
}

/** A step's screen, with what is known of it. */
export function shownScreen(
	{ varies, keep }: SnippetRecording,
	step: Step,
	run: RunFacts,
): ShownScreen {
	const pattern = (...sources: (string | undefined)[]) => {
		const all = sources.filter((one) => one !== undefined);
		return all.length === 0 ? undefined : new RegExp(all.join("|"), "u");
	};
	return {
		lines: step.screen,
		varying: (step.varies ?? []).flatMap((one) => readVarying(one) ?? []),
		free: step.free ?? [],
		run,
		isInterrupt: step.input === "^C",
		isUnordered: isUnordered(step.input),
		separator: separatorOf(step.input),
		areLogs: areLogs(step.input),
		varies: pattern(varies, madeName(step.input)),
		keep: pattern(keep),
	};
}

/** One side of a step: where and what it entered, and what it showed. */
interface StepSide {
	readonly entered: string | undefined;
	readonly step: Step | undefined;
}

function sidesOf(
	before: StepSide,
	after: StepSide,
	screens: ScreenComparison | undefined,
): { before: string[]; after: string[] } {
	const isSameEntry = before.entered === after.entered;
	const head = ({ entered }: StepSide) => (isSameEntry || entered === undefined ? [] : [entered]);
	const lines = {
		before: (before.step?.screen ?? []).map(plain),
		after: (after.step?.screen ?? []).map(plain),
	};
	if (screens !== undefined) {
		const pairs = screens.lines.map(({ before: was, after: is, isSame }) => {
			const [one, other] = [was && lines.before[was.number], is && lines.after[is.number]];
			// Two that read the same and do not mean it differ in colours, or in what stands for what.
			const [coloured, recoloured] = [
				was && before.step?.screen[was.number],
				is && after.step?.screen[is.number],
			];
			const reason =
				coloured === recoloured ? "a value that is another one elsewhere" : "other colours";
			const mark = !isSame && one === other ? ` (${reason})` : "";
			return [one, isSame ? one : other && `${other}${mark}`] as const;
		});
		lines.before = pairs.flatMap(([one]) => one ?? []);
		lines.after = pairs.flatMap(([, other]) => other ?? []);
	}
	return {
		before: [...head(before), ...lines.before, ...endOf(before.step)],
		after: [...head(after), ...lines.after, ...endOf(after.step)],
	};
}

/** What a step shows beside its screen: how it ended, and what was dropped. */
function endOf(step: Step | undefined): string[] {
	if (step === undefined) return [];
	return [
		...(step.dropped === undefined ? [] : [`(${step.dropped} rows dropped)`]),
		...(step.exit === 0
			? []
			: [step.exit === undefined ? "(left running)" : `(exit status ${step.exit})`]),
	];
}

/** Where and what a step enters; nothing where there is no such step. */
function enteredAt(snippet: SnippetRecording | undefined, index: number): string | undefined {
	const step = snippet?.steps[index];
	return snippet && step && `(${snippet.terminal}) ${step.as ?? step.prompt + step.input}`;
}

/** Whether a snippet was run at all. */
function presence(snippet: SnippetRecording | undefined): string[] {
	if (snippet === undefined) return [];
	return [snippet.skipped === undefined ? "(run)" : `(not run: needs Docker ${snippet.skipped})`];
}
