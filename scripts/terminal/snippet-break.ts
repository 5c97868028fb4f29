import type { Screen } from "./emulator.ts";

/** A snippet that did not go as its page says. */
export class SnippetBreak extends Error {
	override readonly name = "SnippetBreak";
	readonly hint: string;
	/** What the terminal showed then. */
	readonly screen: Screen;

	constructor(message: string, hint: string, screen: Screen) {
		super(message);
		this.hint = hint;
		this.screen = screen;
	}
}
