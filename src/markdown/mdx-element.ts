import type { MdxJsxFlowElement, MdxJsxTextElement } from "satteri";

const attributes = (values: Readonly<Record<string, unknown>>) =>
	Object.entries(values).map(([name, value]) => ({
		type: "mdxJsxAttribute" as const,
		name,
		// An expression keeps line breaks and entities that an attribute's text would lose.
		value: { type: "mdxJsxAttributeValueExpression" as const, value: JSON.stringify(value) },
	}));

/** A component used as a block. */
export function withAttributes(
	name: string,
	values: Readonly<Record<string, unknown>>,
): MdxJsxFlowElement {
	return { type: "mdxJsxFlowElement", name, attributes: attributes(values), children: [] };
}

/** A component used inside a sentence. */
export function textElement(
	name: string,
	values: Readonly<Record<string, unknown>>,
): MdxJsxTextElement {
	return { type: "mdxJsxTextElement", name, attributes: attributes(values), children: [] };
}
