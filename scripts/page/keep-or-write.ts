import {
	compareRecordings,
	type Difference,
	haveSameImages,
} from "../comparison/compare-recordings.ts";
import { formatDifference } from "../comparison/format-difference.ts";
import { adopt } from "../comparison/measure.ts";
import { settlePictures } from "../comparison/settle-pictures.ts";
import type { Issue } from "../plan/issue.ts";
import { binarySize, LIMITS } from "../plan/limits.ts";
import { MACHINE } from "../plan/machine.ts";
import { MISSING, type Pictures } from "../recording/read-recording.ts";
import { recordingFile } from "../recording/recording-file.ts";
import { writeRecording } from "../recording/recording-store.ts";
import type { Recording } from "../recording/schema.ts";
import type { Selected } from "../recording/select-pages.ts";
import { messageOf } from "../text/message-of.ts";
import { stepLocation } from "./step-location.ts";

/** What became of a page that was run. */
export interface Outcome {
	/**
	 * `new`: it had no recording. `kept`: nothing differs in meaning. `drift`: it does, and was not
	 * written. `broken`: the page did not go as it says.
	 */
	readonly kind: "new" | "kept" | "written" | "drift" | "broken";
	readonly differences: readonly Difference[];
	readonly issues: readonly Issue[];
	/** Milliseconds that each snippet took, by id; none where it did not end. */
	readonly durations: ReadonlyMap<string, number>;
	/** What else the log must tell. */
	readonly notes: readonly string[];
	/** That a check held it against nothing, since the recording's images are of another kind. */
	readonly isUncompared?: boolean;
}

/**
 * Stores a page's new recording where it differs in meaning from the one there is; otherwise
 * leaves that one byte for byte.
 *
 * @param check Write nothing; a difference is drift then, and an issue.
 * @param pictures The new recording's.
 */
export async function keepOrWrite(
	root: string,
	{ page, before, pictures: former, stale }: Selected,
	after: Recording,
	check: boolean,
	pictures: Pictures = new Map(),
): Promise<Omit<Outcome, "durations">> {
	const fresh = { recording: after, pictures };
	const settled =
		before === undefined
			? { ...fresh, differences: [] }
			: await settlePictures({ recording: before, pictures: former }, fresh);
	const differences =
		before === undefined
			? []
			: [...compareRecordings(before, after, { versions: check }), ...settled.differences];
	const notes = [
		...droppedNotes(after),
		...replayNotes(page, after),
		...(check ? machineNotes(before, after) : []),
	];
	const isSame = before !== undefined && differences.length === 0 && haveSameImages(before, after);
	if (check) {
		if (stale === undefined && before !== undefined && isUpgrade(before, after)) {
			const note = `${page.name}: recorded with stand-in images, run here with official ones, so not compared; \`npm run record\` replaces it.`;
			const all = [...notes, note];
			return { kind: "kept", differences: [], issues: [], notes: all, isUncompared: true };
		}
		const issues = before === undefined ? [] : differences.map((one) => driftIssue(page, one));
		const start = { file: page.file, line: 1, column: 1 };
		if (stale !== undefined) {
			issues.push({ ...start, message: `Its recording ${stale}.`, hint: "Run `npm run record`." });
		} else if (before !== undefined && !haveSameImages(before, after)) {
			const message = "The images are of another kind (official, stand-in) than the recording's.";
			issues.push({ ...start, message, hint: "Run `npm run record -- --force`." });
		}
		return { kind: issues.length > 0 ? "drift" : "kept", differences, issues, notes };
	}
	const isKept = isSame && stale === undefined;
	// What readers see stays byte for byte; what was newly seen to vary is added to what is known of it.
	const kept = isKept ? adopt(before, after) : undefined;
	if (kept !== undefined && kept.checksum === before?.checksum) {
		return { kind: "kept", differences, issues: [], notes };
	}
	try {
		await writeRecording(root, kept ?? settled.recording, kept ? former : settled.pictures);
	} catch (error) {
		return { kind: "broken", differences, issues: [unwrittenIssue(after, error)], notes };
	}
	if (kept !== undefined) {
		const note = `${page.name}: newly seen to vary between runs, and noted beside what is shown.`;
		return { kind: "kept", differences, issues: [], notes: [...notes, note] };
	}
	if (before !== undefined || stale === MISSING) {
		return { kind: before === undefined ? "new" : "written", differences, issues: [], notes };
	}
	const note = `${page.name}: its recording ${stale}; it was made anew.`;
	return { kind: "written", differences, issues: [], notes: [...notes, note] };
}

/** Whether official images take the place of stand-ins, as on the first run of a fork. */
function isUpgrade(before: Recording, after: Recording): boolean {
	return before.provenance.kind === "stand-in" && after.provenance.kind === "official";
}

/** That the page was recorded on another architecture, whose names are no drift. */
function machineNotes(before: Recording | undefined, after: Recording): string[] {
	const [was, is] = [before?.provenance.architecture, after.provenance.architecture];
	if (was === undefined || was === is) return [];
	const others = "what each prints of itself and of its images' builds is no drift";
	return [`${after.page}: recorded on another machine (${was}) than this one (${is}); ${others}.`];
}

/** The issue of a recording that could not be written, as on a full disk. */
function unwrittenIssue({ engine, page }: Recording, error: unknown): Issue {
	return {
		file: recordingFile(engine, page),
		line: 1,
		column: 1,
		message: `It cannot be written: ${messageOf(error)}.`,
		hint: "Nothing was changed. Free some space or mend the rights there, then record again.",
	};
}

/** Snippets that printed more than a screen keeps. */
function droppedNotes({ page, snippets }: Recording): string[] {
	return snippets.flatMap(({ id, steps }) => {
		const rows = steps.reduce((sum, { dropped = 0 }) => sum + dropped, 0);
		if (rows === 0) return [];
		return [
			`${page} ${id}: the first ${rows} rows were dropped; a screen keeps ${MACHINE.keptRows}.`,
		];
	});
}

/** Snippets that ask for a replay, and printed too much for one. */
function replayNotes(page: Selected["page"], { snippets }: Recording): string[] {
	return page.snippets.flatMap(({ id, options }) => {
		const ran = snippets.find((snippet) => snippet.id === id);
		if (options.replay === undefined || ran?.cast !== undefined || ran?.skipped !== undefined) {
			return [];
		}
		const most = binarySize(LIMITS.cast);
		return [`${page.name} ${id}: it has no replay, which would hold more than ${most}.`];
	});
}

function driftIssue(page: Selected["page"], difference: Difference): Issue {
	return {
		...stepLocation(page, difference),
		message: `The screen of \`${difference.snippet}\` drifted from its recording.`,
		hint: "If the new screen is right, run `npm run record` and commit the recording.",
		details: formatDifference(difference),
	};
}
