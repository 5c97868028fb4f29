import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";
import { EXERCISES } from "./course.ts";
import { attributes, source } from "./shown-page.ts";
import { useSite } from "./use-site.ts";

const BASE = "/docker-lab";
const { usual, versions } = await readCourse(ROOT).versions();

const site = useSite(BASE);
let page: Page;

beforeAll(async () => {
	page = await site.browser.newPage();
	page.on("pageerror", (error) => {
		throw error;
	});
});

/** Searches from a page, and waits for the answer. */
async function search(term: string, from = "exercice-1/"): Promise<string> {
	await page.goto(`${site.url}/${from}`);
	await page.locator("button[data-open-modal]").click();
	await page.locator("dialog input").fill(term);
	const status = page.locator("dialog [role=status]");
	await expect.poll(() => status.innerText(), { timeout: 20_000 }).not.toBe("");
	return await status.innerText();
}

const pages = async () =>
	(await attributes(page.locator(".found-page > a"), "href")).map(
		(href) => new URL(href ?? "").pathname,
	);
const marked = () => page.locator("dialog mark").allInnerTexts();

/** The text that the search has marked on the page. */
const marks = (): Promise<{ text: string; terminal: string | undefined; isInView: boolean }[]> =>
	page.evaluate(() =>
		[...(CSS.highlights.get("found") ?? [])].flatMap((range) => {
			if (!(range instanceof Range)) return [];
			const { top, bottom, left, right } = range.getBoundingClientRect();
			const isInView = top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
			const terminal = range.startContainer.parentElement?.closest(".terminal-place")?.id;
			return { text: range.toString(), terminal, isInView };
		}),
	);

test("finds a word with and without its accents, and as it is in other words", async () => {
	expect(await search("déboguer")).toMatch(/^\d+ résultats? pour «\sdéboguer\s»$/);
	const found = await pages();
	expect(found[0]).toBe(`${BASE}/exercice-7/`);
	await search("deboguer");
	expect(await pages()).toEqual(found);
	await search("débogue");
	expect((await pages())[0]).toBe(`${BASE}/exercice-7/`);
});

test.each(["p", "é", "-"])("asks for more than %s", async (term) => {
	expect(await search(term)).toContain("Encore une lettre");
	expect(await pages()).toEqual([]);
});

test.each(["xyzzyq", "azerty", "zz", "kubernetes-xyz"])("finds nothing for %s", async (term) => {
	expect(await search(term)).toContain("Aucun résultat");
	expect(await pages()).toEqual([]);
});

test.each(["ps", "rm", "up"])("finds of %s the word, not all that begins so", async (term) => {
	await search(term);
	const found = await marked();
	expect(found.length).toBeGreaterThan(0);
	for (const word of found) {
		expect(word.toLowerCase().split(/[^\p{L}\p{N}]+/u)).toContain(term);
	}
	expect((await pages()).length).toBeLessThanOrEqual(8);
});

test("what stands in a title comes first", async () => {
	const html = async (path: string) => await (await fetch(`${site.url}/${path}/`)).text();
	for (const { page: name } of EXERCISES) {
		const title = /<title>Exercice \d+\s*: ([^|]*) \|/.exec(await html(name))?.[1] ?? "";
		await search(title);
		expect((await pages())[0], title).toBe(`${BASE}/${name}/`);
	}
});

test("a hit leads to its terminal, unfolded and marked", async () => {
	const { page: planned, recording } = await source("exercice-6");
	const hidden = planned.snippets.find(({ options }) => options.hidden)?.id ?? "";
	const steps = recording.snippets.find(({ id }) => id === hidden)?.steps ?? [];
	const term = steps.map(({ input }) => input).find((input) => input.length > 8) ?? "";
	await search(term);
	const link = page.locator(`.found-terminal a[href*="/exercice-6/"][href$="#term-${hidden}"]`);
	await link.click();
	await page.waitForURL(/mot=/);
	await expect.poll(marks).not.toEqual([]);
	expect(await page.locator(`#term-${hidden} .terminal-body:visible`).count()).toBe(1);
	const all = await marks();
	expect(new Set(all.map(({ terminal }) => terminal))).toEqual(new Set([`term-${hidden}`]));
	expect(all[0]?.isInView).toBe(true);
	expect(new URL(page.url()).searchParams.get("docker")).toBe(null);
});

test("a note beside a terminal is found as the page's own words, without its number", async () => {
	await search("nom tiré au hasard");
	expect((await pages())[0]).toBe(`${BASE}/exercice-4/`);
	const excerpt = page.locator(".found-page").first();
	expect(await excerpt.innerText()).toContain("Son nom, que Docker a tiré au hasard.");
	expect(await excerpt.innerText()).not.toMatch(/\d\s+Son nom/);
});

test("a folded terminal opens for any link that leads to it", async () => {
	const { page: planned } = await source("exercice-6");
	const hidden = planned.snippets.find(({ options }) => options.hidden)?.id ?? "";
	await page.goto(`${site.url}/exercice-6/`);
	const body = page.locator(`#term-${hidden} .terminal-body`).first();
	expect(await body.isVisible()).toBe(false);
	await page.evaluate((hash: string) => location.assign(hash), `#term-${hidden}`);
	await body.waitFor({ state: "visible" });
	await page.goto("about:blank");
	await page.goto(`${site.url}/exercice-6/#term-${hidden}`);
	await body.waitFor({ state: "visible" });
});

test.skipIf(versions.length < 2)(
	"what only another version shows leads to that version",
	async () => {
		const texts = async (name: string, version: string) =>
			(await source(name, version)).recording.snippets.flatMap(({ id, steps }) =>
				steps.flatMap(({ screen }) => screen.map((line) => ({ name, version, id, line }))),
			);
		const names = EXERCISES.filter(({ places }) => places.length > 0).map(({ page: name }) => name);
		const all = (
			await Promise.all(names.flatMap((name) => versions.map((one) => texts(name, one))))
		).flat();
		const words = (line: string) => line.toLowerCase().match(/[a-z]{6,}/g) ?? [];
		const here = new Set(
			all.filter(({ version }) => version === usual).flatMap(({ line }) => words(line)),
		);
		const [only] = all.flatMap(({ line, ...place }) =>
			words(line)
				.filter((word) => ![...here].some((one) => one.startsWith(word.slice(0, 5))))
				.map((word) => ({ ...place, word })),
		);
		if (only === undefined) throw new Error("All versions show the same words.");
		await search(only.word);
		const link = page.locator(
			`.found-terminal a[href*="/${only.name}/"][href$="#term-${only.id}"]`,
		);
		const shown = /Docker (\S+)$/.exec(await link.innerText())?.[1];
		await link.click();
		await page.waitForURL(/mot=/);
		await expect.poll(marks).not.toEqual([]);
		expect(await page.locator("header docker-version select").inputValue()).toBe(shown);
		const text = await page.locator(`#term-${only.id} .terminal-body:visible`).innerText();
		expect(text.toLowerCase()).toContain(only.word);
		// Who reads that version already keeps it, and is told of no other.
		await search(only.word);
		expect(await link.innerText()).not.toContain("Docker");
	},
);

test("asks once more for what could not be loaded, also when it is typed again", async () => {
	const texts = "**/*.pf_fragment";
	await page.route(texts, (route) => route.abort(), { times: 1 });
	expect(await search("psql")).toContain("résultats");
	await page.route(texts, (route) => route.abort());
	expect(await search("psql")).toContain("n’a pas pu être chargée");
	await page.unroute(texts);
	await page.locator("dialog input").fill("volume");
	await page.locator(".found-page").first().waitFor();
});

test("can be used by the keyboard alone, and loads nothing before", async () => {
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await page.goto(`${site.url}/exercice-1/`, { waitUntil: "networkidle" });
	expect(asked.filter((url) => /pagefind|show-hits|mark-found/.test(url))).toEqual([]);
	await page.keyboard.press("Control+k");
	await page.keyboard.type("psql");
	await page.locator(".found-page").first().waitFor();
	const link = page.locator(".found-page a").first();
	const isFocused = () => link.evaluate((one: Element) => one === document.activeElement);
	for (let presses = 0; presses < 4 && !(await isFocused()); presses++) {
		await page.keyboard.press("Tab");
	}
	await page.keyboard.press("Enter");
	await page.waitForURL(/mot=psql/);
	await page.keyboard.press("Control+k");
	await page.keyboard.press("Escape");
	expect(await page.locator("dialog.search").isVisible()).toBe(false);
});
