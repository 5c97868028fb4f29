import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { quoteValue } from "../../scripts/recording/quote-value.ts";
import { readRecording } from "../../scripts/recording/recording-store.ts";
import { ROOT } from "../support/repository-root.ts";
import { type BuiltSite, builtSite } from "./built-site.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PAGES = ["exercice-1", "exercice-2"];
const ALL = ["", "docs/comment-ca-marche", "docs/ecrire-une-page", ...PAGES, "exercice-7"];
/** Most that a page may weigh, compressed, in bytes. */
const WEIGHT = 120 * 1024;

let site: BuiltSite;
let browser: Browser;

beforeAll(async () => {
	[site, browser] = await Promise.all([
		builtSite(),
		chromium.launch({
			executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
			args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
		}),
	]);
});

afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** Opens a page in a browser of its own. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	await page.goto(`${site.url}/${path}${path === "" ? "" : "/"}`);
	return page;
}

/** What the page's source asks for, and what its recording holds. */
async function source(name: string) {
	const file = `src/content/docs/${name}.mdx`;
	const { page } = readPage(await readFile(join(ROOT, file), "utf8"), file);
	const recording = await readRecording(ROOT, "28.5", name);
	if (recording === undefined) throw new Error(`No recording of ${name}.`);
	return { page, recording };
}

describe.each(PAGES)("%s", (name) => {
	test("shows a terminal for each fence, with all that it printed", async () => {
		const { page, recording } = await source(name);
		const shown = await open(name);
		const ids = await shown
			.locator(".terminal")
			.evaluateAll((all: Element[]) => all.map((one) => one.getAttribute("data-snippet")));
		expect(ids).toEqual(page.snippets.map(({ id }) => id));
		for (const { id, steps } of recording.snippets) {
			const terminal = shown.locator(`#term-${id}`);
			expect(await terminal.locator(".terminal-input").allTextContents()).toEqual(
				steps.map(({ input }) => input).filter((input) => input !== ""),
			);
			const screens = await terminal.locator(".terminal-screen").allTextContents();
			expect(screens.join("\n")).toBe(
				steps
					.filter(({ screen }) => screen.length > 0)
					.map(({ screen }) => screen.join("\n").replace(/\u001b\[[\d;:]*m/g, ""))
					.join("\n"),
			);
		}
	});

	test("quotes what its terminals show", async () => {
		const { page, recording } = await source(name);
		const shown = await open(name);
		const quotes = await shown.locator("a.quote").allTextContents();
		const values = page.quotes.map(({ of, match }) => {
			const snippet = recording.snippets.find(({ id }) => id === of);
			return snippet && quoteValue(match, snippet);
		});
		expect(quotes).toEqual(values);
		expect(values.length).toBeGreaterThan(0);
	});

	test("copies commands, and nothing else", async () => {
		const { recording } = await source(name);
		const shown = await open(name, { permissions: ["clipboard-read", "clipboard-write"] });
		for (const { id, steps } of recording.snippets) {
			const button = shown.locator(`#term-${id} terminal-copy button`);
			await button.focus();
			await shown.keyboard.press("Enter");
			await shown.locator(`#term-${id} [role=status]`, { hasText: "Copié" }).waitFor();
			expect(await shown.evaluate(() => navigator.clipboard.readText())).toBe(
				steps.map(({ input }) => input).join("\n"),
			);
		}
	});

	test("opens the provenance from a terminal, by keyboard too", async () => {
		const { recording } = await source(name);
		const shown = await open(name);
		const provenance = shown.locator("#provenance");
		expect(await provenance.isVisible()).toBe(false);
		const line = shown.locator(".terminal-origin").first();
		expect(await line.textContent()).toContain(recording.provenance.engine);
		await line.focus();
		await shown.keyboard.press("Enter");
		await provenance.waitFor({ state: "visible" });
		const text = (await provenance.textContent()) ?? "";
		const { images, kernel, cli } = recording.provenance;
		for (const fact of [kernel, cli, ...images.map(({ reference }) => reference)]) {
			expect(text).toContain(fact);
		}
		await shown.keyboard.press("Escape");
		await provenance.waitFor({ state: "hidden" });
	});

	test("is whole without JavaScript", async () => {
		const { recording } = await source(name);
		const shown = await open(name, { javaScriptEnabled: false });
		const last = recording.snippets.at(-1);
		expect(last).toBeDefined();
		expect(await shown.locator(`#term-${last?.id} .terminal-body`).isVisible()).toBe(true);
		expect(await shown.locator("terminal-copy button").first().isVisible()).toBe(false);
		await shown.locator(".terminal-origin").first().click();
		expect(await shown.locator("#provenance").isVisible()).toBe(true);
	});

	test("weighs at most 120 KB", async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		const bodies: Promise<Buffer>[] = [];
		page.on("response", (response) => bodies.push(response.body()));
		await page.goto(`${site.url}/${name}/`, { waitUntil: "networkidle" });
		const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
		expect(sizes.length).toBeGreaterThan(1);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(WEIGHT);
	});
});

test("a coloured screen follows the theme", async () => {
	const color = async (colorScheme: "light" | "dark") => {
		const shown = await open("exercice-7", { colorScheme });
		return await shown
			.locator(".terminal-screen span[style*='--term-ansi']")
			.first()
			.evaluate((span: Element) => getComputedStyle(span).color);
	};
	expect(await color("light")).not.toBe(await color("dark"));
});

describe.each(ALL)("/%s", (path) => {
	test.each(["light", "dark"] as const)("has nothing for axe, %s", async (colorScheme) => {
		const errors: string[] = [];
		const context = await browser.newContext({ colorScheme });
		const page = await context.newPage();
		page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
		page.on("pageerror", (error) => errors.push(error.message));
		await page.goto(`${site.url}/${path}${path === "" ? "" : "/"}`, { waitUntil: "networkidle" });
		for (const fold of await page.locator("details").all()) {
			await fold.evaluate((details: Element) => details.setAttribute("open", ""));
		}
		await page.addScriptTag({ path: AXE });
		const run = () =>
			page.evaluate(async () => {
				const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
				const { violations } = await axe.run();
				return violations.flatMap(({ id, nodes }) =>
					nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
				);
			});
		expect(await run()).toEqual([]);
		const origin = page.locator(".terminal-origin").first();
		if ((await origin.count()) > 0) {
			await origin.click();
			expect(await run()).toEqual([]);
		}
		expect(errors).toEqual([]);
	});

	test("does not scroll sideways at 360 px", async () => {
		const shown = await open(path, { viewport: { width: 360, height: 740 } });
		const overflow = await shown.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			return scrollWidth - clientWidth;
		});
		expect(overflow).toBeLessThanOrEqual(0);
	});
});
