import { nearest } from "../text/nearest.ts";
import { LIMITS } from "./limits.ts";
import { OPTION_EXAMPLES } from "./option-examples.ts";
import { ENGINE_URL, type SnippetOptions, snippetOptionsSchema } from "./snippet-options.ts";

type Name = keyof SnippetOptions;

/** Options whose value is a pattern, or may be one. */
export const PATTERNS: readonly string[] = [
	"error",
	"until",
	"varies",
	"keep",
	"mark",
	"ins",
	"show",
];
/** Options whose value is a name. */
const NAMES: readonly string[] = ["id", "terminal", "machine"];

/**
 * How to write an option whose value is wrong: from what was written where that tells what was meant, else by an
 * example.
 *
 * @param value What the fence's parser read.
 */
export function mendOption(name: Name, value: unknown): string {
	const text = typeof value === "string" ? value.trim() : "";
	if (text.endsWith(",")) {
		return `Options have blanks between them, and no commas: ${assign(name, text.slice(0, -1))}.`;
	}
	if (name === "show" && /^\d[\d.:–—, -]*$/.test(text)) {
		const lines = text
			.replaceAll(/\s*(?:\.{2,}|[:–—])\s*/g, "-")
			.replaceAll(/(\d+)-(\d+)/g, (range, from: string, to: string) =>
				Number(from) > Number(to) ? `${to}-${from}` : range,
			);
		return isRight(name, lines) ? `Write show="${lines}".` : `Write ${OPTION_EXAMPLES.show}.`;
	}
	if ((name === "mark" || name === "ins") && /^[\d,\s-]+$/.test(text)) {
		return `Lines are marked by what they say, since their numbers change: ${OPTION_EXAMPLES[name]}.`;
	}
	if (PATTERNS.includes(name) && text !== "") return mendPattern(name, text);
	if (name === "env" && text.includes("$")) {
		return "A value is taken as it stands, without what the shell would replace: set it by a command of the fence.";
	}
	if (name === "env" && isRight(name, text.replaceAll(/[;,]\s*/g, " "))) {
		return `Variables have blanks between them: env="${text.replaceAll(/[;,]\s*/g, " ")}".`;
	}
	if (name === "fails") {
		if (/oom|kill|m[eé]m/i.test(text)) return "Write fails=137.";
		const meant = nearest(text, ["unhealthy", "restarting"]);
		if (meant !== undefined) return `Did you mean \`${meant}\`? Write fails=${meant}.`;
	}
	if (NAMES.includes(name) && isRight(name, slug(text))) return `Write ${name}="${slug(text)}".`;
	if ((name === "timeout" || name === "retry") && /^\d/.test(text)) return mendDuration(name, text);
	if (name === "picture" && ENGINE_URL.test(text)) return `Add ${OPTION_EXAMPLES.alt}.`;
	if (name === "picture") {
		const url = text.replace(
			/^(?:http:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?=[:/]|$)/,
			"http://localhost",
		);
		const whole = url.replace(/^(http:\/\/localhost(?::\d+)?)$/, "$1/");
		if (ENGINE_URL.test(whole)) return `Write picture="${whole}".`;
	}
	if (name === "alt" && text !== "") return `Add ${OPTION_EXAMPLES.picture}, or drop it.`;
	if (name === "exit") return `Write exit=1, or exit="0,1" with one for each command.`;
	const example = OPTION_EXAMPLES[name];
	return example === name ? `Write \`${name}\` alone, or drop it.` : `Write ${example}.`;
}

function mendPattern(name: Name, text: string): string {
	const [, flagged, flags = ""] = /^\/(.*)\/([a-z]+)$/.exec(text) ?? [];
	if (flagged !== undefined) {
		return `A pattern has no flags such as \`${flags}\`: write ${name}=/${flagged}/.`;
	}
	const bare = text.replace(/^\/(.*)\/$/, "$1").replaceAll(/(?<!\\)\//g, "\\/");
	return `Write ${name}=/${bare}/.`;
}

function mendDuration(name: Name, text: string): string {
	const [, number = "1", word = ""] = /^(\d+)\s*([a-z]*)/i.exec(text) ?? [];
	if (/^h/i.test(word) || Number(number) === 0 || word === "m") {
		return `Write ${OPTION_EXAMPLES[name]}, or another time up to ${LIMITS.command / 60_000}m.`;
	}
	const unit = /^ms|^milli/i.test(word) ? "ms" : /^m/i.test(word) ? "m" : "s";
	return `Write ${name}="${number}${unit}".`;
}

const isRight = (name: Name, text: string) =>
	snippetOptionsSchema.shape[name].safeParse(text).success;

/** A name in the letters that names are made of. */
function slug(text: string): string {
	return text
		.normalize("NFD")
		.replaceAll(/\p{M}/gu, "")
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, "-")
		.replaceAll(/^-+|-+$/g, "");
}

const assign = (name: Name, value: string) => `${name}="${value.replaceAll('"', "")}"`;
