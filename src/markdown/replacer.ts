import { posix } from "node:path";
import { type MdastNode, type MdxJsxFlowElement, mdxToMdast } from "satteri";
import { isIllustration } from "../../scripts/plan/illustration-tag.ts";
import type { Location } from "../../scripts/plan/issue.ts";
import { partialsOf, type Sources } from "../../scripts/plan/partials.ts";
import { attributeOf } from "../../scripts/plan/reading.ts";
import { illustration } from "./illustration.ts";
import { type Element, isElement, withAttributes } from "./mdx-element.ts";
import { type PageOf, quoteOfPage } from "./quote-of-page.ts";
import { shownFile } from "./shown-file.ts";
import { withTabTitles } from "./tab-titles.ts";

/** Where a page has a fence, a quote or a note, and what the reader sees there. */
export interface Place {
	readonly location: Location;
	/** None for a note, which is shown with its terminal. */
	readonly element?: Element;
	/** Keys of a terminal's notes. */
	readonly notes?: readonly string[];
}

/** The file whose nodes are looked at. */
export interface Scope {
	readonly file: string;
	/** Which use of a partial on the page it is, from 1; 0 for the page itself. */
	readonly use: number;
	/** Names of the partials that it imports, with their paths. */
	readonly partials: ReadonlyMap<string, string>;
	/** Its notes by their keys. */
	readonly notes: ReadonlyMap<string, Element>;
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
	readonly #pageOf: PageOf;
	#uses = 0;

	/**
	 * @param places By their keys (see {@link placeKey}); one that was met is removed.
	 * @param sources Texts of the page's partials.
	 * @param root The repository's root.
	 * @param pageOf Gives other pages, of which this one may quote a terminal.
	 */
	constructor(places: Map<string, Place>, sources: Sources, root: string, pageOf: PageOf) {
		this.#places = places;
		this.#sources = sources;
		this.#root = root;
		this.#pageOf = pageOf;
	}

	/** Where a file's nodes are looked at: with the partials that it imports, above or below their use. */
	scopeOf(tree: Readonly<MdastNode>, file: string, use: number): Scope {
		const partials = partialsOf(importsIn(tree), file, this.#sources);
		return { file, use, partials, notes: new Map(notesIn(tree, use)) };
	}

	/** What takes a node's place; nothing where it stays, and its children are to be looked at. */
	async replace(node: Readonly<MdastNode>, scope: Scope): Promise<MdastNode | undefined> {
		const name = isElement(node) ? (node.name ?? "") : node.type;
		const key = node.position && placeKey(scope.use, name, node.position.start);
		const place = key === undefined ? undefined : this.#places.get(key);
		if (key !== undefined && place !== undefined) {
			if (place.element === undefined) return NOTHING;
			this.#places.delete(key);
			this.used.add(place.element.name ?? "");
			return await this.#withNotes(place.element, place.notes ?? [], scope);
		}
		if (name === "Note") return NOTHING;
		if (node.type === "code" && isIllustration(node.meta)) return illustration(node);
		if (!isElement(node)) return undefined;
		const partial = scope.partials.get(name);
		if (partial !== undefined) return await this.#partial(partial);
		if (name === "Tabs") {
			this.used.add("TabTitle");
			return withTabTitles(await this.#expandChildren(node, scope));
		}
		const quoted = name === "Quote" ? attributeOf(node, "page") : undefined;
		if (name !== "File" && quoted === undefined) return undefined;
		this.used.add(name);
		if (quoted !== undefined) return await quoteOfPage(node, quoted, scope.file, this.#pageOf);
		return await shownFile(node, this.#root, scope.file);
	}

	/** A terminal with its notes, each in a slot. */
	async #withNotes(element: Element, keys: readonly string[], scope: Scope): Promise<MdastNode> {
		if (keys.length === 0) return element;
		const notes: MdxJsxFlowElement[] = [];
		for (const key of keys) {
			const note = scope.notes.get(key);
			if (note === undefined) continue;
			this.#places.delete(key);
			const { children } = (await this.#expandChildren(note, scope)) as MdxJsxFlowElement;
			const slot = withAttributes("div", { slot: `note-${notes.length + 1}` });
			notes.push({ ...slot, children });
		}
		return { ...element, children: notes } as MdxJsxFlowElement;
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
		return { ...NOTHING, children: children as MdxJsxFlowElement["children"] };
	}

	async #expand(node: MdastNode, scope: Scope): Promise<MdastNode> {
		const replaced = await this.replace(node, scope);
		return replaced ?? (await this.#expandChildren(node, scope));
	}

	async #expandChildren(node: MdastNode, scope: Scope): Promise<MdastNode> {
		if (!("children" in node)) return node;
		const children: MdastNode[] = [];
		for (const child of node.children) children.push(await this.#expand(child, scope));
		return { ...node, children } as MdastNode;
	}
}

/** What stands where there is nothing to show. */
const NOTHING: MdxJsxFlowElement = {
	type: "mdxJsxFlowElement",
	name: null,
	attributes: [],
	children: [],
};

function notesIn(node: Readonly<MdastNode>, use: number): [string, Element][] {
	if (isElement(node) && node.name === "Note") {
		return node.position ? [[placeKey(use, "Note", node.position.start), node]] : [];
	}
	return "children" in node ? node.children.flatMap((child) => notesIn(child, use)) : [];
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
