import { ParseError } from "sh-syntax";
import { parseShell } from "./parse-shell.ts";

/** Words, options and plain paths, none of which can go on in the next line. */
const PLAIN_LINE = /^[\w ./:=,@+-]+$/;
/** Words that open a block. */
const BLOCK = /\b(if|for|while|until|case|select|function|then|do|else|elif|time|coproc)\b/;
/** An odd number of backslashes at a text's end: it goes on, unless they end a comment. */
const CONTINUED = /(^|[^\\])(\\\\)*\\$/;

/**
 * Whether a shell would run this text rather than ask for more. A text with a syntax error that
 * more lines cannot mend is complete: the shell itself is to report it.
 */
export async function isComplete(text: string): Promise<boolean> {
	// Most lines, which need no parser.
	if (PLAIN_LINE.test(text) && !BLOCK.test(text)) return true;
	// The parser does not ask for more after a last backslash, but after an open `$(`, put in its place. Where the
	// backslash ends a comment, neither does.
	const given = CONTINUED.test(text) ? `${text.slice(0, -1)}$(` : text;
	try {
		await parseShell(`${given}\n`);
		return true;
	} catch (error) {
		// Of a here-document without any line yet, the parser says this instead of calling it incomplete.
		const isOpen = (text: string) => text.includes("unclosed here-document");
		return !(error instanceof ParseError && (error.Incomplete || isOpen(error.Text)));
	}
}
