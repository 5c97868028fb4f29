import { strings } from "../strings.ts";
import { escapeHtml, type Stretch } from "./highlight.ts";
import type { Mark } from "./noted-steps.ts";
import type { QuotedCharacters } from "./quoted-characters.ts";

/** What the page says of a line's characters: its notes explain them, and its prose quotes them. */
export interface Said {
	readonly marks: readonly Mark[];
	readonly quoted: readonly QuotedCharacters[];
}

/**
 * Links from a line's characters to what is said of them. Links cannot stand in each other, so of those that overlap
 * one alone is followed: a note's before a quote's, and the first of several. All have their anchors.
 *
 * @param text The line without its colours.
 */
export function characterLinks(text: string, { marks, quoted }: Said): Stretch[] {
	const edges = [...new Set([...marks, ...quoted].flatMap(({ from, to }) => [from, to]))];
	edges.sort((one, other) => one - other);
	return edges.slice(1).flatMap((to, index) => {
		const from = edges[index] ?? 0;
		const isOver = (one: { from: number; to: number }) => one.from <= from && one.to >= to;
		const over = { marks: marks.filter(isOver), quoted: quoted.filter(isOver) };
		if (over.marks.length + over.quoted.length === 0) return [];
		return {
			from,
			to,
			open: (isFirst: boolean) => opening(text, from, isFirst, over),
			close: "</a>",
		};
	});
}

function opening(text: string, from: number, isFirst: boolean, { marks, quoted }: Said): string {
	const begins = [...marks, ...quoted].filter((one) => isFirst && one.from === from);
	const [id, ...others] = begins.flatMap((one) => one.id ?? []);
	const [mark] = marks;
	const attributes = [
		...(id === undefined ? [] : [`id="${id}"`]),
		`class="${[mark && "note-mark", quoted.length > 0 && "terminal-quoted"].filter(Boolean).join(" ")}"`,
		`href="#${mark?.note ?? quoted[0]?.quote}"`,
		// Its number is drawn, not text, so that it moves nothing and is not copied.
		...(mark === undefined || !begins.includes(mark)
			? []
			: [`data-note="${mark.number}"`, `aria-label="${labelOf(text, mark)}"`]),
		...(quoted.length === 0 ? [] : [`data-quotes="${quoted.map(({ quote }) => quote).join(" ")}"`]),
	];
	return `<a ${attributes.join(" ")}>${others.map((other) => `<span id="${other}"></span>`).join("")}`;
}

function labelOf(text: string, { from, to, number }: Mark): string {
	return escapeHtml(strings.noteOf(text.slice(from, to), number)).replaceAll('"', "&quot;");
}
