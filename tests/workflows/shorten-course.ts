import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const KEPT = ["exercice-1.mdx", "exercice-2.mdx"];

/** Takes most exercises out of a checkout, so that all its commands can be run in seconds. */
export async function shortenCourse(checkout: string): Promise<void> {
	const folder = join(checkout, "src/content/docs");
	const files = (await readdir(folder)).filter((name) => /^exercice-\d+\.mdx$/.test(name));
	const removed = files.filter((name) => !KEPT.includes(name));
	await Promise.all(removed.map((name) => rm(join(folder, name))));
}
