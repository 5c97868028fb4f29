import { parse } from "sh-syntax";

/** A shell command of one line or several, with the 0-based line where it begins. */
export interface Command {
	readonly text: string;
	readonly line: number;
}

/** Words, options and plain paths: nothing that could go on in the next line. */
const PLAIN_LINE = /^[\w ./:=,@+-]+$/;
/** Words that open a block. */
const BLOCK = /\b(if|for|while|until|case|select|function|then|do|else|elif|time|coproc)\b/;

/**
 * Splits shell code where its lines complete a command: continued lines, quotes, blocks and
 * here-documents stay together. Comments and blank lines go with the command that follows.
 * The commands joined by newlines are the code.
 */
export async function splitCommands(code: string): Promise<Command[]> {
	const commands: Command[] = [];
	let open: string[] = [];
	const lines = code.split("\n");
	for (const [index, line] of lines.entries()) {
		open.push(line);
		const text = open.join("\n");
		const isLast = index === lines.length - 1;
		if (!isLast && (isBlank(text) || !(await isComplete(text)))) continue;
		commands.push({ text, line: index - open.length + 1 });
		open = [];
	}
	const [last, previous] = [commands.at(-1), commands.at(-2)];
	if (last === undefined || previous === undefined || !isBlank(last.text)) return commands;
	// What is left after the last command belongs to it.
	return [
		...commands.slice(0, -2),
		{ text: `${previous.text}\n${last.text}`, line: previous.line },
	];
}

/** Whether there is nothing to run: blank lines and comments only. */
function isBlank(text: string): boolean {
	return text.split("\n").every((line) => /^\s*(#.*)?$/.test(line));
}

/**
 * Whether a shell would run this text rather than ask for more. A text with a syntax error that
 * more lines cannot mend is complete: the shell itself is to report it.
 */
export async function isComplete(text: string): Promise<boolean> {
	if (PLAIN_LINE.test(text) && !BLOCK.test(text)) return true;
	// A continued line: an odd number of backslashes at its end, and no comment before them.
	const isComment = /(^|\s)#[^'"\n]*$/.test(text);
	if (!isComment && /(^|[^\\])(\\\\)*\\$/.test(text)) return false;
	try {
		await parse(text);
		return true;
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const isOpen = "Incomplete" in error && error.Incomplete === true;
		// The parser does not call a here-document incomplete that ends at its first line.
		const text = "Text" in error ? String(error.Text) : error.message;
		return !isOpen && !/unclosed here-document/.test(text);
	}
}
