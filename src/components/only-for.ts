/**
 * Attributes of an element that only some versions show; see `Head.astro`.
 *
 * @param versions Those that show it.
 * @param isDefault Whether it is shown where no version was chosen: only that is found by the search.
 */
export function onlyFor(versions: readonly string[], isDefault: boolean): Record<string, string> {
	return {
		"data-versions": versions.join(" "),
		...(isDefault ? {} : { "data-pagefind-ignore": "all" }),
	};
}
