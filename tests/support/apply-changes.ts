import { appendFile, copyFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A small patch: one file of the course, and what becomes of it. */
export type Change = { readonly file: string } & (
	| {
			/** Found exactly once, or the patch has gone stale and does not apply. */
			readonly replace: string | RegExp;
			readonly by: string | ((found: string) => string);
	  }
	| { readonly append: string }
	| { readonly add: string }
	| { readonly cutAfter: string }
	| { readonly copyOf: string }
	| { readonly remove: true }
);

/**
 * Applies patches to a copy of the course.
 *
 * @throws {Error} when one does not fit, or changes nothing: it would prove nothing.
 */
export async function applyChanges(root: string, changes: readonly Change[]): Promise<void> {
	for (const change of changes) await applyChange(root, change);
}

async function applyChange(root: string, change: Change): Promise<void> {
	const path = join(root, change.file);
	if ("add" in change) {
		if (await stat(path).catch(() => undefined)) throw new Error(`${change.file} exists already.`);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, change.add);
	} else if ("append" in change) {
		await stat(path);
		await appendFile(path, change.append);
	} else if ("copyOf" in change) {
		await stat(path);
		await copyFile(join(root, change.copyOf), path);
	} else if ("remove" in change) {
		await rm(path);
	} else {
		const text = await readFile(path, "utf8");
		await writeFile(path, "cutAfter" in change ? cut(text, change) : replace(text, change));
	}
}

function cut(text: string, { file, cutAfter }: { file: string; cutAfter: string }): string {
	return text.slice(0, findOnce(text, file, cutAfter).index + cutAfter.length);
}

function replace(text: string, change: Extract<Change, { replace: unknown }>): string {
	const { file, by } = change;
	const { index, found } = findOnce(text, file, change.replace);
	const replacement = typeof by === "string" ? by : by(found);
	if (replacement === found) throw new Error(`${file}: the patch changes nothing.`);
	return text.slice(0, index) + replacement + text.slice(index + found.length);
}

function findOnce(text: string, file: string, wanted: string | RegExp) {
	const pattern = typeof wanted === "string" ? RegExp.escape(wanted) : wanted.source;
	const [match, other] = text.matchAll(new RegExp(pattern, "gmu"));
	if (match === undefined) throw new Error(`${file}: the patch does not fit: ${wanted}`);
	if (other !== undefined) throw new Error(`${file}: the patch fits twice: ${wanted}`);
	return { index: match.index, found: match[0] };
}
