import type { SnippetOptions } from "../plan/snippet-options.ts";
import type { Screen } from "./emulator.ts";
import type { FailedPart } from "./failed-part.ts";

/** What is known of an entry once the terminal is ready for the next. */
export interface Told {
	readonly screen: Screen;
	/** The shell command's exit status, where this entry ended it. */
	readonly exit: number | undefined;
	/** Whether the shell took the line. */
	readonly hasStarted: boolean;
	/** Parts that failed, though another one gave the status. */
	readonly parts: readonly FailedPart[];
	/** What the shell of a dialogue answered when it was asked for its status. */
	readonly answer: number | undefined;
	/** Lines of failure that are not on the screen any more. */
	readonly printed: readonly string[];
}

/** The options of a fence for one of its entries. */
export type EntryOptions = Omit<SnippetOptions, "exit"> & { readonly exit: number };
