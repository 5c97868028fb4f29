import { isComplete } from "./is-complete.ts";

/** A shell command of one line or several, with the 0-based line where it begins. */
export interface Command {
	readonly text: string;
	readonly line: number;
}

/**
 * Splits shell code after each line that completes a command: continued lines, quotes, blocks and
 * here-documents stay together. Comments and blank lines go with the command that follows, at the end
 * with the one before. The commands joined by newlines are the code.
 */
export async function splitCommands(code: string): Promise<Command[]> {
	const lines = code.split("\n");
	const commands: Command[] = [];
	let start = 0;
	for (let end = 1; end < lines.length; end++) {
		const [text, rest] = [lines.slice(start, end), lines.slice(end)];
		if (text.every(isBlank) || rest.every(isBlank)) continue;
		if (!(await isComplete(text.join("\n")))) continue;
		commands.push({ text: text.join("\n"), line: start });
		start = end;
	}
	return [...commands, { text: lines.slice(start).join("\n"), line: start }];
}

/** Whether a line has nothing to run: it is blank, or a comment. */
export function isBlank(line: string): boolean {
	return /^\s*(#.*)?$/.test(line);
}
