import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { readCourse } from "../../src/join/course.ts";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { sealed } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { launchBrowser } from "./browser.ts";

const PAGE = "exercice-4";
const FILE = `src/content/docs/${PAGE}.mdx`;
/** A file of the page's workspace. */
const WORKED_ON = "snippets/simple-api/requirements.txt";

/** A page that shows a partial, and has nothing to run. */
const OTHER = "src/content/docs/essai.mdx";
const SHOWS_PARTIAL =
	'---\ntitle: Essai\n---\n\nimport Commun from "../../partials/commun.mdx";\n\n<Commun />\n\n<Commun />\n';
const PARTIAL = "src/partials/commun.mdx";
const ILLUSTRATION = "```sh illustration\ndocker swarm init --advertise-addr 192.168.1.10\n```\n";

let dev: DevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	// No engine answers there: what is stale is shown as it was.
	dev = await devServer({ DOCKER_HOST: "unix:///nonexistent/docker.sock" });
	await dev.folder.write({ [OTHER]: SHOWS_PARTIAL, [PARTIAL]: ILLUSTRATION });
	browser = await launchBrowser();
	const context = await browser.newContext({ permissions: ["local-network-access"] });
	page = await context.newPage();
	await page.goto(`${dev.address}/${PAGE}/`);
});
afterAll(async () => {
	await browser?.close();
	await dev?.[Symbol.asyncDispose]();
});

const edit: DevServer["edit"] = (file, change) => dev.edit(file, change);

/** Waits for what a reader who does nothing comes to see. */
const seen = (part: Locator, timeout?: number) =>
	part.first().waitFor(timeout === undefined ? {} : { timeout });

test("a page that is read follows its recording, its text and its files", async () => {
	const { usual } = await readCourse(ROOT).versions();
	const recording = await readRecording(ROOT, usual, PAGE);
	if (recording === undefined) throw new Error("The page was not recorded.");
	// Both a terminal and a quote show the port.
	const changed = JSON.parse(JSON.stringify(recording).replaceAll(":8000", ":8765"));
	await writeRecording(dev.folder.path, sealed(changed));
	await seen(page.locator(".terminal-screen", { hasText: "on http://0.0.0.0:8765" }));
	await seen(page.locator(".quote", { hasText: "8765" }));

	const file = recordingFile(usual, PAGE);
	const text = await readFile(join(dev.folder.path, file), "utf8");
	await rm(join(dev.folder.path, file));
	await seen(page.locator(".live-note:visible", { hasText: "No Docker engine answers" }));
	await dev.folder.write({ [file]: text });
	await seen(page.locator(".quote", { hasText: "8765" }));

	await edit(FILE, (text) => text.replace("\n## ", "\nUne phrase de plus.\n\n## "));
	await seen(page.locator("main p", { hasText: "Une phrase de plus." }));

	await edit(WORKED_ON, (text) => `${text}# un commentaire\n`);
	await seen(page.locator(".live-note:visible"));
	await edit(WORKED_ON, (text) => text.replace("# un commentaire\n", ""));
	await seen(page.locator("main p", { hasText: "Une phrase de plus." }));
});

test("a partial is on its page, follows its file, and says on a phone what was not run", async () => {
	const other = await page.context().newPage();
	await other.setViewportSize({ width: 360, height: 800 });
	await other.goto(`${dev.address}/essai/`);
	const figure = other.locator("figure.illustration");
	await seen(figure);
	expect(await figure.count()).toBe(2);
	const label = figure.first().getByText("Exemple non exécuté", { exact: true });
	expect(await label.isVisible()).toBe(true);
	// It has the frame of no terminal, nor a line that makes the page wider than the screen.
	expect(await figure.locator(".is-terminal, .terminal").count()).toBe(0);
	const width = await other.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(360);

	await edit(PARTIAL, (text) => `${text}\nUne phrase du morceau.\n`);
	await seen(other.locator("main p", { hasText: "Une phrase du morceau." }));
	await other.close();
});

test.each([
	["in its MDX", (text: string) => `${text}\n\nUn {a\n`, /Unexpected end of file in expression/],
	[
		"in its YAML",
		(text: string) => text.replace(/^title: .*/m, "title: a: b"),
		/:2:8 .* is not YAML/,
	],
] as const)(
	"a mistake of a page %s is told with its file and its place",
	async (_, change, told) => {
		const source = await readFile(join(dev.folder.path, FILE), "utf8");
		await edit(FILE, change);
		try {
			const other = await page.context().newPage();
			const overlay = other
				.locator("vite-error-overlay", { hasText: /exercice-4\.mdx:\d+:\d+ / })
				.filter({ hasText: told });
			// Astro sends what it shows 200 ms after the page, which takes longer to listen on a busy machine; and the
			// page may be loaded anew for the change itself.
			const isShown = async () => {
				await other.goto(`${dev.address}/${PAGE}/`);
				return await seen(overlay, 5000).then(
					() => true,
					() => false,
				);
			};
			await expect.poll(isShown).toBe(true);
			await other.close();
		} finally {
			await dev.folder.write({ [FILE]: source });
		}
	},
);
