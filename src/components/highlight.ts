import { createCssVariablesTheme, createHighlighterCore, type ThemedToken } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import shellscript from "shiki/langs/shellscript.mjs";
import { optionParts } from "./option-parts.ts";

/** Colours are CSS variables, so that one HTML serves both themes: see `styles/ansi.css`. */
const variables = createCssVariablesTheme({ name: "terminal", variablePrefix: "--term-" });
const FOREGROUND = "var(--term-foreground)";
const theme = {
	...variables,
	tokenColors: [
		...(variables.tokenColors ?? []),
		// The grammar calls every argument a string. Only those between quotes are coloured as one.
		{ scope: "string.unquoted", settings: { foreground: FOREGROUND } },
		{ scope: "constant.other.option", settings: { foreground: "var(--term-token-option)" } },
	],
};

// One for all terminals, since reading the grammar takes longer than using it.
const highlighter = createHighlighterCore({
	themes: [theme],
	langs: [shellscript],
	engine: createJavaScriptRegexEngine(),
});

/** Characters of a line that stand in an element of their own. */
export interface Stretch {
	readonly from: number;
	/** The one after the last. */
	readonly to: number;
	/** Where an element around them ends in between, they are in several, of which one is the first. */
	readonly open: (isFirst: boolean) => string;
	readonly close: string;
}

/** How a line looks. */
export interface LineLooks {
	/** Class of an element around it. */
	readonly name?: string | undefined;
	/** Another class, of a table's line: the end of the line is in that element, too. */
	readonly row?: string | undefined;
	/** What is around its characters, the outermost first; those of one layer stand one behind the other. */
	readonly layers?: readonly (readonly Stretch[])[];
}

/**
 * HTML of a screen, from its lines with SGR sequences.
 *
 * @param looksOf How a line looks, by its number from 0.
 */
export async function screenHtml(
	lines: readonly string[],
	looksOf: (line: number) => LineLooks = () => ({}),
): Promise<string> {
	const all = await tokens(lines.join("\n"), "ansi");
	return all
		.map((line, index) => {
			const { name, row, layers = [] } = looksOf(index);
			const length = line.reduce((sum, { content }) => sum + content.length, 0);
			const html = stretchHtml(line, 0, length, layers);
			const end = index < all.length - 1 ? "\n" : "";
			if (row === undefined) return within(name, html) + end;
			return within(name === undefined ? row : `${row} ${name}`, html + end);
		})
		.join("");
}

function within(name: string | undefined, html: string): string {
	return name === undefined ? html : `<span class="${name}">${html}</span>`;
}

/** HTML of the characters from one to the one before another. */
function stretchHtml(
	line: readonly ThemedToken[],
	start: number,
	end: number,
	[layer, ...inner]: LineLooks["layers"] & object,
): string {
	if (start >= end) return "";
	if (layer === undefined) return cut(line, start, end).map(span).join("");
	let html = "";
	let done = start;
	for (const { from, to, open, close } of layer) {
		const [first, last] = [Math.max(from, done), Math.min(to, end)];
		if (first >= last) continue;
		html += stretchHtml(line, done, first, inner) + open(first === from);
		html += stretchHtml(line, first, last, inner) + close;
		done = last;
	}
	return html + stretchHtml(line, done, end, inner);
}

/** A line's tokens from a character to the one before another. */
function cut(line: readonly ThemedToken[], start: number, end: number): ThemedToken[] {
	let passed = 0;
	return line.flatMap((token) => {
		const from = passed;
		passed += token.content.length;
		const content = token.content.slice(Math.max(0, start - from), Math.max(0, end - from));
		return content === "" ? [] : { ...token, content };
	});
}

/** HTML of what was typed; only a shell's commands have colours. */
export async function inputHtml(input: string, prompt: string): Promise<string> {
	return toHtml(await tokens(input, /[$#] $/.test(prompt) ? "shellscript" : "text"));
}

async function tokens(code: string, lang: string): Promise<ThemedToken[][]> {
	return (await highlighter).codeToTokensBase(code, { lang, theme: "terminal" });
}

function toHtml(lines: readonly ThemedToken[][]): string {
	return lines.map((line) => line.map(span).join("")).join("\n");
}

function span({ content, color, bgColor, fontStyle = 0 }: ThemedToken): string {
	const text = optionParts(content)
		.map((part) => within(part.isOption ? "whole" : undefined, escapeHtml(part.text)))
		.join("");
	const classes: string[] = [];
	const style: string[] = [];
	if (bgColor) {
		// Every colour can be read on the terminal's background, and so can that background on the colour.
		style.push(...paint("background", bgColor, classes), "color:var(--term-background)");
	} else if (color && color !== FOREGROUND) {
		style.push(...paint("color", color, classes));
	}
	if ((fontStyle & 1) !== 0) style.push("font-style:italic");
	if ((fontStyle & 2) !== 0) style.push("font-weight:700");
	if ((fontStyle & 4) !== 0) style.push("text-decoration:underline");
	if ((fontStyle & 8) !== 0) style.push("text-decoration:line-through");
	if (style.length === 0) return text;
	const attribute = classes.length > 0 ? ` class="${classes.join(" ")}"` : "";
	return `<span${attribute} style="${style.join(";")}">${text}</span>`;
}

/** The 16 named colours are variables; any other keeps its hue and takes the theme's lightness. */
function paint(property: "color" | "background", color: string, classes: string[]): string[] {
	if (color.startsWith("var(")) return [`${property}:${color}`];
	classes.push(`rgb-${property}`);
	return [`--rgb:${color.slice(0, 7)}`];
}

/** Text as HTML. */
export function escapeHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
