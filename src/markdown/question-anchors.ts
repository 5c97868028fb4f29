import { defineMdastPlugin } from "satteri";

/**
 * Sätteri plugin that gives a question's heading an anchor of its number alone: `4-c · Lire docker ps` is
 * `#question-4-c`, whatever its words become, so that what leads there goes on leading there. A link that is
 * called by the number stays on one line: browsers break one after a dash.
 */
export const questionAnchors = defineMdastPlugin({
	name: "question-anchors",
	heading(node, context) {
		const [first] = node.children;
		const [, number] = first?.type === "text" ? (QUESTION.exec(first.value) ?? []) : [];
		if (number === undefined) return;
		context.setProperty(node, "data", { hProperties: { id: `question-${number}` } });
	},
	link(node, context) {
		const [text, ...others] = node.children;
		if (text?.type !== "text" || others.length > 0 || !CALLED.test(text.value)) return;
		context.setProperty(node, "data", { hProperties: { className: ["question"] } });
	},
});

const QUESTION = /^(\d+-[a-z]) · /;
/** Short enough for any screen: `question 4-c`. */
const CALLED = /^(\S{1,12} )?\d+-[a-z]$/;
