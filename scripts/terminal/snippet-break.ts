import type { Screen } from "./emulator.ts";

/** A snippet that did not go as its page says. */
export class SnippetBreak extends Error {
	override readonly name = "SnippetBreak";
	readonly hint: string;
	/** What the terminal showed then. */
	readonly screen: Screen;
	/** The status of the part that failed, where another part gave that of the whole. */
	readonly part: number | undefined;

	constructor(message: string, hint: string, screen: Screen, part?: number) {
		super(message);
		this.hint = hint;
		this.screen = screen;
		this.part = part;
	}
}
