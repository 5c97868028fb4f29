/** What stands in the place of what was cut. */
const REST =
	"\n…\n\nThe text is too long to be here whole: the rest is in the summary of the run.\n";

/**
 * Cuts a Markdown text between two of its blocks, so that no fence stays open.
 *
 * @param limit Its length at most, in UTF-16 units, with what then tells that there is more.
 */
export function shortenMarkdown(text: string, limit: number): string {
	if (text.length <= limit) return text;
	let end = 0;
	let position = 0;
	let fence: string | undefined;
	for (const line of text.split("\n")) {
		if (position > limit - REST.length) break;
		if (line === "" && fence === undefined) end = position;
		const [mark] = /^`{3,}/.exec(line) ?? [];
		if (fence === undefined) fence = mark;
		else if (mark === line && mark.length >= fence.length) fence = undefined;
		position += line.length + 1;
	}
	return `${text.slice(0, end)}${REST}`;
}
