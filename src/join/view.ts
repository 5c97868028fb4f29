/** How a page looks on some Docker versions. A page has one view, or several that differ in meaning. */
export interface View {
	/** The versions of the site on which the page looks like this. */
	readonly versions: readonly string[];
	/** The recording that it shows: `28.5/exercice-1`. */
	readonly recording: string;
	/** Ids of the snippets that differ in meaning from the default version's. */
	readonly differing: readonly string[];
}

/** A version that a page shows nothing of. */
export interface Absence {
	readonly version: string;
	/** The range of Docker versions that the page needs; where absent, it is yet to be recorded. */
	readonly range?: string;
}

/**
 * Attributes of an element that only some versions show; see `components/Head.astro`.
 *
 * @param versions Those that show it.
 * @param isDefault Whether readers see it who chose no version: only that is for the search.
 */
export function onlyFor(versions: readonly string[], isDefault: boolean): Record<string, string> {
	return {
		"data-versions": versions.join(" "),
		...(isDefault ? {} : { "data-pagefind-ignore": "all" }),
	};
}
