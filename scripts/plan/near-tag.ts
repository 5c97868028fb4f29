import { MetaOptions } from "@expressive-code/core";
import { nearest } from "../text/nearest.ts";
import type { MetaError } from "./read-meta.ts";
import { snippetOptionsSchema } from "./snippet-options.ts";

/** Options that every block of code may have: they are Expressive Code's. */
const COMMON: readonly string[] = ["title", "mark", "ins", "wrap"];
/** Options that mean something on a snippet alone. */
const OWN = Object.keys(snippetOptionsSchema.shape).filter((name) => !COMMON.includes(name));

/**
 * Finds what is almost the tag `run` on a fence that is not tagged: a reader would take the fence for one that
 * ran.
 *
 * @param language What stands right behind the fence's marks.
 * @param meta What follows it.
 * @returns Where it stands in the meta, with the mend; nothing where the fence is an ordinary block of code.
 */
export function nearTag(language: string, meta: string): MetaError | undefined {
	const first = language.replace(/[^\w+-].*/s, "");
	const [, glued] = /^(sh|bash|shell|console|shellsession)-?run$/i.exec(first) ?? [];
	if (glued !== undefined || isNear(first) || isNear(language.slice(first.length))) {
		const meant = glued ?? (isNear(first) ? "" : first);
		return { offset: 0, message: `\`${language}\` is no language.`, hint: mend(meant) };
	}
	for (const { index, raw, kind, key, value } of new MetaOptions(meta).list()) {
		const text = raw.trimStart();
		const offset = index + raw.length - text.length;
		// In quotes, a word is one to be marked in the code.
		if (key === undefined && kind === "string") continue;
		const word = key ?? String(value);
		if (isNear(word) || isOneLetterOff(word)) {
			return { offset, message: `\`${text}\` does not tag a fence.`, hint: mend(language) };
		}
		if (key !== undefined && isOwn(key)) {
			const message = `The option \`${key}\` has no effect, since the fence is not tagged.`;
			return { offset, message, hint: mend(language) };
		}
	}
	return undefined;
}

/** Whether a word may have been meant as the tag: in other letters or marks, mixed up, or with one more or less. */
function isNear(word: string): boolean {
	const letters = word.toLowerCase().replaceAll(/[^a-z]/g, "");
	return nearest(letters, ["run"], letters.startsWith("r") ? 1 : 0) !== undefined;
}

/** Whether a word is the tag with one wrong letter. As a language it is let be, since there are many short names. */
function isOneLetterOff(word: string): boolean {
	const same = [..."run"].filter((letter, index) => word.toLowerCase()[index] === letter);
	return word.length === 3 && same.length === 2;
}

/** Whether a word is one of a snippet's options, or a long one of them mistyped. */
function isOwn(key: string): boolean {
	const word = key.toLowerCase();
	return OWN.includes(word) || (word.length > 4 && nearest(word, OWN, 1) !== undefined);
}

const mend = (language: string) =>
	`Write \`\`\`${language.replaceAll(/[{}]/g, "") || "sh"} run …, or leave it out.`;
