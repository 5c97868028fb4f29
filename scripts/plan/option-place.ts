import { MetaOptions } from "@expressive-code/core";
import type { Location } from "./issue.ts";
import type { SnippetOptions } from "./snippet-options.ts";

/** A fence's marks and its language. */
const OPENING = /^(?:`{3,}|~{3,})[ \t]*\S*/;

/**
 * Where a fence has an option.
 *
 * @param fence Where the fence begins; it is the answer where the fence does not have the option.
 * @param source The text of its file.
 */
export function optionPlace(fence: Location, name: keyof SnippetOptions, source = ""): Location {
	const line = source.split(/\r\n|\n|\r/)[fence.line - 1]?.slice(fence.column - 1) ?? "";
	const [opening = ""] = OPENING.exec(line) ?? [];
	const options = new MetaOptions(line.slice(opening.length)).list();
	const found = options.find(({ key }) => key === name);
	if (found === undefined) return fence;
	const { index, raw } = found;
	const indent = raw.length - raw.trimStart().length;
	return { ...fence, column: fence.column + opening.length + index + indent };
}
