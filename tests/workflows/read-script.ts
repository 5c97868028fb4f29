import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { importsOf } from "../support/imports-of.ts";
import { ROOT } from "../support/repository-root.ts";

/** What a script needs that is not in the repository. */
export interface Script {
	/** Packages that it, or what it imports, imports. */
	readonly packages: readonly string[];
	/** Variables that it, or what it imports, asks for. */
	readonly variables: readonly string[];
}

/**
 * Reads a script with all of the repository that it imports.
 *
 * @param file Relative to the repository's root.
 */
export async function readScript(file: string, known = new Set<string>()): Promise<Script> {
	if (known.has(file)) return { packages: [], variables: [] };
	known.add(file);
	const text = await readFile(join(ROOT, file), "utf8");
	const imports = importsOf(text).map(({ name }) => name);
	const own = imports.filter((name) => name.startsWith("."));
	const scripts = await Promise.all(
		own.map((name) => readScript(relative(ROOT, join(ROOT, dirname(file), name)), known)),
	);
	const others = imports.filter((name) => !/^(?:\.|node:)/.test(name));
	const asked = [...text.matchAll(/\bvariable\("(\w+)"\)/g)].map(([, name = ""]) => name);
	return {
		packages: [...others, ...scripts.flatMap(({ packages }) => packages)],
		variables: [...asked, ...scripts.flatMap(({ variables }) => variables)],
	};
}
