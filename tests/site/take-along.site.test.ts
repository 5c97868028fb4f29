import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type BuiltSite, builtSite } from "./built-site.ts";

let site: BuiltSite;
let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
	site = await builtSite();
});

afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

/** Opens a page as its printer sees it, for a reader who likes it dark. */
async function onPaper(path: string): Promise<Page> {
	const page = await browser.newPage({
		colorScheme: "dark",
		viewport: { width: 672, height: 950 },
	});
	await page.goto(`${site.url}/${path}/`);
	await page.locator(':root[data-theme="dark"]').waitFor();
	await page.emulateMedia({ media: "print" });
	return page;
}

/** Texts that are shown and whose colour is at less than 4.5:1 on white. */
async function faintTexts(page: Page): Promise<string[]> {
	return await page.locator("main").evaluate((main: Element) => {
		const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
		const luminance = (color: string) => {
			if (canvas === null) return Number.NaN;
			canvas.fillStyle = "#fff";
			canvas.fillRect(0, 0, 1, 1);
			canvas.fillStyle = color;
			canvas.fillRect(0, 0, 1, 1);
			const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(
				(byte) => {
					const value = byte / 255;
					return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
				},
			);
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
		const faint: string[] = [];
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			const { parentElement: parent, textContent: text } = node;
			if (parent === null || text === null || text.trim() === "" || !parent.checkVisibility())
				continue;
			if (1.05 / (luminance(getComputedStyle(parent).color) + 0.05) < 4.5) faint.push(text);
		}
		return faint;
	});
}

test.each(["exercice-3", "exercice-7", "docs/ecrire-une-page", "versions"])(
	"/%s is dark on white, though its reader likes it light on dark",
	async (path) => {
		const page = await onPaper(path);
		expect(await faintTexts(page)).toEqual([]);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(672);
		await page.close();
	},
);

test("a table that a terminal shows stays a table, whatever its width", async () => {
	const page = await onPaper("exercice-5");
	const wrapped = await page.locator(".terminal-screen:visible").evaluateAll((all: Element[]) =>
		all.flatMap((screen) => {
			const height = Number.parseFloat(getComputedStyle(screen).lineHeight);
			const lines = (screen.textContent ?? "").split("\n").length;
			return screen.getBoundingClientRect().height > height * (lines + 0.9)
				? [screen.textContent]
				: [];
		}),
	);
	expect(wrapped).toEqual([]);
	await page.close();
});

test("a set-up that was left folded is not printed, and one that was opened is", async () => {
	const page = await onPaper("exercice-4");
	const setUp = page.locator("#term-preparation");
	expect(await setUp.isVisible()).toBe(false);
	await setUp.locator("details").evaluate((details: Element) => details.setAttribute("open", ""));
	expect(await setUp.locator(".terminal-input").isVisible()).toBe(true);
	await page.close();
});

test("an exercise leads to its files and to its script", async () => {
	const page = await browser.newPage();
	await page.goto(`${site.url}/exercice-4/`);
	const links = page.locator(".take-along a[download]");
	expect(await links.count()).toBe(2);
	for (const [index, start] of ["PK", "#!/usr/bin/env bash\n"].entries()) {
		const href = await links.nth(index).getAttribute("href");
		const response = await fetch(new URL(href ?? "", site.url));
		expect((await response.text()).slice(0, start.length)).toBe(start);
	}
	expect(await page.locator(".take-along a[href*='codespaces']").count()).toBe(0);
	await page.close();
});
