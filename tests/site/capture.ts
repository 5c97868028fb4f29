/**
 * `npm run capture`: takes the README's pictures, of a page and of the course's state, from a fresh build, and writes down
 * what all pages look like, for the test that compares it.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../support/repository-root.ts";
import { launchBrowser } from "./browser.ts";
import { builtSite } from "./built-site.ts";
import { LOOKS_FILE, siteLooks } from "./site-looks.ts";

/** A statement, a dialogue in a terminal, and an answer that quotes it. */
const PLACE = { page: "exercice-2", anchor: "question-2-d" } as const;

await using site = await builtSite();
await using browser = await launchBrowser();
const page = await browser.newPage({
	viewport: { width: 1280, height: 800 },
	colorScheme: "light",
	reducedMotion: "reduce",
});
await page.goto(`${site.url}/${PLACE.page}/#${PLACE.anchor}`, { waitUntil: "networkidle" });
await page.screenshot({ path: join(ROOT, ".github/capture.png") });
const badge = await fetch(`${site.url}/etat.svg`);
await writeFile(join(ROOT, ".github/etat.svg"), await badge.text());
const looks = await siteLooks(async (path) => {
	const page = await browser.newPage();
	await page.goto(`${site.url}/${path}`);
	return page;
});
await writeFile(LOOKS_FILE, looks);
