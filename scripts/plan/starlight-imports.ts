import { nearest } from "../text/nearest.ts";
import { STARLIGHT } from "./element-issues.ts";
import type { Issue, Location } from "./issue.ts";
import { locationOf, type Node, type Reading } from "./reading.ts";

/** Where Starlight's components are imported from. */
const MODULE = "@astrojs/starlight/components";
const IMPORTED = /import\s+(\*\s*as\s+\w+|\{[^}]*\})\s*from\s*["']([^"']+)["']/g;
/** An import from Starlight, of a module that is no file. */
const ANY_IMPORT = /import\s+([^"';]+?)\s+from\s*["']((?:@astrojs\/)?starlight(?:\/[^"'.]*)?)["']/g;
/** What the site finds by its name. */
const RENAMED = /\b(Tabs|TabItem)\s+as\s+(?!\1\b)(\w+)|\*\s*as\s+(\w+)/g;

/**
 * Finds what is wrong with the components that a page imports from Starlight: one that there is not, such as `Tab` for
 * `TabItem`, and tabs by another name, by which the site would not know them.
 */
export function starlightIssues(
	node: Extract<Node, { type: "mdxjsEsm" }>,
	reading: Reading,
): Issue[] {
	const start = locationOf(node, reading);
	const imports = [...node.value.matchAll(IMPORTED)].filter(([, , from]) => from === MODULE);
	const wrong = imports.flatMap(({ index, 0: whole, 1: list = "" }) => {
		const renamed = [...whole.matchAll(RENAMED)].flatMap((match): Issue[] => {
			const [, tabs, name, all] = match;
			if (all !== undefined && !new RegExp(`<${all}\\.Tab`).test(reading.source)) return [];
			const before = node.value.slice(0, index + match.index).split("\n");
			return [
				{
					...start,
					line: start.line + before.length - 1,
					column: (before.at(-1)?.length ?? 0) + 1,
					message: `The site knows tabs by their names, and not as <${name ?? `${all}.Tabs`}>.`,
					hint: `Import them as they are called: import { ${tabs ?? "TabItem, Tabs"} } from "${MODULE}";`,
				},
			];
		});
		const missing = [...list.matchAll(/(?<=[{,]\s*)\w+/g)].flatMap(([name]): Issue[] => {
			if (STARLIGHT.includes(name)) return [];
			const meant = STARLIGHT.find((one) => one.startsWith(name)) ?? nearest(name, STARLIGHT);
			const message = `Starlight has no component \`${name}\`.`;
			const hint =
				meant === undefined ? `There are: ${STARLIGHT.join(", ")}.` : `Did you mean \`${meant}\`?`;
			return [{ ...start, message, hint }];
		});
		return [...renamed, ...missing];
	});
	return [...misplacedImports(node.value, start), ...wrong];
}

/** Imports of Starlight's components that find none: from another module of it, or without braces. */
function misplacedImports(esm: string, start: Location): Issue[] {
	return [...esm.matchAll(ANY_IMPORT)].flatMap(({ index, 1: head = "", 2: from = "" }) => {
		const names = (head.match(/\w+/g) ?? []).filter((name) => STARLIGHT.includes(name));
		if (names.length === 0 || (from === MODULE && !/^\w/.test(head))) return [];
		const line = start.line + esm.slice(0, index).split("\n").length - 1;
		const message = `\`${from}\` has nothing that \`import ${head}\` would find.`;
		const hint = `Write import { ${names.join(", ")} } from "${MODULE}";`;
		return [{ ...start, line, message, hint }];
	});
}
