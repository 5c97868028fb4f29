import type { MetaOptions } from "@expressive-code/core";
import { PATTERNS } from "./mend-option.ts";
import type { MetaError } from "./read-meta.ts";

const CURLY = "“”«»‘’„";

/**
 * Finds the first value of a fence's meta whose quotes are typographic, or are never closed. The words behind it were
 * read as options of their own, so that it is the one thing to tell.
 */
export function openQuote(meta: string, parsed: MetaOptions): MetaError | undefined {
	for (const { index, raw, key = "", value } of parsed.list()) {
		const [written] = /^\s*[^\s=]+\s*=\s*/.exec(raw) ?? [];
		if (written === undefined || typeof value !== "string") continue;
		const offset = index + raw.length - raw.trimStart().length;
		const error = openValue(key, meta.slice(index + written.length));
		if (error !== undefined) return { offset, ...error };
	}
	return undefined;
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
