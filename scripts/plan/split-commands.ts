import { completeLines } from "./complete-lines.ts";
import { isBlank } from "./is-complete.ts";

/** A shell command of one line or several, with the 0-based line where it begins. */
export interface Command {
	readonly text: string;
	readonly line: number;
}

/**
 * Splits shell codes, each for itself, where their lines complete a command: continued lines,
 * quotes, blocks and here-documents stay together. Comments and blank lines go with the command
 * that follows, so that the commands of a code, joined by newlines, give the code again.
 */
export async function splitCommands(codes: readonly string[]): Promise<Command[][]> {
	const complete = await completeLines(codes);
	return codes.map((code, index) => split(code, complete[index] ?? new Set()));
}

function split(code: string, complete: ReadonlySet<number>): Command[] {
	const commands: Command[] = [];
	let open: string[] = [];
	const lines = code.split("\n");
	for (const [index, line] of lines.entries()) {
		open.push(line);
		const text = open.join("\n");
		const isLast = index === lines.length - 1;
		if (!isLast && (!complete.has(index) || isBlank(text))) continue;
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
