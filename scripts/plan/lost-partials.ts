import type { Issue, Location } from "./issue.ts";
import { importsOf, withoutImports } from "./partials.ts";
import { type Element, locationOf, type Node, type Reading } from "./reading.ts";

/** What takes in a Markdown file, in any form. */
const MARKDOWN = /\b(?:from|import|glob)\s*\(?\s*["'`]([^"'`\n]*\.mdx?)\b[^"'`\n]*["'`]/g;

/** Finds imports of Markdown files in a form that the planner does not follow, so that their fences would not run. */
export function unreadImports(
	node: Extract<Node, { type: "mdxjsEsm" }>,
	reading: Reading,
): Issue[] {
	const rest = withoutImports(node.value);
	const { line, ...start } = locationOf(node, reading);
	return [...rest.matchAll(MARKDOWN)].map(({ index, 1: path }) => ({
		...start,
		line: line + rest.slice(0, index).split("\n").length - 1,
		message: `The fences of \`${path}\` would not run, imported like this.`,
		hint: "Import it by one name, with a relative path to an MDX file, as “Écrire une page” shows.",
	}));
}

/** Finds imports of files that there are not: their page would be recorded without them. */
export function missingImports(
	node: Extract<Node, { type: "mdxjsEsm" }>,
	reading: Reading,
): Issue[] {
	const { line, ...start } = locationOf(node, reading);
	return importsOf(node.value, reading.file)
		.filter(({ file }) => !reading.sources.has(file))
		.map(({ name, file, index }) => ({
			...start,
			line: line + node.value.slice(0, index).split("\n").length - 1,
			message: `<${name}> is imported from \`${file}\`, which does not exist.`,
			hint: "Correct the path, which is relative to this file.",
		}));
}

/** Finds what names a partial where it cannot be put in its place: in an expression, or as part of a name. */
export function hiddenPartials(node: Node, reading: Reading): Issue[] {
	const texts = expressionsOf(node).map((text) => text.replaceAll(NO_CODE, ""));
	const used = [...reading.partials.keys()].filter((name) =>
		texts.some((text) => new RegExp(`(?<![.\\w])${name}(?!\\w)`).test(text)),
	);
	return used.map((name) =>
		issue(name, "stands where it cannot be run", locationOf(node, reading)),
	);
}

/** What a partial is given, none of which it could show. */
export function givenToPartial(node: Element, reading: Reading): Issue[] {
	const location = locationOf(node, reading);
	return [
		...(node.attributes.length > 0 ? [issue(node.name, "takes no attributes", location)] : []),
		...(node.children.length > 0 ? [issue(node.name, "takes no content", location)] : []),
	];
}

function issue(name: Element["name"], what: string, location: Location): Issue {
	const message = `<${name}> is put on the page as it is, and ${what}.`;
	return { ...location, message, hint: `Write <${name} /> by itself, between blank lines.` };
}

/** Comments and strings. */
const NO_CODE = /\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|'[^'\n]*'/g;

function expressionsOf(node: Node): string[] {
	if (node.type === "mdxjsEsm") return [withoutImports(node.value)];
	if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") return [node.value];
	if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return [];
	return [
		...(node.name?.includes(".") === true ? [node.name] : []),
		// A spread attribute is an expression itself; another one's value may be one.
		...node.attributes.flatMap(({ type, value }) => {
			if (typeof value === "object" && value !== null) return value.value;
			return type === "mdxJsxExpressionAttribute" ? value : [];
		}),
	];
}
