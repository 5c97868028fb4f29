import { defineMdastPlugin } from "satteri";
import { optionParts } from "../components/option-parts.ts";

/**
 * Sätteri plugin that keeps each option of a command on one line. To keep all code whole would let the comma or colon
 * after it begin a line.
 */
export const wholeOptions = defineMdastPlugin({
	name: "whole-options",
	inlineCode(node, context) {
		const parts = optionParts(node.value);
		if (!parts.some(({ isOption }) => isOption)) return;
		const hChildren = parts.map(({ text, isOption }) => {
			const value = { type: "text", value: text };
			if (!isOption) return value;
			return {
				type: "element",
				tagName: "span",
				properties: { className: ["whole"] },
				children: [value],
			};
		});
		context.setProperty(node, "data", { hChildren });
	},
});
