import { textOf } from "./line-text.ts";
import type { ReadLine } from "./read-screen.ts";
import type { Token } from "./read-tokens.ts";

/**
 * Lines without the health checks, as `docker inspect` tells them, that say what the one before has said: how many
 * there were, and of the last five how many are alike, depends on when it is asked.
 */
export function withoutRepeatedChecks(lines: readonly ReadLine[]): ReadLine[] {
	const kept: ReadLine[] = [];
	let last = "";
	for (let rest = withoutRunning(lines).map(withoutRepeatedWithin); rest.length > 0; ) {
		const check = checkOf(rest);
		const form = JSON.stringify(check.map(({ tokens }) => formOf(tokens)));
		if (check.length === 0 || form !== last)
			kept.push(...(check.length > 0 ? check : rest.slice(0, 1)));
		last = check.length > 0 ? form : "";
		rest = rest.slice(check.length > 0 ? check.length : 1);
	}
	return kept;
}

/** Lines without what runs in a container just then, where that may be a check. */
function withoutRunning(lines: readonly ReadLine[]): ReadLine[] {
	const hasChecks = lines.some((line) => textOf(line) === '"Health":{');
	const from = lines.findIndex((line) => /^"ExecIDs":(?:null,|\[)$/.test(textOf(line)));
	if (!hasChecks || from === -1) return [...lines];
	const length = textOf(lines[from] ?? { tokens: [] }).endsWith("[")
		? lines.slice(from).findIndex((line) => textOf(line) === "],") + 1
		: 1;
	return [...lines.slice(0, from), ...withoutRunning(lines.slice(from + length))];
}

/** The check with which lines begin, from its opening brace to the closing one, without the comma behind that. */
function checkOf([open, ...others]: readonly ReadLine[]): ReadLine[] {
	if (open === undefined || textOf(open) !== "{" || !/^"Start":/.test(textOf(others[0] ?? open)))
		return [];
	const end = others.findIndex(({ tokens: [first] }) => first?.start === open.tokens[0]?.start);
	const close = others[end];
	if (close?.tokens[0]?.text !== "}") return [];
	return [open, ...others.slice(0, end), { ...close, tokens: close.tokens.slice(0, 1) }];
}

/** A line of JSON without such checks. */
function withoutRepeatedWithin(line: ReadLine): ReadLine {
	const { tokens } = line;
	const starts = tokens.flatMap(({ text }, index) =>
		text === "{" && tokens[index + 2]?.text === "Start" ? [index] : [],
	);
	const checks = starts.map((start, index) => tokens.slice(start, starts[index + 1]));
	const [first] = starts;
	const lasting = checks.filter(
		(check, index) => index === checks.length - 1 || !isRepeated(check, checks[index + 1] ?? []),
	);
	return first === undefined
		? line
		: { ...line, tokens: [...tokens.slice(0, first), ...lasting.flat()] };
}

/** Whether a check, with the comma behind it, is followed by one that says the same. */
function isRepeated(check: readonly Token[], next: readonly Token[]): boolean {
	const form = check.slice(0, -1);
	return formOf(form) === formOf(next.slice(0, form.length));
}

/** What a check says, whenever it was. */
function formOf(tokens: readonly Token[]): string {
	return tokens.map(({ kind, text }) => (kind === "date" ? kind : text)).join(" ");
}
