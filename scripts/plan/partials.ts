import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { ifAbsent } from "../text/if-absent.ts";
import { withLineFeeds } from "../text/line-feeds.ts";

/** A Markdown file that another one imports, and the name of its element there: `<Commun />`. */
export interface Import {
	readonly name: string;
	/** Relative to the repository's root. */
	readonly file: string;
	/** Where it stands in the text, from 0. */
	readonly index: number;
}

/** Texts of files by their paths relative to the repository's root. */
export type Sources = ReadonlyMap<string, string>;

const IMPORT = /import\s+(\w+)\s+from\s+["'](\.{1,2}\/[^"']+\.mdx)["'];?/g;

/** The MDX files that a text imports as elements. */
export function importsOf(text: string, file: string): Import[] {
	return [...text.matchAll(IMPORT)].map(({ index, 1: name = "", 2: path = "" }) => ({
		name,
		index,
		file: posix.join(posix.dirname(file), path),
	}));
}

/** A text without these imports, its other lines where they were. */
export function withoutImports(text: string): string {
	return text.replaceAll(IMPORT, (one) => one.replaceAll(/[^\n]/g, ""));
}

/**
 * Reads the files that a page imports, and those that they import.
 *
 * @returns Those that are there.
 */
export async function readPartials(root: string, file: string, source: string): Promise<Sources> {
	const sources = new Map<string, string>();
	const read = async (text: string, from: string): Promise<void> => {
		for (const { file } of importsOf(text, from)) {
			if (sources.has(file)) continue;
			const content = await readFile(join(root, file)).catch(ifAbsent(undefined));
			if (content === undefined) continue;
			const imported = withLineFeeds(content).toString();
			sources.set(file, imported);
			await read(imported, file);
		}
	};
	await read(source, file);
	return sources;
}

/** A fence, in a list or a quote as well, or an element that shows code or what was recorded. */
const CODE = /^\s*(?:(?:[-*+>]|\d+[.)])\s*)*(?:`{3,}|~{3,})|<(?:Code|File|Note|Quote|pre|samp)\b/m;

/**
 * Whether an imported file is part of the page that shows it, since it has code, quotes or shown files, or
 * imports one that has. Others are ordinary components, and Astro's business.
 */
export function isPartial(file: string, sources: Sources, above: readonly string[] = []): boolean {
	const text = sources.get(file);
	if (text === undefined) return false;
	// A ring is one, too, so that it is told where it closes.
	if (above.includes(file) || CODE.test(text)) return true;
	return importsOf(text, file).some((one) => isPartial(one.file, sources, [...above, file]));
}

/** The imports of a text that are partials: names of their elements, with their paths. */
export function partialsOf(text: string, file: string, sources: Sources): Map<string, string> {
	return new Map(
		importsOf(text, file)
			.filter((one) => isPartial(one.file, sources))
			.map((one) => [one.name, one.file]),
	);
}
