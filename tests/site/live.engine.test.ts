import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { fence } from "../support/record-source.ts";
import { launchBrowser } from "./browser.ts";

const FILE = "src/content/docs/essai.mdx";
const source = (...fences: readonly string[]) =>
	`---\ntitle: Essai\n---\n\n${fences.join("\nUne phrase.\n\n")}`;

let dev: DevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	dev = await devServer();
	await dev.folder.write({
		[FILE]: source(fence("echo premier", 'id="un"'), fence("echo second", 'id="deux"')),
	});
	browser = await launchBrowser();
	const context = await browser.newContext({ permissions: ["local-network-access"] });
	page = await context.newPage();
}, 120_000);
afterAll(async () => {
	await browser?.close();
	await dev?.[Symbol.asyncDispose]();
}, 60_000);

const screen = (id: string, text: string) =>
	page.locator(`#term-${id} .terminal-screen`, { hasText: text });

test("a page comes to show what is saved, its failures at their fence, and their mends", async () => {
	await page.goto(`${dev.address}/essai/`);
	// It was never recorded: it runs as soon as somebody reads it.
	await screen("un", "premier").waitFor();
	await screen("deux", "second").waitFor();

	await dev.edit(FILE, (text) => text.replace("echo second", "echo autre; cat absent"));
	const issue = page.locator("#term-deux .live-issue");
	await issue.waitFor();
	expect(await issue.textContent()).toContain("essai.mdx:13:1 The command ended with status 1");
	// What there was before stays, marked as such.
	expect(await page.locator('#term-deux [data-live="broken"]').count()).toBe(1);
	expect(await page.locator(".live-issue").count()).toBe(1);

	await dev.edit(FILE, (text) => text.replace("; cat absent", ""));
	await screen("deux", "autre").waitFor();
	await expect.poll(() => page.locator(".live-note, .live-issue").count()).toBe(0);
}, 180_000);

/** How far a paragraph is below the window's top, in pixels: in one step, since the page may be brought in anew any time. */
const placeOf = (text: string, isToBeScrolledTo = false) =>
	page.evaluate<number, { text: string; isToBeScrolledTo: boolean }>(
		(sought: { text: string; isToBeScrolledTo: boolean }) => {
			const all = [...document.querySelectorAll("p")];
			const paragraph = all.find(({ textContent }) => textContent === sought.text);
			if (sought.isToBeScrolledTo) paragraph?.scrollIntoView({ block: "center" });
			return paragraph?.getBoundingClientRect().top ?? Number.NaN;
		},
		{ text, isToBeScrolledTo },
	);

test("what it shows anew moves nothing under the reader's eyes", async () => {
	const lines = Array.from({ length: 60 }, (_, index) => `Paragraphe ${index}.`).join("\n\n");
	await dev.edit(FILE, (text) => `${text}\n${lines}\n`);
	await page.getByText("Paragraphe 59.").waitFor();
	const before = await placeOf("Paragraphe 50.", true);
	expect(before).not.toBeNaN();
	await dev.edit(FILE, (text) => text.replace("echo autre", "echo autre fois"));
	await screen("deux", "autre fois").waitFor({ state: "attached" });
	await expect.poll(() => page.locator(".live-note").count()).toBe(0);
	expect(await placeOf("Paragraphe 50.")).toBeCloseTo(before, 0);
}, 180_000);
