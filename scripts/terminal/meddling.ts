import { SnippetBreak } from "./snippet-break.ts";
import type { Told } from "./told.ts";

const HIDING = { alias: "An alias", function: "A function", program: "Another program" } as const;

/** What the page did to its shell, which can then not be believed. */
export function meddling({ parts, screen }: Told): SnippetBreak | undefined {
	for (const part of parts) {
		if (part.kind === "trap") {
			return new SnippetBreak(
				"This line replaces traps by which the shell tells what fails (ERR, DEBUG), or what has them.",
				"Do it in a shell of its own: bash -c '…', or a script.",
				screen,
			);
		}
		if (part.kind === "prompt") {
			return new SnippetBreak(
				"This line replaces what tells where a command begins and ends (PS0, PS1, PROMPT_COMMAND).",
				"Do it in a shell of its own: bash -c '…', or leave the prompt as it is.",
				screen,
			);
		}
		if (part.kind === "alias" || part.kind === "function" || part.kind === "program") {
			return new SnippetBreak(
				`${HIDING[part.kind]} hides the command \`${part.command}\`: a reader who types it gets something else.`,
				"Give it a name of its own.",
				screen,
			);
		}
	}
	return undefined;
}
