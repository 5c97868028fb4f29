import type { Recording } from "../recording/schema.ts";
import { compareRecordings } from "./compare-recordings.ts";

/** Docker versions on which a page means the same. */
export interface VersionGroup {
	/** The recording that stands for all of them: that of the first. */
	readonly recording: Recording;
	readonly versions: readonly string[];
	/** Ids of the snippets that differ in meaning from the first group's. */
	readonly differing: readonly string[];
}

/**
 * Groups the recordings of one page by meaning.
 *
 * A page's screens share IDs and names. So a page is shown whole from one run, never mixed from two.
 *
 * @param recordings One a version, the default version's first; it is in the first group.
 */
export function groupVersions(recordings: readonly Recording[]): VersionGroup[] {
	const groups: { recording: Recording; versions: string[]; differing: string[] }[] = [];
	for (const recording of recordings) {
		const same = groups.find((group) => differingSnippets(group.recording, recording).length === 0);
		if (same !== undefined) {
			same.versions.push(recording.engine);
			continue;
		}
		const [usual] = groups;
		const differing = usual === undefined ? [] : differingSnippets(usual.recording, recording);
		groups.push({ recording, versions: [recording.engine], differing });
	}
	return groups;
}

function differingSnippets(before: Recording, after: Recording): string[] {
	return [...new Set(compareRecordings(before, after).map(({ snippet }) => snippet))];
}
