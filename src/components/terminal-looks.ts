import { plain } from "../../scripts/recording/plain.ts";

/** A pattern in a page that was compiled to text. */
interface Pattern {
	readonly source: string;
}

/** How its page wants a terminal to look. */
export interface TerminalLooks {
	readonly title?: string | undefined;
	/** The lines that are shown; the rest is folded. */
	readonly show?: string | Pattern | undefined;
	/** Lines that stand out, and lines that are shown as added. */
	readonly mark?: Pattern | undefined;
	readonly ins?: Pattern | undefined;
	readonly wrap?: boolean | undefined;
	/** Where its commands work, where the page says so. */
	readonly folder?: string | undefined;
	/** Variables that its commands have. */
	readonly env?: string | undefined;
	/** What the prose quotes: the quotes' numbers on their page, and their patterns. */
	readonly quotes: readonly { readonly number: number; readonly source: string }[];
	/** Patterns of what the page's notes speak of, in the order of their numbers. */
	readonly notes: readonly string[];
}

/** The expression of a pattern: it fits within a line. */
export function expressionOf(pattern: Pattern | undefined): RegExp | undefined {
	return pattern && new RegExp(pattern.source, "u");
}

/** The class of a line that a terminal's looks tell apart. */
export function lineClass(line: string, { mark, ins }: TerminalLooks): string | undefined {
	const text = plain(line);
	if (expressionOf(ins)?.test(text)) return "terminal-inserted";
	return expressionOf(mark)?.test(text) ? "terminal-marked" : undefined;
}
