import type { VersionGroup } from "../../scripts/comparison/group-versions.ts";

/** A version that a page shows nothing of. */
export interface Absence {
	readonly version: string;
	/** The range of Docker versions that the page needs; where absent, it is yet to be recorded. */
	readonly range?: string;
}

/** What a page's recordings give its components to show. */
export interface RecordedPage {
	/** `exercice-1`. */
	readonly name: string;
	/** How the page looks, one for all versions on which it means the same; the default one's first. */
	readonly views: readonly VersionGroup[];
	/** Versions that the default one's view stands in for, and why. */
	readonly absences: readonly Absence[];
}
