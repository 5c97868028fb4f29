import { defineMdastPlugin } from "satteri";

/**
 * Sätteri plugin that gives a question's heading an anchor of its number alone: `4-c · Lire docker ps` is
 * `#question-4-c`, whatever its words become, so that what leads there goes on leading there.
 */
export const questionAnchors = defineMdastPlugin({
	name: "question-anchors",
	heading(node, context) {
		const [first] = node.children;
		const [, number] = first?.type === "text" ? (QUESTION.exec(first.value) ?? []) : [];
		if (number === undefined) return;
		context.setProperty(node, "data", { hProperties: { id: `question-${number}` } });
	},
});

const QUESTION = /^(\d+-[a-z]) · /;
