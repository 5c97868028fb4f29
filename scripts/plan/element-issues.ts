import { nearest } from "../text/nearest.ts";
import type { Issue } from "./issue.ts";
import type { Snippet } from "./page.ts";
import { type Element, literalOf, locationOf, type Node, type Reading } from "./reading.ts";

type Provided = MDXProvidedComponents;
type AttributesOf<Name extends keyof Provided> = Exclude<
	keyof Parameters<Provided[Name]>[0],
	"children"
>;

/** Components that no page need import, with their attributes. */
const COMPONENTS: {
	readonly [Name in keyof Provided]: {
		readonly attributes: Readonly<Record<AttributesOf<Name>, true>>;
		readonly example: string;
	};
} = {
	Quote: {
		attributes: { of: true, page: true, match: true, one: true, other: true },
		example: '<Quote of="version" match="/(.*)/" />',
	},
	Note: {
		attributes: { of: true, at: true },
		example: '<Note of="version" at="/Engine/">…</Note>',
	},
	File: {
		attributes: { path: true, lines: true },
		example: '<File path="simple-api/app.py" />',
	},
};
const NAMES = Object.keys(COMPONENTS);
const isProvided = (name: string): name is keyof Provided => NAMES.includes(name);

/** Those that Starlight has for a page to import (https://starlight.astro.build/components/using-components/). */
export const STARLIGHT: readonly string[] = [
	"Aside",
	"Badge",
	"Card",
	"CardGrid",
	"Code",
	"FileTree",
	"Icon",
	"LinkButton",
	"LinkCard",
	"Steps",
	"TabItem",
	"Tabs",
];

/** What is wrong with an element of MDX: its name, or what it is given. */
export function elementIssues(node: Element, reading: Reading): Issue[] {
	const name = node.name ?? "";
	if (name === "TabItem" && !isGiven(node, "label")) return [noLabel(node, reading)];
	if (!isProvided(name)) return unknownComponent(name, node, reading);
	const { example } = COMPONENTS[name];
	const attributes = Object.keys(COMPONENTS[name].attributes);
	const issues: Issue[] = [];
	const tell = (message: string, hint: string) =>
		issues.push({ ...locationOf(node, reading), message, hint });
	for (const given of node.attributes) {
		if (given.type !== "mdxJsxAttribute" || attributes.includes(given.name)) continue;
		const meant = nearest(given.name, attributes);
		tell(
			`<${name}> has no attribute \`${given.name}\`.`,
			meant === undefined ? `Write ${example}.` : `Did you mean \`${meant}\`?`,
		);
	}
	if (node.children.length > 0 && !example.includes("</")) {
		tell(`<${name}> shows what it reads, not what stands in it.`, `Write ${example}.`);
	}
	return issues;
}

/** Whether an element has an attribute, or may have it from an expression: `{...rest}`. */
const isGiven = ({ attributes }: Element, name: string) =>
	attributes.some((one) => one.type !== "mdxJsxAttribute" || one.name === name);

function noLabel(node: Element, reading: Reading): Issue {
	const message = "<TabItem> has no `label`, by which readers choose it.";
	return { ...locationOf(node, reading), message, hint: 'Write <TabItem label="Linux">.' };
}

/** What tabs of other systems are called, and those that name a Linux as well. */
const FOREIGN =
	/\b(?:win(?:dows)?(?: ?\d+)?|powershell|pwsh|cmd|invite de commandes|mac(?:[ -]?os|book)?|os ?x)\b/i;
const LINUX = /linux|wsl|ubuntu|debian|fedora|alpine|git bash/i;

/** Snippets in a tab of a system on which they do not run: it would say that they did. */
export function foreignTab(node: Element, snippets: readonly Snippet[]): Issue[] {
	const label = literalOf(node, "label") ?? "";
	if (node.name !== "TabItem" || !FOREIGN.test(label) || LINUX.test(label)) return [];
	return snippets.map(({ location }) => ({
		...location,
		message: `This snippet runs on Linux, and the tab around it is called “${label}”.`,
		hint: "Tag it `illustration`, by which readers see that it was not run, or have the tab name Linux.",
	}));
}

/** A component that nothing imports, which would break the page when it is drawn. */
function unknownComponent(name: string, node: Element, reading: Reading): Issue[] {
	const isLowerCase = NAMES.includes(name.charAt(0).toUpperCase() + name.slice(1));
	const [first = ""] = name.split(".");
	if (!isLowerCase && (!/^[A-Z]/.test(name) || isDefined(first, reading))) return [];
	const meant = nearest(first, [...NAMES, ...importedBy(reading)]);
	const message = `There is no component <${name}>.`;
	const hint = isImportedInText(first, reading)
		? "Put a blank line above its import and below it: it is read as text."
		: STARLIGHT.includes(first)
			? `Import it above: import { ${first} } from "@astrojs/starlight/components";`
			: meant === undefined
				? `Import it above; without an import there are ${NAMES.map((one) => `<${one}>`).join(", ")}.`
				: `Did you mean <${meant}>?`;
	return [{ ...locationOf(node, reading), message, hint }];
}

/** A name, what is of it, or several, as in `{nom}`, `{image.nom}`, `{js,ts}`. */
const CODE_OF_NAMES = /^\s*([\p{L}_$][\p{L}\p{N}_$]*)(?:\s*[.,]\s*[\p{L}_$][\p{L}\p{N}_$]*)*\s*$/u;

/** A name in braces that nothing defines, and that was most likely to be read as it stands: `{nom}`. */
export function unknownNames(node: Node, reading: Reading): Issue[] {
	if (node.type !== "mdxTextExpression" && node.type !== "mdxFlowExpression") return [];
	const [, name] = CODE_OF_NAMES.exec(node.value) ?? [];
	if (name === undefined || name in globalThis) return [];
	if (KNOWN_NAMES.includes(name) || isDefined(name, reading)) return [];
	// Told where it is used.
	if (isImportedInText(name, reading) && reading.source.includes(`<${name}`)) return [];
	return [
		{
			...locationOf(node, reading),
			message: `\`{${node.value}}\` is code in MDX, and nothing defines \`${name}\`.`,
			hint: `Where it is to be read as it stands, write \\{${node.value}}, or put it between backticks.`,
		},
	];
}

/** What every page of MDX can name, and words of JavaScript that are values. */
const KNOWN_NAMES: readonly string[] = [
	"props",
	"frontmatter",
	"true",
	"false",
	"null",
	"undefined",
	"import",
];

/** Names of components that a file imports. */
const importedBy = ({ esm }: Reading) =>
	[...esm.matchAll(/^import\b([^"';]*)/gmu)].flatMap(
		([, names = ""]) => names.match(/\b[A-Z]\w*/gu) ?? [],
	);

/** Whether a line that looks like an import of a name stands in a text, and so is none. */
const isImportedInText = (name: string, { source }: Reading) =>
	new RegExp(`^\\s*import\\b.*\\b${RegExp.escape(name)}\\b`, "mu").test(source);

/** Whether a file imports or exports a name. */
function isDefined(name: string, { esm }: Reading): boolean {
	const word = `(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`;
	return (
		new RegExp(`^import\\b[^"';]*${word}`, "mu").test(esm) ||
		new RegExp(`^export\\b[^=]*${word}`, "mu").test(esm)
	);
}
