import type { MovedLine } from "../../scripts/comparison/match-lines.ts";
import { type ReadLine, readScreen } from "../../scripts/comparison/read-screen.ts";
import { runAt, screenOf } from "./screens.ts";

/** The lines of a screen. */
export function linesOf(...lines: string[]): readonly ReadLine[] {
	return readScreen(screenOf(lines.join("\n"), runAt("2026-11-25T15:00:00Z"))).lines;
}

/**
 * Lines of two screens that changed places.
 *
 * @param places Where the first one's lines stand on the second one, a digit each.
 */
export function movedLines(
	before: readonly string[],
	after: readonly string[],
	places: string,
): MovedLine[] {
	const now = linesOf(...after);
	return linesOf(...before).flatMap((line, index) => {
		const other = now[Number(places[index])];
		if (other === undefined) throw new Error(`Line ${index} has no place.`);
		return other.number === line.number ? [] : [{ before: line, after: other }];
	});
}
