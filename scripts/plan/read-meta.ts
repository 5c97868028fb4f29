import { MetaOptions } from "@expressive-code/core";
import { nearest } from "../text/nearest.ts";
import { type SnippetOptions, snippetOptionsSchema } from "./snippet-options.ts";

/** An error in a fence's meta, at a 0-based offset in the meta string. */
export interface MetaError {
	readonly offset: number;
	readonly message: string;
	readonly hint?: string;
}

/** The fence's meta, read: not a snippet at all, a snippet's options, or what is wrong with them. */
export type Meta =
	| { readonly kind: "plain" }
	| { readonly kind: "snippet"; readonly options: SnippetOptions }
	| { readonly kind: "invalid"; readonly errors: readonly MetaError[] };

const KNOWN = Object.keys(snippetOptionsSchema.shape);

function meant(word: string): string {
	const name = nearest(word.toLowerCase(), KNOWN);
	return name === undefined ? "" : `Did you mean \`${name}\`? `;
}

/**
 * Reads a fence's meta with Expressive Code's own parser, so that it means here what it means to
 * the site (https://expressive-code.com/key-features/code-component/#meta-options).
 *
 * @param meta What follows the language on the fence's first line.
 */
export function readMeta(meta: string): Meta {
	if (!/(^|\s)run(\s|$)/.test(meta)) return { kind: "plain" };
	const parsed = new MetaOptions(meta);
	// Asked of the parser, since the word may stand in a value: title="docker run".
	const isTagged = parsed.list().some(({ key }) => key === "run");
	if (!isTagged && parsed.errors === undefined) return { kind: "plain" };
	const errors: MetaError[] = (parsed.errors ?? []).map((message) => ({
		offset: Math.max(0, meta.indexOf(/`([^`]+)`/.exec(message)?.[1] ?? "")),
		message,
		hint: "Write a regular expression as until=/text/, with / inside it as \\/.",
	}));

	const values: Record<string, unknown> = {};
	const offsets = new Map<string, number>();
	for (const option of parsed.list()) {
		const raw = option.raw.trimStart();
		const offset = option.index + option.raw.length - raw.length;
		const key = option.key;
		if (key === undefined || !KNOWN.includes(key)) {
			errors.push({
				offset,
				message: `Unknown option \`${raw}\`.`,
				hint: `${meant(key ?? raw)}A snippet's options are: ${KNOWN.join(", ")}.`,
			});
		} else if (offsets.has(key)) {
			errors.push({ offset, message: `Option \`${key}\` is given twice.`, hint: "Keep one." });
		} else {
			offsets.set(key, offset);
			// The parser adds the flag "g", which would make the expression stateful.
			values[key] =
				option.value instanceof RegExp ? new RegExp(option.value.source, "mu") : option.value;
		}
	}

	const checked = snippetOptionsSchema.safeParse(values);
	for (const { path, message } of checked.error?.issues ?? []) {
		const key = String(path[0]);
		errors.push({ offset: offsets.get(key) ?? 0, message: `Option \`${key}\`: ${message}.` });
	}
	if (errors.length > 0 || !checked.success) return { kind: "invalid", errors };
	return { kind: "snippet", options: checked.data };
}
