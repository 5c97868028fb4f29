import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";

/** A Markdown file that another one imports, and the name of its element there: `<Commun />`. */
export interface Import {
	readonly name: string;
	/** Relative to the repository's root. */
	readonly file: string;
}

/** Texts of files by their paths relative to the repository's root. */
export type Sources = ReadonlyMap<string, string>;

/** The MDX files that a text imports as elements. */
export function importsOf(text: string, file: string): Import[] {
	const imports = text.matchAll(/import\s+(\w+)\s+from\s+["'](\.{1,2}\/[^"']+\.mdx)["']/g);
	return [...imports].map(([, name = "", path = ""]) => ({
		name,
		file: posix.join(posix.dirname(file), path),
	}));
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
			const imported = await readFile(join(root, file), "utf8").catch(() => undefined);
			if (imported === undefined) continue;
			sources.set(file, imported);
			await read(imported, file);
		}
	};
	await read(source, file);
	return sources;
}

/**
 * Whether an imported file is part of the page that shows it, since it has snippets, quotes or shown files, or
 * imports one that has. Others are ordinary components, and Astro's business.
 */
export function isPartial(file: string, sources: Sources, above: readonly string[] = []): boolean {
	const text = sources.get(file);
	if (text === undefined || above.includes(file)) return false;
	if (/^\s*(?:[-*>]\s*)*(?:`{3,}|~{3,})[^\n]*\brun\b|<(?:Quote|File)\b/m.test(text)) return true;
	return importsOf(text, file).some((one) => isPartial(one.file, sources, [...above, file]));
}
