/** The prompt of the shell on every page. */
export const SHELL_PROMPT = "$ ";

/** One thing to enter at a terminal. */
export interface Entry {
	/**
	 * `command` at the shell's prompt, `input` at a program's, `key` whenever (`^C`) or at one. `wait` enters
	 * nothing: it follows a program that an earlier snippet left running.
	 */
	readonly kind: "command" | "input" | "key" | "wait";
	/** The prompt at which it is entered; `…` in it stands for any text. Empty where none is. */
	readonly prompt: string;
	/** What is entered, as the page has it. */
	readonly text: string;
	/** Line of the fence's code where it begins, 0-based. */
	readonly line: number;
	/** The status that its fence says it ends with, where it says one for each command. */
	readonly exit?: number;
}
