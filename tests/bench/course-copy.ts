import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EXERCISES } from "../site/course.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { ROOT } from "../support/repository-root.ts";

/** A copy of this checkout with the exercises, where what is made once a machine is there. */
export async function courseCopy(): Promise<Checkout> {
	const entries = EXERCISES.map(async ({ page }) => [
		page,
		await readFile(join(ROOT, `src/content/docs/${page}.mdx`), "utf8"),
	]);
	const one = await checkout(Object.fromEntries(await Promise.all(entries)));
	await record(one, ["exercice-1", "--engine", "all"]);
	return one;
}

/** Runs the recorder there. */
export async function record(one: Checkout, argv: readonly string[]): Promise<void> {
	const { code, output } = await one.record(argv);
	if (code !== 0) throw new Error(output);
}
