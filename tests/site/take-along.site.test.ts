import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { numberContents, sheetNumbers } from "../../scripts/print/number-contents.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { buildInto } from "./built-site.ts";
import { EXERCISES } from "./course.ts";
import { AXE, violations } from "./shown-page.ts";
import { useSite } from "./use-site.ts";

const site = useSite();

/** Opens a page as its printer sees it, for a reader who likes it dark. */
async function onPaper(path: string): Promise<Page> {
	const page = await site.browser.newPage({
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
	const page = await site.browser.newPage();
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

test("the whole course is on one page, whose anchors are unique and lead to what there is", async () => {
	const page = await site.browser.newPage({ viewport: { width: 360, height: 740 } });
	await page.goto(`${site.url}/imprimer/`);
	expect(await page.locator(".chapter").count()).toBe(EXERCISES.length);
	const wrong = await page.locator(".chapter, .course-contents").evaluateAll((all: Element[]) => {
		const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
		const links = all.flatMap((one) => [...one.querySelectorAll("a[href^='#']")]);
		const targets = links.map((link) =>
			decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""),
		);
		return {
			repeated: ids.filter((id, index) => ids.indexOf(id) !== index),
			lost: targets.filter((target) => !ids.includes(target)),
		};
	});
	expect(wrong).toEqual({ repeated: [], lost: [] });
	expect(await page.locator(".chapter img[src]").count()).toBeGreaterThan(0);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow).toBeLessThanOrEqual(0);
	await page.addScriptTag({ path: AXE });
	await page.addStyleTag({ content: ".terminal-body { background-image: none }" });
	expect(await violations(page)).toEqual([]);
	await page.emulateMedia({ media: "print", colorScheme: "dark" });
	expect(await faintTexts(page)).toEqual([]);
	await page.close();
});

test("the course is a PDF, to which each exercise leads", async () => {
	const page = await site.browser.newPage();
	await page.goto(`${site.url}/exercice-2/`);
	const href = await page.locator(".take-along a[href$='.pdf']").getAttribute("href");
	const file = Buffer.from(await (await fetch(new URL(href ?? "", site.url))).arrayBuffer());
	const text = file.toString("latin1");
	expect(text.startsWith("%PDF-")).toBe(true);
	expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(EXERCISES.length);
	expect(text).toContain("/Subtype /Image");
	await page.close();
});

test("the contents of the PDF say on which sheet each exercise and each question is", async () => {
	const page = await site.browser.newPage();
	const printed = async () => await page.pdf({ preferCSSPageSize: true, printBackground: true });
	await page.goto(`${site.url}/imprimer/`, { waitUntil: "networkidle" });
	await numberContents(page, await printed());
	await page.emulateMedia({ media: "print" });
	const contents: [string, number][] = await page
		.locator(".course-contents a")
		.evaluateAll((links: Element[]) =>
			links.map((link) => {
				const sheet = getComputedStyle(link, "::after").content;
				return [link.getAttribute("href")?.slice(1) ?? "", Number(JSON.parse(sheet))];
			}),
		);
	const title = await page
		.locator(".course-contents")
		.evaluate((one: Element) => getComputedStyle(one, "::before").content);
	expect(title).toContain("Sommaire");
	const questions = EXERCISES.flatMap(({ page, questions }) => [
		page,
		...questions.map((question) => `${page}-${question}`),
	]);
	expect(contents.map(([anchor]) => anchor)).toEqual(questions);
	const sheets = contents.map(([, sheet]) => sheet);
	expect(sheets).toEqual(sheets.toSorted((one, other) => one - other));
	expect(sheets[0]).toBe(3);
	// The numbers moved nothing, and the site's file has the same sheets.
	const file = await fetch(`${site.url}/tp-docker.pdf`);
	for (const pdf of [await printed(), Buffer.from(await file.arrayBuffer())]) {
		const numbers = sheetNumbers(pdf);
		expect(questions.map((anchor) => [anchor, numbers.get(anchor)])).toEqual(contents);
	}
	await page.close();
});

test("a short terminal or file is on one sheet", async () => {
	const page = await site.browser.newPage();
	await page.goto(`${site.url}/imprimer/`, { waitUntil: "networkidle" });
	// A PDF has the anchors that something leads to.
	const short: string[] = await page
		.locator(".chapter :is(.terminal:has(.terminal-short), .expressive-code figure):visible")
		.evaluateAll((all: Element[]) =>
			all.flatMap((figure, index) => {
				if (figure.querySelector(".ec-line:nth-child(31)") !== null) return [];
				const lines = figure.querySelectorAll(".terminal-input, .terminal-screen, .code");
				const ends = [figure.querySelector("figcaption"), [...lines].at(-1)];
				for (const [place, end] of ends.entries()) {
					const id = `end-${index}-${place}`;
					end?.insertAdjacentHTML("beforeend", `<i id="${id}">\u200b</i>`);
					document.body.insertAdjacentHTML("afterbegin", `<a href="#${id}"></a>`);
				}
				return [`end-${index}`];
			}),
		);
	expect(short.length).toBeGreaterThan(30);
	const sheets = sheetNumbers(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
	const broken = short.filter((one) => sheets.get(`${one}-0`) !== sheets.get(`${one}-1`));
	expect(broken).toEqual([]);
	await page.emulateMedia({ media: "print" });
	const tabs = page.locator("starlight-tabs").first();
	expect(await tabs.evaluate((one: Element) => getComputedStyle(one).breakInside)).toBe("auto");
	expect(sheets.get(`${short[0]}-1`)).toBeGreaterThan(2);
	await page.close();
});

test("a machine without a Chromium builds the site without the PDF", async () => {
	const before = process.env["CHROMIUM_PATH"];
	await using folder = await temporaryFolder();
	process.env["CHROMIUM_PATH"] = "/nowhere/chromium";
	try {
		const printed = await buildInto(folder.path);
		expect(printed).toContain("The course is not printed to a PDF");
		// Nor is there a list of pages without the site's address, which is nothing to warn of.
		expect(printed).not.toMatch(/sitemap/i);
	} finally {
		if (before === undefined) delete process.env["CHROMIUM_PATH"];
		else process.env["CHROMIUM_PATH"] = before;
	}
	const html = await readFile(join(folder.path, "exercice-2/index.html"), "utf8");
	expect(html).not.toContain(".pdf");
	expect(html).toContain("/imprimer/");
	// It waits for other builds of this checkout.
}, 180_000);
