import type { SnippetRecording } from "../../scripts/recording/schema.ts";

/** What a terminal shows on some versions. */
export interface Body {
	readonly snippet: SnippetRecording;
	readonly versions: readonly string[];
}

/** What a terminal shows, the same to the byte only once. */
export function bodiesOf(shown: readonly Body[]): Body[] {
	const bodies = new Map<string, { snippet: SnippetRecording; versions: string[] }>();
	for (const { snippet, versions } of shown) {
		const text = JSON.stringify(snippet);
		const same = bodies.get(text);
		if (same === undefined) bodies.set(text, { snippet, versions: [...versions] });
		else same.versions.push(...versions);
	}
	return [...bodies.values()];
}

/** What was typed into a snippet's terminal, but for keys such as `^C`. */
export function commandsOf({ steps }: SnippetRecording): string[] {
	return steps
		.map(({ input }) => input)
		.filter((input) => input !== "" && !/^\^[A-Z]$/.test(input));
}
