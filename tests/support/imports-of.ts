/** What a file imports, and whether Node sees it: types are gone when the file runs. */
export interface Import {
	/** As it is written: `./page.ts`, `zod`. */
	readonly name: string;
	readonly isType: boolean;
}

/** The imports of a module's text, also those that it makes as it runs, or hands on. */
export function importsOf(text: string): Import[] {
	const found = text.matchAll(
		/\b(?:import|export)\b( type\b)?[^"';()]*\bfrom "([^"]+)"|\bimport(?:\(| )"([^"]+)"/g,
	);
	return [...found].map(([, type, from, bare]) => ({
		name: from ?? bare ?? "",
		isType: type !== undefined,
	}));
}
