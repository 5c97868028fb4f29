import { MetaOptions } from "@expressive-code/core";
import { messageOf } from "../text/message-of.ts";
import { nearest } from "../text/nearest.ts";
import { mendOption } from "./mend-option.ts";
import { mendPattern } from "./mend-pattern.ts";
import { openQuote } from "./open-quote.ts";
import { OPTION_EXAMPLES } from "./option-examples.ts";
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

type Name = keyof SnippetOptions;

const KNOWN = Object.keys(snippetOptionsSchema.shape);
const isKnown = (key: string | undefined): key is Name => key !== undefined && KNOWN.includes(key);

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
	const open = openQuote(meta, parsed, isKnown);
	if (open !== undefined) return { kind: "invalid", errors: [open] };
	const errors = (parsed.errors ?? []).map((message) => patternError(message, meta));

	const values: Record<string, unknown> = {};
	const offsets = new Map<string, number>();
	for (const option of parsed.list()) {
		const raw = option.raw.trimStart();
		const offset = option.index + option.raw.length - raw.length;
		const key = option.key;
		if (!isKnown(key)) errors.push({ offset, ...unknownOption(raw) });
		else if (offsets.has(key)) {
			errors.push({ offset, message: `Option \`${key}\` is given twice.`, hint: "Keep one." });
		} else {
			offsets.set(key, offset);
			const { value, error } = readValue(option.value, raw);
			values[key] = value;
			if (error !== undefined) errors.push({ offset, ...error });
		}
	}

	const checked = snippetOptionsSchema.safeParse(values, {
		error: ({ code }) => (code === "invalid_type" ? "needs a value" : undefined),
	});
	const wrong = new Set<Name>();
	for (const { path, message } of checked.error?.issues ?? []) {
		const key = path[0] as Name;
		// The first thing is enough of an option, and the mend of another would be this one's.
		if (wrong.has(key)) continue;
		wrong.add(key);
		const hint = mendOption(key, values[key]);
		errors.push({ offset: offsets.get(key) ?? 0, message: `Option \`${key}\`: ${message}.`, hint });
	}
	if (errors.length > 0 || !checked.success) return { kind: "invalid", errors };
	return { kind: "snippet", options: checked.data };
}

/** An option's value; a pattern without the flag "g" of the parser, which would make it stateful. */
function readValue(value: unknown, raw: string) {
	if (!(value instanceof RegExp)) return { value };
	try {
		return { value: new RegExp(value.source, "mu") };
	} catch (error) {
		return { value, error: noPattern(raw, messageOf(error)) };
	}
}

/** What is said of a pattern that is none: `Failed to parse option `until=/(/`: Invalid …: /(/g: Unterminated group`. */
function patternError(message: string, meta: string): MetaError {
	const [, option = "", reason = message] = /`([^`]+)`: (.*)$/s.exec(message) ?? [];
	return { offset: Math.max(0, meta.indexOf(option)), ...noPattern(option, reason) };
}

/** @param reason Whose last part says it: `Invalid regular expression: /(/g: Unterminated group`. */
function noPattern(option: string, reason: string): Omit<MetaError, "offset"> {
	const [, name = "", source = ""] = /^([^=]*)=\/(.*)\/$/s.exec(option) ?? [];
	const mended = mendPattern(source);
	return {
		message: `The pattern \`${option}\` is none: ${reason.replace(/^.*: /s, "")}.`,
		hint:
			mended === undefined
				? "Write a regular expression between slashes, as in until=/text/, with \\ before each sign of it that is meant as text: \\( or \\/."
				: `Write ${name}=/${mended}/.`,
	};
}

/** Options as other tools, or other languages, call them. */
const OTHER_NAMES: ReadonlyMap<string, Name> = new Map([
	["caption", "title"],
	["code", "exit"],
	["collapse", "show"],
	["dir", "cwd"],
	["environment", "env"],
	["expect", "until"],
	["filename", "title"],
	["fold", "show"],
	["folder", "cwd"],
	["highlight", "mark"],
	["host", "machine"],
	["name", "id"],
	["node", "machine"],
	["server", "machine"],
	["status", "exit"],
	["vars", "env"],
	["wait", "until"],
	["workdir", "cwd"],
]);

/** What is no option, whatever it is called. */
const NO_OPTIONS: readonly { readonly written: RegExp; readonly hint: string }[] = [
	{
		written: /^(?:del=|hl_lines=)?["{]?[\d,\s-]+["}]?$/,
		hint: "Lines are marked by what they say, since their numbers change: mark=/ready/.",
	},
	{
		written: /^notes?\b/i,
		hint: 'A note stands below its fence: <Note of="version" at="/Engine/">…</Note>.',
	},
	{
		written: /^sleep\b/i,
		hint: 'Nothing waits for a time: until=/…/ waits for the screen, and retry="15s" repeats a command.',
	},
];

function unknownOption(raw: string) {
	if (raw === "illustration") {
		const message = "A fence is run, or it is an illustration.";
		return { message, hint: "Keep one of the two words." };
	}
	const message = `Unknown option \`${raw}\`.`;
	const [, name = raw, value = ""] = /^([\w-]+)[:=]?(.*)$/s.exec(raw) ?? [];
	if (isKnown(name)) {
		const hint = `Write an equals sign between an option and its value: ${name}=${value}.`;
		return { message, hint };
	}
	const special = NO_OPTIONS.find(({ written }) => written.test(raw));
	if (special !== undefined) return { message, hint: special.hint };
	const word = name.toLowerCase().replaceAll(/[{}]/g, "");
	const meant = OTHER_NAMES.get(word) ?? nearest(word, KNOWN);
	if (!isKnown(meant)) return { message, hint: `A snippet's options are: ${KNOWN.join(", ")}.` };
	const written = value === "" ? OPTION_EXAMPLES[meant] : `${meant}=${value}`;
	return { message, hint: `Did you mean \`${meant}\`? Write ${written}.` };
}
