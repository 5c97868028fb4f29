import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
	defineMdastPlugin,
	type MdastNode,
	type MdastPluginDefinition,
	type MdastVisitorContext,
} from "satteri";
import type { Note } from "../../scripts/plan/page.ts";
import { readPartials } from "../../scripts/plan/partials.ts";
import { PAGES_FOLDER } from "../../scripts/plan/read-page.ts";
import type { SnippetOptions } from "../../scripts/plan/snippet-options.ts";
import type { TerminalLooks } from "../components/terminal-looks.ts";
import type { LiveCourse } from "../join/course.ts";
import type { JoinedPage } from "../join/join-page.ts";
import { PageError } from "../join/page-error.ts";
import { PAGE, textElement, withAttributes } from "./mdx-element.ts";
import { importsIn, type Place, placeKey, Replacer } from "./replacer.ts";

/**
 * Sätteri plugin that replaces each tagged fence by a `<Terminal>`, gives quotes their value, terminals
 * their notes and shown files their text, and imports the components, so that authors need not.
 *
 * @throws {PageError} while compiling a page that cannot be shown as it is.
 */
export function recordedFences(course: LiveCourse) {
	return ({ fileURL }: { fileURL: URL | undefined }): MdastPluginDefinition | undefined => {
		if (fileURL === undefined) return undefined;
		const file = relative(course.root, fileURLToPath(fileURL)).split(sep).join("/");
		if (!file.startsWith(`${PAGES_FOLDER}/`) || !file.endsWith(".mdx")) return undefined;
		return defineMdastPlugin({
			name: "recorded-fences",
			options: { position: true },
			before: (tree, context) => joinTree(tree, context, course, file),
		});
	};
}

async function joinTree(
	tree: Readonly<MdastNode>,
	context: MdastVisitorContext,
	course: LiveCourse,
	file: string,
): Promise<void> {
	const joined = await course.now.page(file);
	const places = joined === undefined ? new Map<string, Place>() : placesOf(joined);
	// A page without snippets may show a partial with illustrations, or files.
	const sources = joined?.page.sources ?? (await readPartials(course.root, file, importsIn(tree)));
	const replacer = new Replacer(places, sources, course.root, (name) =>
		course.now.page(`${PAGES_FOLDER}/${name}.mdx`),
	);
	const scope = replacer.scopeOf(tree, file, 0);
	const visit = async (node: Readonly<MdastNode>): Promise<void> => {
		const replaced = await replacer.replace(node, scope);
		if (replaced !== undefined) context.replaceNode(node, replaced);
		else if ("children" in node) for (const child of node.children) await visit(child);
	};
	await visit(tree);
	if (places.size > 0) throw lostError([...places.values()]);

	const { used } = replacer;
	if (joined !== undefined) {
		const { after } = joined.page;
		if (after !== undefined) {
			context.prependChild(tree, withAttributes("ContinuedPage", { after }));
			used.add("ContinuedPage");
		}
		context.prependChild(tree, withAttributes("VersionBar", {}, PAGE));
		for (const name of ["TakeAlong", "Provenance"]) {
			context.appendChild(tree, withAttributes(name, {}, PAGE));
		}
		for (const name of ["VersionBar", "TakeAlong", "Provenance"]) used.add(name);
	}
	const imports = [
		...replacer.imports,
		...[...used].map((name) => `import ${name} from "/src/components/${name}.astro";`),
	];
	if (joined !== undefined) {
		imports.push(`import { recordedPage } from "virtual:recordings/page/${joined.page.name}";`);
	}
	if (imports.length > 0) {
		context.prependChild(tree, { type: "mdxjsEsm", value: imports.join("\n") });
	}
}

/** What takes the place of each fence, quote and note that was planned. */
function placesOf({ page, quotes }: JoinedPage): Map<string, Place> {
	const terminals = page.snippets.map(({ id, location, use, options }) => {
		const { hidden, figure, alt } = options;
		const attributes = {
			...(hidden === true ? { hidden: "" } : {}),
			...(figure === undefined ? {} : { figure: String(figure) }),
			...(alt === undefined ? {} : { alt }),
			looks: looksOf(page, id, options),
		};
		const element = withAttributes("Terminal", { snippet: id, ...attributes }, PAGE);
		const notes = page.notes.filter(({ of }) => of === id).map(noteKey);
		return [placeKey(use, "code", location), { location, element, notes }] as const;
	});
	const values = page.quotes.map(({ noun, location, use }, index) => {
		const element = textElement("Quote", {
			...(noun && { noun }),
			values: quotes[index] ?? [],
		});
		return [placeKey(use, "Quote", location), { location, element }] as const;
	});
	const notes = page.notes.map((note) => [noteKey(note), { location: note.location }] as const);
	return new Map<string, Place>([...terminals, ...values, ...notes]);
}

const noteKey = ({ use, location }: Note) => placeKey(use, "Note", location);

/** How a terminal looks; patterns by their source, since a page is text. */
function looksOf(
	{ quotes, notes }: JoinedPage["page"],
	id: string,
	{ title, show, mark, ins, wrap, cwd, env, workspace }: SnippetOptions,
): TerminalLooks {
	const own = quotes.flatMap(({ of, match }, number) =>
		of === id ? { number, source: match.source } : [],
	);
	const pattern = (one: RegExp | undefined) => one && { source: one.source };
	return {
		title,
		show: show instanceof RegExp ? pattern(show) : show,
		mark: pattern(mark),
		ins: pattern(ins),
		wrap,
		folder: cwd ?? workspace,
		env,
		quotes: own,
		notes: notes.filter(({ of }) => of === id).map(({ at }) => at.source),
	};
}

/** The error of a fence or quote that was not met again, as when another plugin has moved it. */
function lostError(places: readonly Place[]): PageError {
	const message = "What stands here is not where the site looks for it.";
	const hint = "Look for a Markdown plugin that comes before recordedFences and moves it.";
	return new PageError(places.map(({ location }) => ({ ...location, message, hint })));
}
