import { posix } from "node:path";
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
	const at = (index: number) => ({
		...start,
		line: line + node.value.slice(0, index).split("\n").length - 1,
	});
	const missing = importsOf(node.value, reading.file).filter(
		({ file }) => !reading.sources.has(file),
	);
	return [
		...missing.map(({ name, file, index }) => ({
			...at(index),
			message: `<${name}> is imported from \`${file}\`, which does not exist.`,
			hint: `Correct the path, which is relative to this file.${pathHint(file, reading.file)}`,
		})),
		...[...node.value.matchAll(WITHOUT_ENDING)].map(({ index, 1: name, 2: path }) => ({
			...at(index),
			message: `<${name}> is imported without the ending of its file.`,
			hint: `Write it whole: import ${name} from "${path}.mdx";`,
		})),
	];
}

/** An element that is imported from a file of the site, whose name has no ending. */
const WITHOUT_ENDING = /import\s+([A-Z]\w*)\s+from\s+["'](\.{1,2}\/(?:[^"'/]*\/)*[^"'/.]+)["']/g;

/** How a file that is imported from elsewhere would be imported from the folder of partials. */
function pathHint(missing: string, from: string): string {
	const path = `src/partials/${posix.basename(missing)}`;
	if (path === missing) return "";
	return ` That of ${path} is "${posix.relative(posix.dirname(from), path)}".`;
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
		...(node.type === "mdxJsxTextElement" ? [issue(node.name, "not within a line", location)] : []),
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
