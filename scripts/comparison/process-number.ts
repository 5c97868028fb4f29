import type { Token } from "./read-tokens.ts";

/** What a process's number is called in /proc, in what `docker inspect` says, and in logs. */
const LABEL = /^(?:[Pp]id|PID|PPid|Tgid)$/;

/** Whether a value of a line is a process's number: a label says so, or it is in brackets behind a date or a name. */
export function isProcessNumber(tokens: readonly Token[], index: number): boolean {
	const [label, open, number, close] = [-2, -1, 0, 1].map((offset) => tokens[index + offset]);
	if (number?.kind !== "number" || open === undefined) return false;
	if (LABEL.test(open.text)) return number.gap === " ";
	if (label === undefined) return false;
	const isBracketed = open.text === "[" && close?.text === "]" && number.gap + close.gap === "";
	if (isBracketed) return label.kind === "date" || (label.kind === "word" && open.gap === "");
	const isQuoted = label.text === '"' && LABEL.test(tokens[index - 3]?.text ?? "");
	return open.text === ":" && (isQuoted || LABEL.test(label.text));
}
