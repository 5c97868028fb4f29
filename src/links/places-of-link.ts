import { mdxToMdast } from "satteri";
import type { Location } from "../../scripts/plan/issue.ts";

type Node = ReturnType<typeof mdxToMdast>;
type Place = Pick<Location, "line" | "column">;

/**
 * Where a page's source has a link.
 *
 * @param source The MDX file's text.
 * @param link As the built page has it.
 * @returns Each place in turn; none where a component made the link.
 */
export function placesOfLink(source: string, link: string): Place[] {
	const places: Place[] = [];
	const visit = (node: Node) => {
		if (isLinkTo(node, link) && node.position) places.push(node.position.start);
		if (node.type === "yaml" && node.position) {
			const { line } = node.position.start;
			for (const [index, text] of node.value.split("\n").entries()) {
				const column = text.indexOf(link);
				if (column >= 0) places.push({ line: line + index + 1, column: column + 1 });
			}
		}
		if ("children" in node) for (const child of node.children) visit(child);
	};
	visit(mdxToMdast(source, { features: { directive: true } }));
	return places;
}

function isLinkTo(node: Node, link: string): boolean {
	if (node.type === "link" || node.type === "image" || node.type === "definition") {
		return node.url === link || encodeURI(node.url) === link;
	}
	if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return false;
	return node.attributes.some((one) => one.type === "mdxJsxAttribute" && one.value === link);
}
