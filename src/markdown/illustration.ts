import type { MdastNode, MdxJsxFlowElement } from "satteri";
import { withoutIllustration } from "../../scripts/plan/illustration-tag.ts";
import { strings } from "../strings.ts";

type Code = Extract<MdastNode, { type: "code" }>;

/** A fence that was not run, below words that say so. */
export function illustration(fence: Readonly<Code>): MdxJsxFlowElement {
	// Without the frame of a terminal, which those have that were run.
	const meta = `${withoutIllustration(fence.meta ?? "")} frame="none"`;
	const caption: MdxJsxFlowElement = {
		type: "mdxJsxFlowElement",
		name: "figcaption",
		attributes: [],
		children: [{ type: "paragraph", children: [{ type: "text", value: strings.illustration }] }],
	};
	return {
		type: "mdxJsxFlowElement",
		name: "figure",
		attributes: [{ type: "mdxJsxAttribute", name: "class", value: "illustration" }],
		children: [caption, { ...fence, meta }],
	};
}
