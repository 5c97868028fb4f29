import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { readCourse } from "../../src/join/course.ts";
import { sealed } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { watchOutput } from "../support/watch-output.ts";
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

let folder: TemporaryFolder;
let server: ReturnType<typeof startServer>;
let browser: Browser;
let page: Page;
let address: string;

/** `astro dev`, as a user would start it. */
function startServer(cwd: string) {
	// Vitest sets these for Vite, and Astro would take them for its own.
	const { BASE_URL: _, DEV, MODE, NODE_ENV, PROD, SSR, VITEST, ...env } = process.env;
	return execa("astro", ["dev"], {
		cwd,
		preferLocal: true,
		localDir: ROOT,
		extendEnv: false,
		reject: false,
		all: true,
		env: { ...env, ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
	});
}

beforeAll(async () => {
	// Within the checkout, whose packages are found from there: Astro's server does not follow a link to
	// them, under which its own components have two paths.
	folder = await temporaryFolder(join(ROOT, ".cache"));
	for (const name of [
		"astro.config.mjs",
		"package.json",
		"public",
		"scripts",
		"snippets",
		"src",
		"tsconfig.json",
	]) {
		await cp(join(ROOT, name), join(folder.path, name), { recursive: true });
	}
	await folder.write({ [OTHER]: SHOWS_PARTIAL, [PARTIAL]: ILLUSTRATION });
	server = startServer(folder.path);
	const output = watchOutput(server);
	await output.until("watching for file changes");
	address = /http:\/\/localhost:\d+/.exec(output.text)?.[0] ?? "";
	browser = await launchBrowser();
	const context = await browser.newContext({ permissions: ["local-network-access"] });
	page = await context.newPage();
	await page.goto(`${address}/${PAGE}/`);
});
afterAll(async () => {
	await browser?.close();
	server?.kill();
	await server;
	await folder?.[Symbol.asyncDispose]();
});

/** Changes a file of the course; the reader does nothing. */
async function edit(file: string, change: (text: string) => string): Promise<void> {
	const path = join(folder.path, file);
	await writeFile(path, change(await readFile(path, "utf8")));
}

/** Waits for what a reader who does nothing comes to see. */
const seen = (part: Locator) => part.first().waitFor();

test("a page that is read follows its recording, its text and its files", async () => {
	const { usual } = await readCourse(ROOT).versions();
	const recording = await readRecording(ROOT, usual, PAGE);
	if (recording === undefined) throw new Error("The page was not recorded.");
	// Both a terminal and a quote show the port.
	const changed = JSON.parse(JSON.stringify(recording).replaceAll(":8000", ":8765"));
	await writeRecording(folder.path, sealed(changed));
	await seen(page.locator(".terminal-screen", { hasText: "on http://0.0.0.0:8765" }));
	await seen(page.locator(".quote", { hasText: "8765" }));

	const file = recordingFile(usual, PAGE);
	const text = await readFile(join(folder.path, file), "utf8");
	await rm(join(folder.path, file));
	await seen(page.getByText(`The recording ${file} is missing`));
	await folder.write({ [file]: text });
	await seen(page.locator(".quote", { hasText: "8765" }));

	await edit(FILE, (text) => text.replace("\n## ", "\nUne phrase de plus.\n\n## "));
	await seen(page.locator("main p", { hasText: "Une phrase de plus." }));

	await edit(WORKED_ON, (text) => `${text}# un commentaire\n`);
	await seen(page.getByText("is stale"));
	await edit(WORKED_ON, (text) => text.replace("# un commentaire\n", ""));
	await seen(page.locator("main p", { hasText: "Une phrase de plus." }));
});

test("a partial is on its page, follows its file, and says on a phone what was not run", async () => {
	const other = await page.context().newPage();
	await other.setViewportSize({ width: 360, height: 800 });
	await other.goto(`${address}/essai/`);
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
