import type { Entry } from "./entry.ts";
import { SHELL_PROMPT } from "./entry.ts";
import { isComplete } from "./is-complete.ts";
import {
	areNamedKeys,
	foreignKey,
	isKeys,
	isTextWithKey,
	type UnknownKey,
	unknownKey,
} from "./keys.ts";

const CONTINUATION_PROMPT = "> ";
/** `/ # `, `demo=# `, `>>> `, Python's `... `, or else a question: `Continue? [y/N] `, `Password: `. */
const PROMPTS = [/^\.{3}(?: |$)/, /^.*?[#$%>](?: |$)/, /^.*[\]:?](?: |$)/];

/** A line of a dialogue that has no prompt, with its 0-based line in the fence's code. */
export interface DialogueError {
	readonly line: number;
	readonly message: string;
	readonly hint?: string;
}

/**
 * Reads a `console` fence: lines that begin with the shell's prompt are commands, with `> ` before
 * each line that goes on; lines that begin with another prompt are typed into the program that
 * shows it; `^C`, `<Up>`, a letter alone, or text that ends with such a key are keys.
 */
export async function readDialogue(
	code: string,
): Promise<{ entries: Entry[]; errors: DialogueError[] }> {
	const entries: Entry[] = [];
	const errors: DialogueError[] = [];
	let open: { text: string; line: number } | undefined;
	const lines = code.split("\n");
	for (const [line, content] of lines.entries()) {
		if (open !== undefined) {
			open.text += `\n${content.slice(CONTINUATION_PROMPT.length)}`;
		} else if (content.startsWith(SHELL_PROMPT)) {
			open = { text: content.slice(SHELL_PROMPT.length), line };
		} else if (isKeys(content)) {
			const unknown = unknownKey(content);
			if (unknown !== undefined) errors.push({ line, ...keyError(unknown) });
			entries.push({ kind: "key", prompt: "", text: content, line });
			continue;
		} else {
			const prompt = PROMPTS.map((pattern) => pattern.exec(content)?.[0]).find(Boolean);
			// Of a line that a prompt could be, nothing would be typed.
			const hasNoPrompt = prompt === undefined || prompt === content;
			const foreign = hasNoPrompt ? foreignKey(content) : undefined;
			if (hasNoPrompt && isTextWithKey(content)) {
				entries.push({ kind: "key", prompt: "", text: content, line });
			} else if (foreign !== undefined) {
				errors.push({ line, ...keyError(foreign) });
			} else if (prompt === undefined || /^\$\S/.test(content)) {
				const last = entries.at(-1);
				const isRest = last?.kind === "command" && !(await isComplete(last.text));
				errors.push({ line, ...(isRest ? restError(content) : promptError(content)) });
				// So that each line of it is told as such, to its end.
				if (isRest) entries.splice(-1, 1, { ...last, text: `${last.text}\n${content}` });
			} else {
				errors.push(...idErrors(prompt, line));
				const text = content.slice(prompt.length);
				// Where nothing is typed, an editor may have cut the prompt's last blank as a trailing one: it is put back.
				const kind = areNamedKeys(text) && unknownKey(text) === undefined ? "key" : "input";
				entries.push({ kind, prompt: `${prompt.trimEnd()} `, text, line });
			}
			continue;
		}
		// A command ends where the next line is not marked as its continuation, be it complete or not: the shell
		// then says what is missing.
		if (!isContinuation(lines[line + 1]) || (await isComplete(open.text))) {
			entries.push({ kind: "command", prompt: SHELL_PROMPT, ...open });
			open = undefined;
		}
	}
	return { entries, errors };
}

/** A line that the command above it goes on with. */
function restError(content: string) {
	const message = `The line \`${content}\` goes on with the command above it.`;
	return { message, hint: `Write the shell's own prompt for that before it: \`> ${content}\`.` };
}

/** An ID in a prompt, of which the next run has another one, or dots in its place. */
function idErrors(prompt: string, line: number): DialogueError[] {
	const [id] = /\b[0-9a-f]{12}\b|(?<=@)\.{3}/.exec(prompt) ?? [];
	if (id === undefined) return [];
	const message = `The prompt has \`${id}\` where each run shows another ID.`;
	return [{ line, message, hint: `Write … there: \`${prompt.replace(id, "…").trimEnd()}\`.` }];
}

/** What is wrong with a line that begins with no prompt. */
function promptError(content: string) {
	if (content.trim() === "") {
		return {
			message: "An empty line types nothing.",
			hint: "Drop it, or write <Enter> where that key is pressed.",
		};
	}
	const command = /^\$\s?(?=\S)(.+)/su.exec(content)?.[1];
	if (command !== undefined) {
		const message = "The shell's prompt is `$` and a plain blank.";
		return { message, hint: `Write \`$ ${command}\`.` };
	}
	return {
		message: `The line \`${content}\` has no prompt.`,
		hint: "In a `console` fence each line is typed: begin it with `$ `, the program's prompt, or write a key such as ^C; end it with <Enter> for a program that reads without a prompt. What the terminal answers is recorded, not written.",
	};
}

function keyError({ written, meant }: UnknownKey) {
	const message = `No key is written \`${written}\`.`;
	const hint =
		"Keys are written as <Up>, <PageDown>, <Esc>, <Enter>, <F10>, ^C, or a letter alone.";
	return { message, hint: meant === undefined ? hint : `Did you mean ${meant}?` };
}

function isContinuation(line: string | undefined): boolean {
	return line?.startsWith(CONTINUATION_PROMPT) === true || line === ">";
}
