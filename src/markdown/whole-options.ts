import { defineMdastPlugin } from "satteri";

/**
 * Sätteri plugin that keeps a command's option on one line: browsers break a line after a dash, which
 * would leave it alone there. Style sheets cannot tell an option from a command, which must go on in the
 * next line, and to keep all code whole would let the comma or colon after it begin a line.
 */
export const wholeOptions = defineMdastPlugin({
	name: "whole-options",
	inlineCode(node, context) {
		if (!isOption(node.value)) return;
		context.setProperty(node, "data", { hProperties: { className: ["option"] } });
	},
});

/**
 * Whether inline code is an option that any screen is wide enough for, `-T`, `--no-log-prefix`, or a command that ends
 * with a long one, `docker run --privileged`.
 */
export function isOption(code: string): boolean {
	return code.length <= 24 && /^(-\S+|\w.* --\S+)$/.test(code);
}
