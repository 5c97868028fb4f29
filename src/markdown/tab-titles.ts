import type { MdastNode } from "satteri";
import { literalOf } from "../../scripts/plan/reading.ts";
import { type Element, isElement, PAGE, withAttributes } from "./mdx-element.ts";

/**
 * Gives each tab a title in its text, by which it is known where tabs stand one below the other, and which says whether
 * its commands were run.
 *
 * @param tabs `<Tabs>`, in which terminals and illustrations stand in the place of their fences.
 */
export function withTabTitles(tabs: MdastNode): MdastNode {
	const tells = elementsIn(tabs).some((one) => isTerminal(one) || isIllustration(one));
	const visit = (node: MdastNode): MdastNode => {
		if (!("children" in node)) return node;
		if (!isElement(node) || node.name !== "TabItem") {
			return { ...node, children: node.children.map(visit) } as MdastNode;
		}
		const snippets = elementsIn(node).filter(isTerminal).map(snippetOf);
		const values = { label: literalOf(node, "label") ?? "", tells, snippets };
		const title = withAttributes("TabTitle", values, snippets.length > 0 ? PAGE : {});
		return { ...node, children: [title, ...node.children] } as MdastNode;
	};
	return visit(tabs);
}

function elementsIn(node: MdastNode): Element[] {
	const below = "children" in node ? node.children.flatMap(elementsIn) : [];
	return isElement(node) ? [node, ...below] : below;
}

const isTerminal = ({ name }: Element) => name === "Terminal";
const snippetOf = (terminal: Element) => literalOf(terminal, "snippet");
const isIllustration = (one: Element) => literalOf(one, "class") === "illustration";
