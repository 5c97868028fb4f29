import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";
import { EXERCISES } from "./course.ts";
import { recordedTerminals, source } from "./shown-page.ts";
import { useSite } from "./use-site.ts";

const WIDTHS = [360, 768, 1280, 1440];
const { versions } = await readCourse(ROOT).versions();

const site = useSite();

const open = (path: string, width: number, options: BrowserContextOptions = {}) =>
	site.open(path, { viewport: { width, height: 800 }, reducedMotion: "reduce", ...options });

/** Which of the visible quotes lead to characters that the reader does not see, by their anchors. */
async function hiddenValues(page: Page): Promise<string[]> {
	return await page.locator("a.quote:visible").evaluateAll((quotes: HTMLAnchorElement[]) =>
		quotes.flatMap((quote) => {
			const value = document.getElementById(quote.hash.slice(1));
			const room = value?.closest(".terminal-body")?.getBoundingClientRect();
			const isSeen =
				value?.classList.contains("terminal-quoted") === true &&
				room !== undefined &&
				[...value.getClientRects()].every(
					({ left, right, top, bottom, width }) =>
						width > 0 &&
						left >= room.left - 1 &&
						right <= room.right + 1 &&
						top >= room.top - 1 &&
						bottom <= room.bottom + 1,
				) &&
				value.checkVisibility();
			return isSeen ? [] : quote.id;
		}),
	);
}

/** Follows a quote; whether the reader sees the characters then, in the window and in their terminal. */
async function leadsTo(page: Page, quote: string): Promise<boolean> {
	await page.locator(`[id="${quote}"]`).click();
	const value = page.locator(".terminal-quoted:target");
	await value.waitFor();
	const inWindow: boolean = await value.evaluate((one: Element) => {
		const { left, right, top, bottom } = one.getBoundingClientRect();
		return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
	});
	return inWindow && !(await hiddenValues(page)).includes(quote);
}

test.each(EXERCISES)("$page hides no value that its prose quotes", async ({ page: name }) => {
	const page = await open(`${name}/`, 1280);
	const hidden: string[] = [];
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 800 });
		for (const version of versions) {
			// As the switch does.
			await page.evaluate((shown: string) => {
				document.documentElement.dataset["docker"] = shown;
			}, version);
			for (const quote of await hiddenValues(page)) {
				if (width < 1280 && (await leadsTo(page, quote))) continue;
				hidden.push(`${width} px, Docker ${version}: ${quote}`);
			}
		}
	}
	expect(hidden).toEqual([]);
	await page.context().close();
});

test("long lines scroll for a reader who wants it, on all pages, and a quote scrolls to its characters", async () => {
	const page = await open("exercice-4/", 360);
	const body = page.locator("#term-api .terminal-body");
	const isWider = () => body.evaluate((one: Element) => one.scrollWidth > one.clientWidth);
	expect(await isWider()).toBe(false);
	const choice = page.locator("#term-api terminal-lines button");
	await choice.scrollIntoViewIfNeeded();
	const before = await choice.boundingBox();
	await choice.click();
	expect(await isWider()).toBe(true);
	// What the reader looks at stays where it is.
	expect((await choice.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
	await page.goto(`${site.url}/exercice-7/`);
	const [quote = ""] = await hiddenValues(page);
	expect(quote).not.toBe("");
	expect(await leadsTo(page, quote)).toBe(true);
	await page.locator("terminal-lines button:visible").first().click();
	expect(await hiddenValues(page)).not.toContain(quote);
	await page.context().close();
});

test.each([
	["a phone shows a row a card", 360, "block"],
	["a table that is wider than its terminal goes on below its columns", 1280, "table-row"],
])("without JavaScript, %s, and the screen as it was printed", async (_, width, display) => {
	const page = await open("exercice-4/", width, { javaScriptEnabled: false });
	const rows = page.locator("#term-ps .terminal-row");
	const displayed = () => rows.first().evaluate((row: Element) => getComputedStyle(row).display);
	const printed = await page.locator("#term-ps .terminal-screen").textContent();
	expect(printed).toBe(
		recordedTerminals((await source("exercice-4")).recording).find(({ id }) => id === "ps")
			?.screens[0],
	);
	expect(await displayed()).toBe(display);
	expect(await page.locator("terminal-lines button:visible").count()).toBe(0);
	await page.locator("#term-ps .terminal-turn").click();
	expect(await displayed()).toBe("inline");
	await page.context().close();
});

test("a quote and the characters that it quotes mark and lead to each other", async () => {
	const page = await open("exercice-2/#question-2-c", 1280);
	const quote = page.locator("a.quote:visible").first();
	const id = await quote.getAttribute("id");
	const characters = page.locator(`.terminal-quoted[data-quotes~="${id}"]`);
	expect(await characters.innerText()).toBe(await quote.innerText());
	const marked = (one: Locator) =>
		one.evaluate((element: Element) => element.classList.contains("is-linked"));
	for (const [one, other] of [
		[quote, characters],
		[characters, quote],
	] as const) {
		await page.evaluate(
			() => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
		);
		await one.hover();
		expect(await marked(other)).toBe(true);
		await page.mouse.move(0, 0);
		expect(await marked(other)).toBe(false);
		await one.focus();
		expect(await marked(other)).toBe(true);
		await page.keyboard.press("Enter");
		expect(await other.evaluate((element: Element) => element.matches(":target"))).toBe(true);
	}
	await page.context().close();
});

test.each([true, false])(
	"the provenance is a dialog, with JavaScript: %s",
	async (javaScriptEnabled) => {
		const page = await open("exercice-2/", 1280, { javaScriptEnabled });
		const origin = page.locator(".terminal-origin:visible").first();
		await origin.focus();
		await page.keyboard.press("Enter");
		const dialog = page.getByRole("dialog", { name: "D’où viennent ces terminaux" });
		await dialog.waitFor();
		expect(await dialog.locator("button:focus").count()).toBe(1);
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "hidden" });
		expect(await origin.evaluate((one: Element) => one === document.activeElement)).toBe(true);
		await page.context().close();
	},
);

test("a terminal is played again in a dialog, of which nothing is loaded before it is asked for", async () => {
	const page = await open("exercice-5/", 1280, { reducedMotion: "no-preference" });
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await page.reload({ waitUntil: "networkidle" });
	expect(asked.filter((url) => /\.cast|asciinema|replay/.test(url))).toEqual([]);
	const button = page.locator("#term-up terminal-replay button:visible");
	await button.scrollIntoViewIfNeeded();
	const before = await button.boundingBox();
	await button.press("Enter");
	const dialog = page.getByRole("dialog");
	await dialog.locator(".ap-term", { hasText: "docker compose up" }).waitFor();
	await dialog.locator(".ap-term", { hasText: "Started" }).waitFor();
	expect(asked.filter((url) => url.includes(".cast"))).toHaveLength(1);
	expect(await button.boundingBox()).toEqual(before);
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	expect(await button.evaluate((one: Element) => one === document.activeElement)).toBe(true);
	await page.context().close();
});

test("who wants no motion sees where a replay ends, and starts it", async () => {
	const page = await open("exercice-5/", 360);
	await page.locator("#term-up terminal-replay button:visible").click();
	const terminal = page.getByRole("dialog").locator(".ap-term", { hasText: "Started" });
	await terminal.waitFor();
	const shown = await terminal.innerText();
	// A hundred columns, of which each can be read.
	expect((await terminal.boundingBox())?.width).toBeGreaterThan(600);
	expect((await page.getByRole("dialog").boundingBox())?.width).toBeLessThanOrEqual(360);
	await page.waitForTimeout(500);
	expect(await terminal.innerText()).toBe(shown);
	await page.context().close();
});

describe("tabs of systems", () => {
	const SAID = ["Exécuté ici · Linux", "Non exécuté ici · macOS", "Non exécuté ici · Windows"];
	const shownTitles = (page: Page) => page.locator(".tab-title:visible").allInnerTexts();

	test("are all there without JavaScript and on paper, and only what was run has a terminal", async () => {
		const page = await open("exercice-4/", 360, { javaScriptEnabled: false });
		expect(await shownTitles(page)).toEqual(SAID);
		expect(await page.getByRole("tab").count()).toBe(0);
		const panels = page.getByRole("tabpanel");
		const counts = (selector: string) =>
			panels.evaluateAll(
				(all: Element[], inside: string) => all.map((one) => one.querySelectorAll(inside).length),
				selector,
			);
		expect(await counts(".terminal")).toEqual([1, 0, 0]);
		expect(await counts(".illustration")).toEqual([0, 0, 1]);
		expect(await counts(":is(.is-terminal, .has-title)")).toEqual([0, 0, 0]);
		await page.context().close();
		const paper = await open("exercice-4/", 1280);
		expect(await shownTitles(paper)).toEqual(SAID.slice(0, 1));
		await paper.emulateMedia({ media: "print" });
		expect(await shownTitles(paper)).toEqual(SAID);
		await paper.context().close();
	});

	test("keep the reader's system, and show another where a quote leads to its terminal", async () => {
		const page = await open("exercice-4/", 1280);
		await page.getByRole("tab", { name: "Windows" }).click();
		await page.reload();
		expect(await shownTitles(page)).toEqual(SAID.slice(2));
		await page.getByRole("link", { name: "200 OK" }).click();
		await page.locator(".terminal-quoted:target").waitFor();
		expect(await shownTitles(page)).toEqual(SAID.slice(0, 1));
		await page.context().close();
	});
});
