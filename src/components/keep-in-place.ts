/**
 * Changes a page without moving what its reader looks at: what stands at the top of the window stays there,
 * however much is shown or hidden above it.
 */
export function keepInPlace(change: () => void): void {
	const root = document.documentElement;
	// The browser would do it as well, for an element of its choice, and both would add up.
	root.style.overflowAnchor = "none";
	const seen = placesBelow(document.querySelector("header")?.getBoundingClientRect().bottom ?? 0);
	change();
	const kept = seen.find(({ element }) => element.checkVisibility());
	if (kept !== undefined) {
		scrollBy({ top: kept.element.getBoundingClientRect().top - kept.top, behavior: "instant" });
	}
	requestAnimationFrame(() =>
		requestAnimationFrame(() => root.style.removeProperty("overflow-anchor")),
	);
}

/** The blocks of the page from the top of the window on, and where they are. */
function placesBelow(line: number): { element: Element; top: number }[] {
	const blocks = document.querySelectorAll(
		"main :is(h1, h2, h3, p, li, table, .terminal-place, .terminal-step, .expressive-code)",
	);
	return [...blocks]
		.filter((element) => element.checkVisibility())
		.map((element) => ({ element, top: element.getBoundingClientRect().top }))
		.filter(({ top }) => top >= line)
		.sort((one, other) => one.top - other.top);
}
