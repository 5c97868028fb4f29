import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
	defineMdastPlugin,
	type MdastNode,
	type MdastPluginDefinition,
	type MdastVisitorContext,
	type MdxJsxFlowElement,
	type MdxJsxTextElement,
} from "satteri";
import { type Issue, IssueError } from "../../scripts/plan/issue.ts";
import { readMeta } from "../../scripts/plan/read-meta.ts";
import { PAGES_FOLDER, readPage } from "../../scripts/plan/read-page.ts";
import { joinPage } from "../join/join-page.ts";
import { textElement, withAttributes } from "./mdx-element.ts";

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Compile errors that Astro shows with a place: it reads `line` and `column` off the error. */
class PageError extends IssueError {
	readonly line: number | undefined;
	readonly column: number | undefined;

	constructor(issues: readonly Issue[]) {
		super(issues);
		this.line = issues[0]?.line;
		this.column = issues[0]?.column;
		// Astro prints the stack, and ours leads into the compiler, not to the mistake.
		this.stack = `${this.message}\n`;
	}
}

/**
 * Sätteri plugin that replaces each tagged fence by a `<Terminal>`, gives quotes their value and
 * shown files their text, and imports the components, so that authors need not.
 *
 * @param root The repository's root.
 * @throws {IssueError} while compiling a page that cannot be shown as it is.
 */
export function recordedFences(root: string) {
	return ({ fileURL }: { fileURL: URL | undefined }): MdastPluginDefinition | undefined => {
		if (fileURL === undefined) return undefined;
		const file = relative(root, fileURLToPath(fileURL)).split(sep).join("/");
		if (!file.startsWith(`${PAGES_FOLDER}/`) || !file.endsWith(".mdx")) return undefined;
		return defineMdastPlugin({
			name: "recorded-fences",
			options: { position: true },
			before: (tree, context) => joinTree(tree, context, root, file),
		});
	};
}

async function joinTree(
	tree: Readonly<MdastNode>,
	context: MdastVisitorContext,
	root: string,
	file: string,
): Promise<void> {
	// From the disk, not from the compiler: Astro blanks the frontmatter before it compiles a page.
	const { page, issues } = readPage(await readFile(join(root, file), "utf8"), file);
	if (issues.length > 0) throw new PageError(issues);
	const { views, absences, quotes: values, issues: joinIssues } = await joinPage(root, page);
	if (joinIssues.length > 0) throw new PageError(joinIssues);

	const snippets = page.snippets.values();
	const quotes = page.quotes.map(({ of }, index) => ({ of, values: values[index] ?? [] }));
	const nextQuote = quotes.values();
	const used = new Set<string>();

	const insert = (node: Readonly<MdastNode>, element: Element) => {
		used.add(element.name ?? "");
		context.replaceNode(node, element);
	};
	const visit = async (node: Readonly<MdastNode>): Promise<void> => {
		// The planner walked the same tree in the same order, so the next one is this one.
		if (node.type === "code" && readMeta(node.meta ?? "").kind === "snippet") {
			const snippet = snippets.next().value;
			if (snippet === undefined) return;
			const { hidden, figure, alt } = snippet.options;
			const options = {
				...(hidden === true ? { hidden: "" } : {}),
				...(figure === undefined ? {} : { figure: String(figure) }),
				...(alt === undefined ? {} : { alt }),
			};
			insert(node, withAttributes("Terminal", { views, snippet: snippet.id, ...options }));
		} else if (isElement(node) && node.name === "Quote") {
			const quote = nextQuote.next().value;
			if (quote !== undefined) insert(node, textElement("Quote", quote));
		} else if (isElement(node) && node.name === "File") {
			insert(node, await shownFile(node, root, file));
		} else if ("children" in node) {
			for (const child of node.children) await visit(child);
		}
	};
	await visit(tree);

	if (page.snippets.length > 0) {
		for (const name of ["VersionBar", "Provenance"]) used.add(name);
		context.prependChild(tree, withAttributes("VersionBar", { page: page.name, views, absences }));
		context.appendChild(tree, withAttributes("Provenance", { views }));
	}
	const imports = [...used].map((name) => `import ${name} from "/src/components/${name}.astro";`);
	if (imports.length > 0) {
		context.prependChild(tree, { type: "mdxjsEsm", value: imports.join("\n") });
	}
}

/** `<File path="…" lines="1-10" />` with the text of the file. */
async function shownFile(node: Element, root: string, file: string): Promise<Element> {
	const attribute = (name: string): string | undefined => {
		const found = node.attributes.find(
			(one) => one.type === "mdxJsxAttribute" && one.name === name,
		)?.value;
		return typeof found === "string" ? found : undefined;
	};
	const { line, column } = node.position?.start ?? { line: 1, column: 1 };
	const fail = (message: string, hint: string) =>
		new PageError([{ file, line, column, message, hint }]);

	const path = attribute("path");
	const usage = 'Write <File path="simple-api/app.py" />.';
	if (path === undefined) throw fail("A shown file needs its `path`.", usage);
	const folder = join(root, "snippets");
	const source = join(folder, path);
	if (relative(folder, source).startsWith("..")) {
		throw fail(`The file \`${path}\` is outside snippets/.`, usage);
	}
	const text = await readFile(source, "utf8").catch(() => {
		throw fail(`There is no file snippets/${path}.`, "Paths start below snippets/.");
	});

	const lines = attribute("lines");
	if (lines === undefined) return withAttributes("File", { path, code: text.trimEnd() });
	const [, first, last] = /^(\d+)-(\d+)$/.exec(lines) ?? [];
	const all = text.trimEnd().split("\n");
	const [from, to] = [Number(first), Number(last)];
	if (!(from >= 1 && from <= to && to <= all.length)) {
		throw fail(
			`The lines \`${lines}\` are not lines of snippets/${path}.`,
			`It has ${all.length} lines; write lines="1-${all.length}".`,
		);
	}
	return withAttributes("File", { path, lines, code: all.slice(from - 1, to).join("\n") });
}

function isElement(node: Readonly<MdastNode>): node is Element {
	return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}
