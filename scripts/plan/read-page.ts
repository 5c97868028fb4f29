import { posix } from "node:path";
import { markdownToMdast, mdxToJs, mdxToMdast } from "satteri";
import { nearest } from "../text/nearest.ts";
import { directiveIssues } from "./directive-issues.ts";
import { elementIssues, foreignTab, unknownNames } from "./element-issues.ts";
import { type FrontmatterError, readFrontmatter } from "./frontmatter.ts";
import type { Issue } from "./issue.ts";
import { looksLikeTerminal } from "./looks-like-terminal.ts";
import { givenToPartial, hiddenPartials, missingImports, unreadImports } from "./lost-partials.ts";
import { checkMachines, machinesOf, nameTerminals } from "./machines.ts";
import type { Note, Page, Quote } from "./page.ts";
import { importsOf, partialsOf, type Sources } from "./partials.ts";
import { isManual, readFence } from "./read-fence.ts";
import { readNote } from "./read-note.ts";
import { readQuote } from "./read-quote.ts";
import {
	attributeOf,
	type Element,
	literalOf,
	locationOf,
	type Node,
	type Reading,
	unquoted,
} from "./reading.ts";
import { starlightIssues } from "./starlight-imports.ts";
import { syntaxIssue } from "./syntax-issue.ts";

/** Folder of the pages, relative to the repository's root. */
export const PAGES_FOLDER = "src/content/docs";

/**
 * Reads the snippets and quotes of an MDX page, with the same parser as the site's. Those of its partials are read
 * as part of it, where they are shown.
 *
 * Every mistake in the page is returned, none is thrown: a page with issues is not to be run.
 *
 * @param source The file's text.
 * @param file Its path relative to the repository's root.
 * @param partials Texts of what it imports.
 */
export function readPage(
	source: string,
	file: string,
	partials: Sources = new Map(),
): { page: Page; issues: Issue[] } {
	const reading: Reading = {
		source,
		file,
		sources: partials,
		partials: new Map(),
		above: [file],
		use: 0,
		suffix: "",
		uses: [],
		snippets: [],
		quotes: [],
		notes: [],
		includes: [],
		issues: [],
		frontmatter: { workspace: [], images: [] },
		esm: "",
		heading: undefined,
	};
	readText(reading);
	reading.issues.push(
		...strays(reading),
		...lostNotes(reading),
		...checkMachines(reading.snippets),
	);
	const { frontmatter, quotes, notes, includes, issues } = reading;
	const machines = machinesOf(reading.snippets);
	const snippets = nameTerminals(reading.snippets, machines);
	const name = posix.relative(PAGES_FOLDER, file).replace(/\.mdx$/, "");
	const used = reading.uses.map((path) => [path, partials.get(path) ?? ""] as const);
	const sources = new Map([[file, source], ...used]);
	const parts = { ...frontmatter, machines, snippets, quotes, notes, includes, sources };
	return { page: { name, file, ...parts }, issues };
}

/** Reads a file, the page's own or a partial's. */
function readText(reading: Reading): void {
	try {
		const isPlain = reading.file.endsWith(".md");
		const parse = isPlain ? markdownToMdast : mdxToMdast;
		const tree = parse(reading.source, { features: { directive: true } });
		// The tree has code as text; only this reads it.
		if (!isPlain) mdxToJs(reading.source, { features: { directive: true } });
		// First of all, since an import may stand below what it is used for.
		for (const node of "children" in tree ? tree.children : []) {
			if (node.type !== "mdxjsEsm") continue;
			reading.esm += `${node.value}\n`;
			readImports(node, reading);
		}
		readNode(tree, reading);
		reading.issues.push(...openFrontmatter(tree, reading));
	} catch (error) {
		reading.issues.push(syntaxIssue(error, reading.file, reading.source));
	}
}

/** Reads a node and all below it. */
function readNode(node: Node, reading: Reading): void {
	if (node.type === "code") readFence(node, reading);
	else if (node.type === "heading") reading.heading = textOf(node).replaceAll("'", "’");
	else if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
		const issues = elementIssues(node, reading);
		reading.issues.push(...codeIssues(node, reading), ...issues);
		if (node.name === "File") reading.includes.push(...shownFile(node));
		// What it lacks has been told, where an attribute of another name has it.
		if (issues.length === 0) readRecorded(node, reading);
		const partial = reading.partials.get(node.name ?? "");
		if (partial !== undefined) readPartial(node, partial, reading);
	} else if (node.type === "html") reading.issues.push(...htmlIssues(node, reading));
	else if (node.type === "yaml" && reading.use > 0) {
		const message = "The frontmatter of a partial is not read.";
		const hint = "Write it in the pages that show the partial, or drop it.";
		reading.issues.push({ ...locationOf(node, reading), message, hint });
	} else if (node.type === "yaml") {
		const read = readFrontmatter(node.value);
		if ("errors" in read) reading.issues.push(...read.errors.map(inPage(node, reading)));
		else reading.frontmatter = read;
	}
	reading.issues.push(
		...hiddenPartials(node, reading),
		...unknownNames(node, reading),
		...directiveIssues(node, reading),
	);
	const first = reading.snippets.length;
	if ("children" in node) for (const child of node.children) readNode(child, reading);
	if (node.type === "mdxJsxFlowElement") {
		reading.issues.push(...foreignTab(node, reading.snippets.slice(first)));
	}
}

/** Reads a quote or a note. */
function readRecorded(node: Element, reading: Reading): void {
	// One of another page is read where the site shows it: it is no part of what is run here.
	if (node.name === "Quote" && attributeOf(node, "page") === undefined) readQuote(node, reading);
	if (node.name === "Note") readNote(node, reading);
}

/** Notes the partials that a file imports, and the others, which are part of its page's key. */
function readImports(node: Extract<Node, { type: "mdxjsEsm" }>, reading: Reading): void {
	const partials = partialsOf(node.value, reading.file, reading.sources);
	for (const [name, file] of partials) reading.partials.set(name, file);
	const others = importsOf(node.value, reading.file).filter(({ name }) => !partials.has(name));
	reading.includes.push(...others.map(({ file }) => file));
	reading.issues.push(
		...unreadImports(node, reading),
		...missingImports(node, reading),
		...starlightIssues(node, reading),
	);
}

/** Reads a partial where it is shown. */
function readPartial(node: Element, file: string, reading: Reading): void {
	const { above, issues, quotes, notes, snippets, uses } = reading;
	if (above.includes(file)) {
		const message = `<${node.name}> is part of itself: ${[...above, file].join(" → ")}.`;
		issues.push({ ...locationOf(node, reading), message, hint: "Drop one of the imports." });
		return;
	}
	issues.push(...givenToPartial(node, reading));
	uses.push(file);
	const times = uses.filter((one) => one === file).length;
	const inside: Reading = {
		...reading,
		source: reading.sources.get(file) ?? "",
		file,
		partials: new Map(),
		esm: "",
		above: [...above, file],
		use: uses.length,
		suffix: times > 1 ? `-${times}` : "",
	};
	const [firstQuote, firstNote, first] = [quotes.length, notes.length, snippets.length];
	readText(inside);
	// Its quotes and notes are of its own snippets, where it has them.
	const own = new Set(snippets.slice(first).map(({ id }) => id));
	const named = <T extends Note | Quote>(one: T): T => {
		const of = one.of + inside.suffix;
		return one.use === inside.use && own.has(of) ? { ...one, of } : one;
	};
	quotes.push(...quotes.splice(firstQuote).map(named));
	notes.push(...notes.splice(firstNote).map(named));
	reading.heading = inside.heading;
}

/** Lines by which a frontmatter begins, here or elsewhere, and its first field. */
const FRONTMATTER = /^\s*(?:([-–—]{2,})[ \t]*\n\w+:|(\+{3})[ \t]*\n[\w"]+ *=)/;

/** A frontmatter that is one to the site alone, or to nobody: that is text to the parser. */
function openFrontmatter(tree: Node, { file, source }: Reading): Issue[] {
	const first = "children" in tree ? tree.children[0] : undefined;
	const [whole, hyphens, marks = hyphens] = FRONTMATTER.exec(source) ?? [];
	if (whole === undefined || first?.type === "yaml") return [];
	const [before = ""] = /^\s*/.exec(source) ?? [];
	const place = { file, line: before.split("\n").length, column: 1 };
	if (marks !== "---") {
		const message = `A frontmatter is between lines of three hyphens, and not of \`${marks}\`.`;
		return [
			{ ...place, message, hint: "Write --- above and below it, and title: Une page in it." },
		];
	}
	if (before !== "") {
		const message = "The frontmatter is not at the file's beginning.";
		return [{ ...place, message, hint: "Drop what is above it, blank lines too." }];
	}
	const message = "The frontmatter that begins here is never closed.";
	return [{ ...place, message, hint: "End it with a line of its own: ---" }];
}

/** Puts an error in the frontmatter at its place in the page: below the line that opens it. */
function inPage(node: Node, reading: Reading) {
	const { file, line: first } = locationOf(node, reading);
	return ({ line, ...error }: FrontmatterError): Issue => ({ file, ...error, line: first + line });
}

/** Elements that show text as code does. */
const CODE: readonly string[] = ["pre", "samp", "Code"];

/** What looks like a terminal and is no fence, which alone can be run, or marked as not run. */
function codeIssues(node: Element, reading: Reading): Issue[] {
	if (!CODE.includes(node.name ?? "") || isManual(reading.file)) return [];
	const code = literalOf(node, "code") ?? literalOf(node, "set:html") ?? textOf(node);
	if (!looksLikeTerminal(literalOf(node, "lang") ?? "", code)) return [];
	return [{ ...locationOf(node, reading), ...notRun(node.name ?? "") }];
}

/** The same in plain Markdown, where elements are text. */
function htmlIssues(node: Extract<Node, { type: "html" }>, reading: Reading): Issue[] {
	const [, name = "", code = ""] = /<(pre|samp)\b[^>]*>([\s\S]*)/.exec(node.value) ?? [];
	if (isManual(reading.file) || !looksLikeTerminal("", code.replaceAll(/<[^>]*>/g, ""))) return [];
	return [{ ...locationOf(node, reading), ...notRun(name) }];
}

const notRun = (name: string) => ({
	message: `This <${name}> looks like a terminal, and nothing of it is run.`,
	hint: "Write a fence, tagged `run`, or `illustration` where it is not to be run.",
});

function shownFile(node: Element): string[] {
	const path = attributeOf(node, "path");
	return path === undefined ? [] : [posix.join("snippets", path)];
}

/** Quotes and notes of snippets that the page does not have. */
function strays({ snippets, quotes, notes }: Reading): Issue[] {
	const known = snippets.map(({ id }) => id);
	const issueOf = (what: string) => (one: Note | Quote) => {
		if (known.includes(one.of)) return [];
		const message = `The ${what} names a snippet \`${one.of}\` that this page does not have.`;
		return { ...one.location, message, hint: strayHint(what, one.of, known) };
	};
	return [...quotes.flatMap(issueOf("quote")), ...notes.flatMap(issueOf("note"))];
}

function strayHint(what: string, of: string, known: readonly string[]): string {
	if (known.length === 0) return `A ${what} is of a snippet of its own page: tag a fence \`run\`.`;
	const meant = nearest(of, known);
	return meant === undefined
		? `Its snippets are: ${known.join(", ")}.`
		: `Did you mean \`${meant}\`?`;
}

/** Notes that no reader would find. */
function lostNotes({ snippets, notes }: Reading): Issue[] {
	return notes.flatMap(({ of, location, use }) => {
		const snippet = snippets.find(({ id }) => id === of);
		if (snippet?.options.hidden) {
			const message = `The note stands at \`${of}\`, which is shown folded.`;
			return { ...location, message, hint: "Drop `hidden` there, or the note." };
		}
		if (snippet === undefined || snippet.use === use) return [];
		const message = `The note stands in another file than its snippet \`${of}\`.`;
		return { ...location, message, hint: "Write it below the fence." };
	});
}

/** What a reader sees of a node. */
function textOf(node: Node): string {
	if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") {
		return unquoted(node.value);
	}
	if ("value" in node && typeof node.value === "string") return node.value;
	return "children" in node ? node.children.map((child) => textOf(child as Node)).join("") : "";
}
