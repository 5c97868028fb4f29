/** `npm run capture`: takes the README's pictures, of a page and of the course's state, from a fresh build. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../support/repository-root.ts";
import { launchBrowser } from "./browser.ts";
import { builtSite } from "./built-site.ts";

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
