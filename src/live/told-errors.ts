import { stripVTControlCharacters } from "node:util";
import { formatIssueLine, type Issue } from "../../scripts/plan/issue.ts";

/** A mistake of a page, as Astro prints it. */
const PLACED = /^src\/\S+:\d+:\d+ /;

/** Remembers which mistakes of pages were told: Astro prints them twice for each request. */
export class ToldErrors {
	readonly #told = new Set<string>();

	/** To be called when they have been told. */
	add(issues: readonly Issue[]): void {
		for (const issue of issues) this.#told.add(formatIssueLine(issue));
	}

	/** To be called when a file was saved: what is wrong is told once more. */
	forget(): void {
		this.#told.clear();
	}

	/** Whether Astro is to print a text; it counts as told then. */
	isNew(text: string): boolean {
		const lines = stripVTControlCharacters(text).split("\n");
		const placed = lines.filter((line) => PLACED.test(line));
		if (lines[0] !== placed[0]) return true;
		const fresh = placed.filter((line) => !this.#told.has(line));
		for (const line of fresh) this.#told.add(line);
		return fresh.length > 0;
	}
}
