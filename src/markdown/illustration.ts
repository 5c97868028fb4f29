import type { MdastNode, MdxJsxFlowElement } from "satteri";
import { strings } from "../strings.ts";

type Code = Extract<MdastNode, { type: "code" }>;

const TAG = /(^|\s)illustration(?=\s|$)/;

/** Whether a fence says that it is not to be run. */
export const isIllustration = (meta: string | null | undefined) => TAG.test(meta ?? "");

/** A fence that was not run, below words that say so. */
export function illustration(fence: Readonly<Code>): MdxJsxFlowElement {
	// Without the frame of a terminal, which those have that were run.
	const meta = `${(fence.meta ?? "").replace(TAG, "")} frame="none"`;
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
