import type { SnippetRecording } from "../recording/schema.ts";

/**
 * A snippet with its picture as one more step, so that both are compared alike: the address as what was
 * entered, the text as its screen.
 */
export function withPictureStep(snippet: SnippetRecording): SnippetRecording {
	if (snippet.picture === undefined) return snippet;
	const { url, text, varies } = snippet.picture;
	return {
		...snippet,
		steps: [...snippet.steps, { prompt: "", input: url, screen: text, exit: 0, varies }],
	};
}
