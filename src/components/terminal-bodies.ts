import { plain } from "../../scripts/recording/plain.ts";
import type { Recording, SnippetRecording } from "../../scripts/recording/schema.ts";
import { terminalContent } from "../join/same-terminal.ts";

/** A snippet's recording for some versions. */
interface Shown {
	readonly recording: Recording;
	readonly snippet: SnippetRecording;
	readonly versions: readonly string[];
}

/** What a terminal shows; versions that show the same, byte for byte, share one. */
export function bodiesOf<T extends Omit<Shown, "recording">>(shown: readonly T[]): T[] {
	return unique(shown, ({ snippet }) => terminalContent(snippet));
}

/** The pictures that belong to a terminal; versions whose pictures say the same share one. */
export function picturesOf(shown: readonly Shown[]) {
	const pictures = shown.flatMap(({ recording, snippet: { picture }, versions }) =>
		picture === undefined ? [] : { recording, picture, versions },
	);
	return unique(pictures, ({ picture: { digest: _, ...said } }) => JSON.stringify(said));
}

/** Merges those that have the same content into the first of them, with the versions of all. */
function unique<T extends { readonly versions: readonly string[] }>(
	all: readonly T[],
	contentOf: (one: T) => string,
): T[] {
	return [...Map.groupBy(all, contentOf).values()].flatMap(([first, ...others]) =>
		first === undefined
			? []
			: { ...first, versions: [first, ...others].flatMap(({ versions }) => versions) },
	);
}

/** What was typed into a snippet's terminal, but for keys such as `^C`, which have no prompt. */
export function commandsOf({ steps }: SnippetRecording): string[] {
	return steps
		.filter(({ prompt, input }) => prompt !== "" && input !== "")
		.map(({ input }) => input);
}

/** How many columns the widest line of a terminal has. */
export function widestLine(snippet: SnippetRecording): number {
	return Math.max(0, ...linesOf(snippet).map(({ length }) => length));
}

/** Whether a terminal is kept whole on paper: it leaves little of a sheet empty where it goes to the next one. */
export function isShort(snippet: SnippetRecording): boolean {
	return linesOf(snippet).length <= 16;
}

function linesOf({ steps }: SnippetRecording): string[] {
	return steps.flatMap(({ prompt, input, screen }) => [
		...`${prompt}${input}`.split("\n"),
		...screen.map(plain),
	]);
}
