import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findLiterals } from "./find-literals.ts";
import { ALLOWED_FILE, allowedSchema, judgeLiterals } from "./judge-literals.ts";

/**
 * Holds the prose of pages against the list of the literals that it may type by hand; without a list, none.
 *
 * @param root The repository's root.
 * @param sources The text of each page, by its path relative to the root. One that is no MDX has an issue
 *   of its own, and none here.
 */
export async function checkProse(
	root: string,
	sources: ReadonlyMap<string, string>,
): Promise<ReturnType<typeof judgeLiterals>> {
	const list = join(root, ALLOWED_FILE);
	const allowed = existsSync(list) ? JSON.parse(await readFile(list, "utf8")) : [];
	const literals = [...sources].flatMap(([file, source]) => findLiterals(source, file));
	return judgeLiterals(literals, allowedSchema.parse(allowed));
}
