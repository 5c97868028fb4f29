/** One thing to enter at a terminal. */
export interface Entry {
	/** `command` at the shell's prompt, `input` at a program's, `key` whenever (`^C`). */
	readonly kind: "command" | "input" | "key";
	/** The prompt at which it is entered; `…` in it stands for any text. Empty for a key. */
	readonly prompt: string;
	/** What is entered, as the page has it. */
	readonly text: string;
	/** Line of the fence's code where it begins, 0-based. */
	readonly line: number;
}
