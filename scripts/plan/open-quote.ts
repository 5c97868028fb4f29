import type { MetaOptions } from "@expressive-code/core";
import { PATTERNS } from "./mend-option.ts";
import type { MetaError } from "./read-meta.ts";

const CURLY = "“”«»‘’„";
/** Options whose value may be several words. */
const TEXTS: readonly string[] = ["title", "alt", "cwd", "engines"];

/**
 * Finds the first value of a fence's meta whose quotes are typographic, are never closed, or lack. The words behind it
 * were read as options of their own, so that it is the one thing to tell.
 *
 * @param isKnown Whether there is an option of this name.
 */
export function openQuote(
	meta: string,
	parsed: MetaOptions,
	isKnown: (key: string | undefined) => boolean,
): MetaError | undefined {
	const options = parsed.list();
	for (const [place, { index, raw, key = "", value }] of options.entries()) {
		const [written] = /^\s*[^\s=]+\s*=\s*/.exec(raw) ?? [];
		if (written === undefined || typeof value !== "string") continue;
		const offset = index + raw.length - raw.trimStart().length;
		const behind = options.slice(place + 1);
		const end = behind.findIndex((other) => isKnown(other.key));
		const words = (end < 0 ? behind : behind.slice(0, end)).map((other) => other.raw.trim());
		const error =
			openValue(key, meta.slice(index + written.length)) ??
			bareValue(key, raw.slice(written.length), words);
		if (error !== undefined) return { offset, ...error };
	}
	return undefined;
}

/** @param words Those behind the value that are no options. */
function bareValue(key: string, value: string, words: readonly string[]) {
	const isPattern = PATTERNS.includes(key) && !value.endsWith(",") && key !== "show";
	const isText = TEXTS.includes(key) || value.endsWith(",") || isPattern;
	if (/^["'/{]/.test(value) || words.length === 0 || !isText) return undefined;
	if (isPattern) {
		return {
			message: `The pattern of \`${key}\` has a blank, and no slashes.`,
			hint: `Write ${key}=/${[value, ...words].join(" ")}/.`,
		};
	}
	return {
		message: `The value of \`${key}\` has a blank, and no quotes.`,
		hint: `Write ${key}="${[value, ...words].join(" ")}".`,
	};
}

/** @param rest From the value to the end of the meta. */
function openValue(key: string, rest: string): Omit<MetaError, "offset"> | undefined {
	const [mark = ""] = rest;
	const content = rest.slice(1);
	if (CURLY.includes(mark)) {
		const [value = ""] = new RegExp(`^[^${CURLY}"]*`).exec(content) ?? [];
		return {
			message: `The quotes of \`${key}\` are typographic ones.`,
			hint: `Write straight ones: ${key}="${value.trim()}".`,
		};
	}
	const isOpen =
		mark === "/"
			? PATTERNS.includes(key) && !/(?<!\\)\//.test(content)
			: /["']/.test(mark) && !content.includes(mark);
	if (!isOpen) return undefined;
	const closed = `${key}=${mark}${content.trim()}${mark}`;
	return {
		message: `The value of \`${key}\` begins with ${mark} and never ends.`,
		hint: `Close it, as in ${closed}.`,
	};
}
