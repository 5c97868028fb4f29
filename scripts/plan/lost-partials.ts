import { nearest } from "../text/nearest.ts";
import { STARLIGHT as COMPONENTS } from "./element-issues.ts";
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

/** Where Starlight's components are imported from. */
const STARLIGHT = "@astrojs/starlight/components";
const IMPORTED = /import\s+(\*\s*as\s+\w+|\{[^}]*\})\s*from\s*["']([^"']+)["']/g;
/** What the site finds by its name. */
const RENAMED = /\b(Tabs|TabItem)\s+as\s+(?!\1\b)(\w+)|\*\s*as\s+(\w+)/g;

/** Finds tabs that are imported by another name, by which the site would not know them. */
export function renamedTabs(node: Extract<Node, { type: "mdxjsEsm" }>, reading: Reading): Issue[] {
	const { line, ...start } = locationOf(node, reading);
	const imports = [...node.value.matchAll(IMPORTED)].filter(([, , from]) => from === STARLIGHT);
	return imports.flatMap(({ index, 0: whole }) =>
		[...whole.matchAll(RENAMED)].flatMap(({ index: within, 1: tabs, 2: name, 3: all }) => {
			if (all !== undefined && !new RegExp(`<${all}\\.Tab`).test(reading.source)) return [];
			const before = node.value.slice(0, index + within).split("\n");
			return {
				...start,
				line: line + before.length - 1,
				column: (before.at(-1)?.length ?? 0) + 1,
				message: `The site knows tabs by their names, and not as <${name ?? `${all}.Tabs`}>.`,
				hint: `Import them as they are called: import { ${tabs ?? "TabItem, Tabs"} } from "${STARLIGHT}";`,
			};
		}),
	);
}

/** Finds components of Starlight that there are not, such as `Tab` for `TabItem`. */
export function missingComponents(
	node: Extract<Node, { type: "mdxjsEsm" }>,
	reading: Reading,
): Issue[] {
	const imports = [...node.value.matchAll(IMPORTED)].filter(([, , from]) => from === STARLIGHT);
	return imports.flatMap(([, list = ""]) =>
		[...list.matchAll(/(?<=[{,]\s*)\w+/g)].flatMap(([name]): Issue[] => {
			if (COMPONENTS.includes(name)) return [];
			const meant = COMPONENTS.find((one) => one.startsWith(name)) ?? nearest(name, COMPONENTS);
			const message = `Starlight has no component \`${name}\`.`;
			const hint =
				meant === undefined ? `There are: ${COMPONENTS.join(", ")}.` : `Did you mean \`${meant}\`?`;
			return [{ ...locationOf(node, reading), message, hint }];
		}),
	);
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
