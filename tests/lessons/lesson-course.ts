import { cp, readdir, rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { type Checkout, checkout } from "../support/checkout.ts";
import { ROOT } from "../support/repository-root.ts";

/** Lessons as the public teaches them, rewritten: their pages, partials and workspaces, each where a site has it. */
const COURSE = join(import.meta.dirname, "course");

/** What a site is built from, beside what a checkout has. */
const SITE = ["src", "public", "astro.config.mjs", "tsconfig.json"];

/**
 * Where the copies are: below this checkout. Astro does not find its own components in linked packages whose path has no
 * folder in common with the site's (`normalizeFilename` in its `vite-plugin-utils`, as of Astro 7.3).
 */
const COPIES = join(ROOT, ".cache/lesson-courses");

/** Pages that the site's menu leads to, whose content is of no lesson. */
const IN_MENU = [
	"index",
	"depuis-la-version-papier",
	"docs/comment-ca-marche",
	"docs/ecrire-une-page",
];

/** Names of the lessons. */
export const LESSONS = (await readdir(join(COURSE, "src/content/docs"))).map(
	(file) => parse(file).name,
);

/** A copy of this checkout whose course are the lessons; none is recorded. */
export async function lessonCourse(): Promise<Checkout> {
	const one = await checkout({}, COPIES);
	for (const name of SITE) await cp(join(ROOT, name), join(one.path, name), { recursive: true });
	await rm(join(one.path, "src/content"), { recursive: true });
	await cp(COURSE, one.path, { recursive: true });
	const pages = IN_MENU.map((page) => [`src/content/docs/${page}.mdx`, "---\ntitle: Page\n---\n"]);
	await one.write({ ...Object.fromEntries(pages), "src/content/typed-by-hand.json": "[]" });
	return one;
}
