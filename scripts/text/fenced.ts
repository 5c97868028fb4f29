/** A text as a fenced block of Markdown: its fence is longer than any in the text. */
export function fenced(language: string, text: string): string {
	const runs = text.match(/`{3,}/g) ?? [];
	const fence = "`".repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
	return `${fence}${language}\n${text}\n${fence}`;
}
