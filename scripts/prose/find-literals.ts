import { mdxToMdast } from "satteri";
import type { Location } from "../plan/issue.ts";
import { GENERATED_NAME } from "../recording/masks.ts";

/** A value typed into the prose that a recording could have given. */
export interface Literal extends Location {
	readonly text: string;
	readonly kind: string;
}

const KINDS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
	{ kind: "size", pattern: /\b\d+(?:[.,]\d+)?[ \u00a0]?(?:[kMG]?B|[kMG]?o)\b/g },
	{ kind: "version", pattern: /\b\d+\.\d+(?:\.\d+)*\b/g },
	{ kind: "ID", pattern: /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\b/g },
	{ kind: "port", pattern: /\b\d{4,5}\b/g },
	{ kind: "container", pattern: GENERATED_NAME },
	{ kind: "container", pattern: /\b[a-z]+-[a-z]+-\d\b/g },
];

type Node = ReturnType<typeof mdxToMdast>;

/**
 * Finds versions, names, IDs, ports and sizes in a page's text, inline code included. Fences are
 * commands or files, and quotes come from recordings: neither is prose.
 *
 * @param source The MDX file's text.
 * @param file Its path relative to the repository's root.
 */
export function findLiterals(source: string, file: string): Literal[] {
	const found: Literal[] = [];
	const visit = (node: Node) => {
		if (node.type === "text" || node.type === "inlineCode") {
			const { line, column } = node.position?.start ?? { line: 1, column: 1 };
			let rest = node.value;
			for (const { kind, pattern } of KINDS) {
				// Each character counts once: the version in a size is not a version.
				rest = rest.replace(pattern, (text, ...groups) => {
					const before = rest
						.slice(
							0,
							groups.findLast((one) => typeof one === "number"),
						)
						.split("\n");
					const last = before.at(-1)?.length ?? 0;
					found.push({
						file,
						line: line + before.length - 1,
						column: before.length > 1 ? last + 1 : column + last,
						text,
						kind,
					});
					return " ".repeat(text.length);
				});
			}
		}
		if ("children" in node) for (const child of node.children) visit(child as Node);
	};
	visit(mdxToMdast(source, { features: { directive: true } }));
	return found;
}
