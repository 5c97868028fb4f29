import type { SnippetRecording } from "../recording/schema.ts";

/** A snippet whose picture is a step more, so that both are compared alike: its address, then its text. */
export function withPictureStep(snippet: SnippetRecording): SnippetRecording {
	if (snippet.picture === undefined) return snippet;
	const { url, text } = snippet.picture;
	return {
		...snippet,
		steps: [...snippet.steps, { prompt: "", input: url, screen: text, exit: 0 }],
	};
}
