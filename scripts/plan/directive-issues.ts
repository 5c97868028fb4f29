import { nearest } from "../text/nearest.ts";
import type { Issue } from "./issue.ts";
import { linesOf, locationOf, type Node, type Reading } from "./reading.ts";

/** Starlight's (https://starlight.astro.build/guides/authoring-content/#asides); another one is shown as it is written. */
const ASIDES: readonly string[] = ["note", "tip", "caution", "danger"];

/** As other sites call them, and as one says in French. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
	["astuce", "tip"],
	["attention", "caution"],
	["avertissement", "caution"],
	["hint", "tip"],
	["important", "caution"],
	["info", "note"],
	["remarque", "note"],
	["warning", "caution"],
]);

/** What is wrong with an aside, `:::tip … :::`: its name, or where it ends. */
export function directiveIssues(node: Node, reading: Reading): Issue[] {
	const location = locationOf(node, reading);
	if (node.type === "text" && /^\s*:::/m.test(node.value)) {
		const line =
			location.line + node.value.slice(0, node.value.search(/^\s*:::/m)).split("\n").length - 1;
		const message = "These colons belong to no aside, and readers see them.";
		const hint =
			"An aside begins with :::tip, without a blank, and ends with :::. One that holds another has a colon more: ::::note.";
		return [{ ...location, line, message, hint }];
	}
	if (node.type !== "containerDirective") return [];
	const { name = "" } = node;
	if (!ASIDES.includes(name)) {
		const meant = OTHER_NAMES.get(name.toLowerCase()) ?? nearest(name.toLowerCase(), ASIDES);
		const message = `There is no aside \`${name}\`, and readers see it as it is written.`;
		const hint =
			meant === undefined ? `There are: ${ASIDES.join(", ")}.` : `Did you mean \`${meant}\`?`;
		return [{ ...location, message, hint }];
	}
	const last = linesOf(reading)[(node.position?.end.line ?? 0) - 1] ?? "";
	if (/^[\s>]*:::+\s*$/.test(last)) return [];
	const message = "The aside that begins here is never closed.";
	return [{ ...location, message, hint: "Close it with the same colons, on a line of their own." }];
}
