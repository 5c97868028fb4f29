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

/** An aside, or a fence, as other tools write it: text to this one. */
const FOREIGN: readonly {
	readonly found: RegExp;
	readonly told: Pick<Issue, "message" | "hint">;
}[] = [
	{
		found: /^\s*:::/m,
		told: {
			message: "These colons belong to no aside, and readers see them.",
			hint: "An aside begins with :::tip, without a blank, and ends with :::. One that holds another has a colon more: ::::note.",
		},
	},
	{
		found: /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|^!!! \w+/m,
		told: {
			message: "This begins an aside elsewhere, and readers see it as it is written.",
			hint: "Write :::note above it and ::: below it.",
		},
	},
	{
		found: /^(?:'''|‘‘‘|’’’|´´´)\s*\w+/m,
		told: {
			message: "These quotes begin no fence, and readers see them.",
			hint: "A fence begins and ends with three backticks: ```sh run.",
		},
	},
];

/** What is wrong with an aside, `:::tip … :::`: its name, or where it ends; and with what is one elsewhere. */
export function directiveIssues(node: Node, reading: Reading): Issue[] {
	const location = locationOf(node, reading);
	if (node.type === "text") {
		const foreign = FOREIGN.find(({ found }) => found.test(node.value));
		if (foreign === undefined) return [];
		const before = node.value.slice(0, node.value.search(foreign.found)).split("\n");
		return [{ ...location, line: location.line + before.length - 1, ...foreign.told }];
	}
	if (node.type === "inlineCode" && /^(?:sh|bash|shell|console) run\b/.test(node.value)) {
		const message = "Two backticks begin no fence, and nothing of it is run.";
		return [{ ...location, message, hint: "A fence begins and ends with three: ```sh run." }];
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
