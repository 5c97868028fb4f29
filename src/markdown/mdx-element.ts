import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from "satteri";

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** The import of a page that its components are given. */
export const PAGE = { page: "recordedPage" } as const;

/** What attributes are given: values, or names of what their module imports. */
type Values = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;

const attributes = (values: Values, names: Names = {}) =>
	[
		...Object.entries(names),
		...Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)] as const),
	].map(([name, value]) => ({
		type: "mdxJsxAttribute" as const,
		name,
		// As an expression, since an attribute's text would lose line breaks and entities.
		value: { type: "mdxJsxAttributeValueExpression" as const, value },
	}));

/** A component used as a block. */
export function withAttributes(name: string, values: Values, names?: Names): MdxJsxFlowElement {
	return { type: "mdxJsxFlowElement", name, attributes: attributes(values, names), children: [] };
}

/** A component used inside a sentence. */
export function textElement(name: string, values: Values): MdxJsxTextElement {
	return { type: "mdxJsxTextElement", name, attributes: attributes(values), children: [] };
}

export function isElement(node: Readonly<MdastNode>): node is Element {
	return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}
