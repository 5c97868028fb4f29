import { parseShell } from "./parse-shell.ts";

/** Words, options and plain paths, none of which can go on in the next line. */
const PLAIN_LINE = /^[\w ./:=,@+-]+$/;
/** Words that open a block. */
const BLOCK = /\b(if|for|while|until|case|select|function|then|do|else|elif|time|coproc)\b/;

/**
 * Whether a shell would run this text rather than ask for more. A text with a syntax error that
 * more lines cannot mend is complete: the shell itself is to report it.
 */
export async function isComplete(text: string): Promise<boolean> {
	if (isPlain(text)) return true;
	const isOpen = isContinued(text);
	if (isOpen && !/#.*$/.test(text)) return false;
	// The parser does not ask for more after a last backslash, but after an open `$(`, put in its place. Where the
	// backslash ends a comment, neither does.
	const given = isOpen ? `${text.slice(0, -1)}$(` : text;
	try {
		await parseShell(`${given}\n`);
		return true;
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const isIncomplete = "Incomplete" in error && error.Incomplete === true;
		// Of a here-document without any line yet, the parser says this instead of calling it incomplete.
		const reason = "Text" in error ? String(error.Text) : error.message;
		return !isIncomplete && !/unclosed here-document/.test(reason);
	}
}

/** Whether a line is a complete command that needs no parser to tell. */
export function isPlain(line: string): boolean {
	return PLAIN_LINE.test(line) && !BLOCK.test(line);
}

/** Whether a line ends with an odd number of backslashes, and so goes on, unless they end a comment. */
export function isContinued(line: string): boolean {
	return /(^|[^\\])(\\\\)*\\$/.test(line);
}

/** Whether there is nothing to run: blank lines and comments only. */
export function isBlank(text: string): boolean {
	return text.split("\n").every((line) => /^\s*(#.*)?$/.test(line));
}
