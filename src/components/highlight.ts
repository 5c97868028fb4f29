import { createCssVariablesTheme, createHighlighterCore, type ThemedToken } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import shellscript from "shiki/langs/shellscript.mjs";
import { strings } from "../strings.ts";
import type { Mark } from "./noted-steps.ts";

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

/**
 * HTML of a screen, from its lines with SGR sequences.
 *
 * @param classOf The class of a line that is to be told apart.
 * @param marks What notes speak of, each a link to its note.
 */
export async function screenHtml(
	lines: readonly string[],
	classOf: (line: string) => string | undefined = () => undefined,
	marks: readonly Mark[] = [],
): Promise<string> {
	const html = (await tokens(lines.join("\n"), "ansi")).map((line, index) =>
		lineHtml(
			line,
			marks.filter((mark) => mark.line === index),
		),
	);
	return html
		.map((line, index) => {
			const name = classOf(lines[index] ?? "");
			return name === undefined ? line : `<span class="${name}">${line}</span>`;
		})
		.join("\n");
}

/** HTML of a line. Of marks that overlap, the one that begins first is whole. */
function lineHtml(line: readonly ThemedToken[], marks: readonly Mark[]): string {
	let html = "";
	let end = 0;
	for (const mark of marks.toSorted((a, b) => a.from - b.from)) {
		const from = Math.max(mark.from, end);
		const to = Math.max(mark.to, from);
		const inside = between(line, from, to);
		const text = inside.map(({ content }) => content).join("");
		const label = escapeHtml(strings.noteOf(text, mark.number)).replaceAll('"', "&quot;");
		html += between(line, end, from).map(span).join("");
		// Its number is drawn, not text, so that it moves nothing and is not copied.
		html += `<a class="note-mark" id="${mark.id}" href="#${mark.note}" data-note="${mark.number}" aria-label="${label}">${inside.map(span).join("")}</a>`;
		end = to;
	}
	return html + between(line, end, Number.POSITIVE_INFINITY).map(span).join("");
}

/** The part of a line between two places, counted in UTF-16 units. */
function between(line: readonly ThemedToken[], from: number, to: number): ThemedToken[] {
	let start = 0;
	return line.flatMap((token) => {
		const content = token.content.slice(Math.max(0, from - start), Math.max(0, to - start));
		start += token.content.length;
		return content === "" ? [] : [{ ...token, content }];
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
	const text = escapeHtml(content);
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

function escapeHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
