import type { VersionGroup } from "../../scripts/comparison/group-versions.ts";
import type { Issue } from "../../scripts/plan/issue.ts";

/** A version that a page shows nothing of. */
export interface Absence {
	readonly version: string;
	/** The range of Docker versions that the page needs; where absent, it is yet to be recorded. */
	readonly range?: string;
}

/** How a terminal stands whose page is not recorded as it is, while its author works on it. */
export interface LiveState {
	/** It shows what ran just now; or what there was before, while it runs, breaks, or is not run yet. */
	readonly state: "done" | "running" | "broken" | "old";
	/** What broke there. */
	readonly issues: readonly Issue[];
	/** Why it is not run. */
	readonly lack?: string;
}

/** What a page's recordings give its components to show. */
export interface RecordedPage {
	/** `exercice-1`. */
	readonly name: string;
	/** How the page looks, one for all versions on which it means the same; the default one's first. */
	readonly views: readonly VersionGroup[];
	/** Versions that the default one's view stands in for, and why. */
	readonly absences: readonly Absence[];
	/** By the snippets' ids, where the page is worked on. */
	readonly live?: Readonly<Record<string, LiveState>>;
}
