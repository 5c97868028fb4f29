import { posix } from "node:path";
import {
	type MdastNode,
	type MdxJsxFlowElement,
	type MdxJsxTextElement,
	mdxToMdast,
} from "satteri";
import { isIllustration } from "../../scripts/plan/illustration-tag.ts";
import type { Location } from "../../scripts/plan/issue.ts";
import { partialsOf, type Sources } from "../../scripts/plan/partials.ts";
import { illustration } from "./illustration.ts";
import { shownFile } from "./shown-file.ts";

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Where a page has a fence or a quote, and what the reader sees there. */
export interface Place {
	readonly location: Location;
	readonly element: Element;
}

/** The file whose nodes are looked at. */
export interface Scope {
	readonly file: string;
	/** Which use of a partial on the page it is, from 1; 0 for the page itself. */
	readonly use: number;
	/** Names of the partials that it imports, with their paths. */
	readonly partials: ReadonlyMap<string, string>;
}

/** Finds what takes the place of a page's nodes, in the order of the page. */
export class Replacer {
	/** Components that the page needs by now. */
	readonly used = new Set<string>();
	/** Imports of its partials. */
	readonly imports: string[] = [];
	readonly #places: Map<string, Place>;
	readonly #sources: Sources;
	readonly #root: string;
	#uses = 0;

	/**
	 * @param places By their keys (see {@link placeKey}); one that was met is removed.
	 * @param sources Texts of the page's partials.
	 * @param root The repository's root.
	 */
	constructor(places: Map<string, Place>, sources: Sources, root: string) {
		this.#places = places;
		this.#sources = sources;
		this.#root = root;
	}

	/** Where a file's nodes are looked at: with the partials that it imports, above or below their use. */
	scopeOf(tree: Readonly<MdastNode>, file: string, use: number): Scope {
		return { file, use, partials: partialsOf(importsIn(tree), file, this.#sources) };
	}

	/** What takes a node's place; nothing where it stays, and its children are to be looked at. */
	async replace(node: Readonly<MdastNode>, scope: Scope): Promise<MdastNode | undefined> {
		const name = isElement(node) ? (node.name ?? "") : node.type;
		const key = node.position && placeKey(scope.use, name, node.position.start);
		const place = key === undefined ? undefined : this.#places.get(key);
		if (key !== undefined && place !== undefined) {
			this.#places.delete(key);
			this.used.add(place.element.name ?? "");
			return place.element;
		}
		if (node.type === "code" && isIllustration(node.meta)) return illustration(node);
		if (!isElement(node)) return undefined;
		const partial = scope.partials.get(name);
		if (partial !== undefined) return await this.#partial(partial);
		if (name !== "File") return undefined;
		this.used.add(name);
		return await shownFile(node, this.#root, scope.file);
	}

	/** The content of a partial, with what was recorded of it on this page. */
	async #partial(file: string): Promise<MdastNode> {
		this.#uses += 1;
		const tree = mdxToMdast(this.#sources.get(file) ?? "", { features: { directive: true } });
		const scope = this.scopeOf(tree, file, this.#uses);
		const children: MdastNode[] = [];
		for (const child of "children" in tree ? tree.children : []) {
			const expanded = await this.#expand(child, scope);
			if (expanded.type === "mdxjsEsm") this.imports.push(fromRoot(expanded.value, scope));
			else if (expanded.type !== "yaml") children.push(expanded);
		}
		return {
			type: "mdxJsxFlowElement",
			name: null,
			attributes: [],
			children: children as MdxJsxFlowElement["children"],
		};
	}

	async #expand(node: MdastNode, scope: Scope): Promise<MdastNode> {
		const replaced = await this.replace(node, scope);
		if (replaced !== undefined) return replaced;
		if (!("children" in node)) return node;
		const children: MdastNode[] = [];
		for (const child of node.children) children.push(await this.#expand(child, scope));
		return { ...node, children } as MdastNode;
	}
}

/** All that a file imports. */
export function importsIn(tree: Readonly<MdastNode>): string {
	const children = "children" in tree ? tree.children : [];
	return children.flatMap((node) => (node.type === "mdxjsEsm" ? node.value : [])).join("\n");
}

/** The key of a place. It has the node's kind, since a quote may begin where its paragraph does. */
export function placeKey(
	use: number,
	kind: string,
	{ line, column }: Pick<Location, "line" | "column">,
): string {
	return `${use} ${kind} ${line}:${column}`;
}

/** Imports as they are from the repository's root, but for those of partials. */
function fromRoot(esm: string, { file, partials }: Scope): string {
	const names = [...partials.keys()];
	return esm
		.split("\n")
		.filter((line) => !names.some((name) => line.startsWith(`import ${name} `)))
		.join("\n")
		.replaceAll(
			/(from\s+["'])(\.{1,2}\/[^"']+)/g,
			(_, before: string, path: string) => `${before}/${posix.join(posix.dirname(file), path)}`,
		);
}

function isElement(node: Readonly<MdastNode>): node is Element {
	return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}
