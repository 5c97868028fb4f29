import { formOf, inOrderOf } from "./line-text.ts";
import type { Token } from "./read-tokens.ts";

/** Some tokens that belong together: an element of a list, a group with its brackets. */
type Piece = readonly Token[];

/** What opens a group, and what closes it. */
const CLOSING: Readonly<Record<string, string>> = { "[": "]", "{": "}", '"': '"' };

/**
 * Puts the lists within a line into an order of their content: those in brackets and quotes, and words with commas
 * between them. What stands between two elements of a list keeps its place.
 *
 * @param separator What a template prints behind each element of a list: then the line is one.
 */
export function sortLists(tokens: readonly Token[], separator?: string): readonly Token[] {
	const pieces = piecesOf(tokens);
	if (separator === undefined) return wordsOf(pieces).flatMap((word) => sortBetween(word, ","));
	const sign = separator.trim();
	return sign === "" ? sortWords(pieces) : sortBetween(pieces, sign);
}

/** The tokens of a line, and its groups, the lists in which are in order. */
function piecesOf(tokens: readonly Token[]): Piece[] {
	const pieces: Piece[] = [];
	for (let at = 0; at < tokens.length; at += pieces.at(-1)?.length ?? 1) {
		pieces.push(withSortedInside(tokens.slice(at, endOfGroup(tokens, at))));
	}
	return pieces;
}

/** Where a group ends that begins somewhere; behind this token where none does, or it is not closed. */
function endOfGroup(tokens: readonly Token[], start: number): number {
	const closing = CLOSING[tokens[start]?.text ?? ""];
	if (closing === undefined) return start + 1;
	for (let at = start + 1; at < tokens.length; ) {
		if (tokens[at]?.text === closing) return at + 1;
		// What stands in quotes is a text: no bracket in it opens a group.
		at = closing === '"' ? at + 1 : endOfGroup(tokens, at);
	}
	return start + 1;
}

function withSortedInside(piece: Piece): Piece {
	if (piece.length < 3) return piece;
	const [opening] = piece;
	const inside = piecesOf(piece.slice(1, -1));
	const isList = opening?.text === "[" && !inside.some(isSign(","));
	return [
		...piece.slice(0, 1),
		...(isList ? sortWords(inside) : sortBetween(inside, ",")),
		...piece.slice(-1),
	];
}

function sortWords(pieces: readonly Piece[]): Piece {
	return inOrder(wordsOf(pieces).map((word) => word.flat()));
}

/** Pieces up to a blank; one behind a comma separates nothing. */
function wordsOf(pieces: readonly Piece[]): Piece[][] {
	const words: Piece[][] = [];
	for (const piece of pieces) {
		const word = words.at(-1);
		const isNew = word === undefined || (piece[0]?.gap !== "" && !word.slice(-1).some(isSign(",")));
		if (isNew) words.push([piece]);
		else word.push(piece);
	}
	return words;
}

/** Puts what stands between some signs into an order. */
function sortBetween(pieces: readonly Piece[], sign: string): Piece {
	const elements: Token[][] = [[]];
	const signs: Piece[] = [];
	for (const piece of pieces) {
		if (isSign(sign)(piece)) {
			signs.push(piece);
			elements.push([]);
		} else elements.at(-1)?.push(...piece);
	}
	// Behind the last sign there may be nothing.
	const rest = elements.at(-1)?.length === 0 ? elements.slice(0, -1) : elements;
	return inOrder(rest, signs);
}

function isSign(sign: string): (piece: Piece) => boolean {
	return (piece) => piece.length === 1 && piece[0]?.text === sign;
}

/** Elements in an order of what they say, each with the blanks before its place and the sign behind it. */
function inOrder(elements: readonly Piece[], signs: readonly Piece[] = []): Piece {
	const sorted = inOrderOf(elements, (tokens) => formOf({ tokens }));
	return sorted.flatMap((element, index) => {
		const [first, ...others] = element;
		const gap = elements[index]?.[0]?.gap ?? "";
		return [...(first ? [{ ...first, gap }, ...others] : []), ...(signs[index] ?? [])];
	});
}
