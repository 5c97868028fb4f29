import { targetOf } from "./open-target.ts";
import { bare, withoutSmallWords, wordsOf } from "./related.ts";

/** Marks what a reader looked for in the part of the page that the search led him to, and brings it into view. */
export function markFound(term: string): void {
	const words = wordsOf(withoutSmallWords(term));
	const target = targetOf(location.hash);
	const scope = target?.closest(".terminal-place") ?? document.querySelector("main");
	if (scope === null || words.length === 0) return;
	const ranges = rangesOf(scope, words);
	for (const { startContainer } of ranges) {
		for (let at = startContainer.parentElement; at !== null; at = at.parentElement) {
			if (at instanceof HTMLDetailsElement) at.open = true;
		}
	}
	// A browser that cannot mark without changing the page leads to the place all the same.
	if ("highlights" in CSS) CSS.highlights.set("found", new Highlight(...ranges));
	const [first] = ranges;
	if (first !== undefined && target?.classList.contains("terminal-place")) show(first);
}

function rangesOf(scope: Element, words: readonly string[]): Range[] {
	const ranges: Range[] = [];
	const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
	for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
		// Other versions' are not shown at all, unlike what is folded, which is to be opened.
		const own = node.parentElement?.closest("[data-versions]");
		if (own && getComputedStyle(own).display === "none") continue;
		const text = bare(node.textContent ?? "");
		for (const word of words) {
			for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
				// In the middle of a word it is another one.
				if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) continue;
				const range = document.createRange();
				range.setStart(node, at);
				range.setEnd(node, at + word.length);
				ranges.push(range);
			}
		}
	}
	return ranges;
}

/** Scrolls the terminal, and the page where that does not do. */
function show(range: Range): void {
	const body = range.startContainer.parentElement?.closest(".terminal-body");
	const place = range.getBoundingClientRect();
	const frame = body?.getBoundingClientRect();
	if (body !== null && body !== undefined && frame !== undefined) {
		if (place.right > frame.right) body.scrollLeft += place.left - frame.left - frame.width / 3;
		if (place.bottom > frame.bottom) body.scrollTop += place.top - frame.top - frame.height / 3;
	}
	const { top, bottom } = range.getBoundingClientRect();
	if (bottom > innerHeight || top < 0) scrollBy(0, top - innerHeight / 3);
}
