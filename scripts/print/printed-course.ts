import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { Browser } from "playwright-core";
import { SharedBrowser } from "../picture/launch-browser.ts";
import { messageOf } from "../text/message-of.ts";
import { numberContents } from "./number-contents.ts";

/** The page that has the whole course, and the file that is printed of it. */
const PAGE = "imprimer";
const FILE = "tp-docker.pdf";
/** The module that tells the site's pages which file there will be. */
const MODULE = "virtual:course-pdf";
/** No address of any machine: what is asked of it is read from the folder that was built. */
const SITE = "http://site.invalid";

/**
 * Astro integration that prints the course to a PDF, by the Chromium that the machine has. Where there is none that
 * starts, a build says so, and the pages lead to no file.
 */
export function printedCourse(): AstroIntegration {
	const shared = new SharedBrowser();
	let browser: Promise<Browser | undefined> = Promise.resolve(undefined);
	let base = "/";
	return {
		name: "printed-course",
		hooks: {
			"astro:config:setup": ({ updateConfig }) => {
				const load = async (id: string) =>
					id === `\0${MODULE}`
						? `export const pdf = ${JSON.stringify((await browser) && FILE)};`
						: undefined;
				const resolveId = (id: string) => (id === MODULE ? `\0${MODULE}` : undefined);
				updateConfig({ vite: { plugins: [{ name: "course-pdf", resolveId, load }] } });
			},
			"astro:config:done": ({ config }) => {
				base = config.base.replace(/\/*$/, "/");
			},
			// While the pages are made: it takes as long as they do.
			"astro:build:start": ({ logger }) => {
				browser = shared.launch().catch((error: unknown) => {
					logger.warn(`The course is not printed to a PDF: ${messageOf(error)}`);
					return undefined;
				});
			},
			"astro:build:done": async ({ dir }) => {
				try {
					const launched = await browser;
					if (launched !== undefined) await print(launched, fileURLToPath(dir), base);
				} finally {
					await shared[Symbol.asyncDispose]();
				}
			},
		},
	};
}

async function print(browser: Browser, folder: string, base: string): Promise<void> {
	const page = await browser.newPage({ colorScheme: "light" });
	await page.route("**/*", async (route) => {
		const { pathname } = new URL(route.request().url());
		const path = decodeURIComponent(pathname).slice(base.length);
		const file = path.endsWith("/") ? `${path}index.html` : path;
		const body = await readFile(join(folder, file)).catch(() => undefined);
		await route.fulfill(body === undefined ? { status: 404 } : { path: join(folder, file) });
	});
	await page.goto(`${SITE}${base}${PAGE}/`, { waitUntil: "networkidle" });
	const options = { preferCSSPageSize: true, printBackground: true, outline: true, tagged: true };
	await numberContents(page, await page.pdf(options));
	await page.pdf({ ...options, path: join(folder, FILE) });
}
