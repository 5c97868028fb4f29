import type { RecorderFrontmatter } from "./frontmatter.ts";

type Field = keyof RecorderFrontmatter;

/** Fields as others call them. */
const OTHER_NAMES: ReadonlyMap<string, Field> = new Map([
	["depends", "after"],
	["docker", "engines"],
	["folder", "workspace"],
	["packages", "tools"],
	["previous", "after"],
	["version", "engines"],
]);

/** The field that a word of another tool stands for. */
export const otherField = (name: string): Field | undefined => OTHER_NAMES.get(name.toLowerCase());

/**
 * The value that a field was meant to have: a list for one that is none, or the one thing of a list.
 *
 * @returns Nothing where that is not known.
 */
export function meantValue(field: string, value: unknown): string | readonly string[] | undefined {
	const texts = [value].flat().flatMap(textsOf);
	if (texts.length === 0) return undefined;
	const words = texts.flatMap((text) => text.split(/[\s,;]+/)).filter(Boolean);
	if (field === "images") {
		return words.map((word) => word.toLowerCase().replaceAll(/[“”«»‘’]/g, ""));
	}
	if (field === "tools") return words;
	return field === "after" && texts.length === 1 ? texts[0] : undefined;
}

/** In YAML, `python: 3.13-slim` is a field of its own, with a value. */
function textsOf(part: unknown): string[] {
	if (typeof part === "string") return [part];
	if (typeof part !== "object" || part === null) return [];
	return Object.entries(part).map(([name, value]) => `${name}:${value}`);
}
