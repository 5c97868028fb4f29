import { execa } from "execa";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";
import { ORIGIN, REPOSITORY } from "./built-site.ts";
import { EXERCISES, PATHS } from "./course.ts";
import { useSite } from "./use-site.ts";

const BASE = "/docker-lab";

const site = useSite(BASE);

const here = (address: string) => address.replace(`${ORIGIN}${BASE}`, site.url);
const text = async (path: string) => await (await fetch(`${site.url}/${path}`)).text();
const html = (path: string) => text(path === "" || path.endsWith(".html") ? path : `${path}/`);
const attribute = (page: string, tag: RegExp) => tag.exec(page)?.[1];

describe.each(PATHS)("/%s", (path) => {
	let page: string;
	beforeAll(async () => {
		page = await html(path);
	});

	test("is in the list of pages, by its own address", async () => {
		const own = `${ORIGIN}${BASE}/${path}${path && "/"}`;
		expect(page).toContain(`<link rel="canonical" href="${own}"`);
		expect(await text("sitemap-0.xml")).toContain(`<loc>${own}</loc>`);
	});

	test("has a title of its own, with the site's name once", async () => {
		const title = attribute(page, /<title>([^<]*)</) ?? "";
		expect(title.split("TP Docker, pour de vrai")).toHaveLength(2);
		const others = PATHS.filter((other) => other !== path).map(html);
		for (const other of await Promise.all(others)) expect(other).not.toContain(`<title>${title}<`);
	});

	test("has a picture of a terminal for other sites", async () => {
		const address = attribute(page, /property="og:image" content="([^"]*)"/) ?? "";
		expect(address.startsWith(`${ORIGIN}${BASE}/og/`)).toBe(true);
		const picture = Buffer.from(await (await fetch(here(address))).arrayBuffer());
		const { format, width, height } = await sharp(picture).metadata();
		expect({ format, width, height }).toEqual({ format: "png", width: 1200, height: 630 });
		expect(picture.length).toBeLessThan(100_000);
		// Text was drawn: its letters are as bright as nothing else.
		const { channels } = await sharp(picture).greyscale().stats();
		expect(channels[0]?.max).toBeGreaterThan(220);
	});
});

test("each exercise has its own picture", async () => {
	const pictures = EXERCISES.map(async ({ page }) => await text(`og/${page}.png`));
	expect(new Set(await Promise.all(pictures)).size).toBe(EXERCISES.length);
});

test("a page's source can be edited, and its last change is the one that Git knows", async () => {
	const { stdout } = await execa({ cwd: ROOT })`git rev-parse --is-shallow-repository`;
	for (const { page } of EXERCISES) {
		const file = `src/content/docs/${page}.mdx`;
		const shown = await html(page);
		expect(shown).toContain(`href="${REPOSITORY}/edit/main/${file}"`);
		const changed = await execa("git", ["log", "-1", "--format=%ct", "--", file], { cwd: ROOT });
		const date = new Date(Number(changed.stdout) * 1000).toISOString();
		expect(shown.includes(`<time datetime="${date}"`)).toBe(stdout === "false");
	}
});

test("robots are led to the list of pages, and phones to an icon", async () => {
	const sitemap = /^Sitemap: (.*)$/m.exec(await text("robots.txt"))?.[1] ?? "";
	expect(await text(here(sitemap).slice(site.url.length + 1))).toContain("sitemap-0.xml");
	// Its chapters are pages of their own.
	expect(await text("sitemap-0.xml")).not.toContain("/imprimer/");
	const icon = attribute(await html(""), /rel="apple-touch-icon" href="([^"]*)"/);
	expect(icon).toBe(`${BASE}/apple-touch-icon.png`);
	const png = await (await fetch(`${site.url}/apple-touch-icon.png`)).arrayBuffer();
	expect(await sharp(Buffer.from(png)).metadata()).toMatchObject({ width: 180, height: 180 });
});

test("programs that read are led to every page, the exercises first", async () => {
	const pages = [...(await text("llms.txt")).matchAll(/^- \[[^\]]*\]\((\S+)\.md\)/gm)].map(
		([, address = ""]) => address.slice(`${ORIGIN}${BASE}/`.length),
	);
	const exercises = EXERCISES.map(({ page }) => page);
	expect(pages.slice(0, exercises.length)).toEqual(exercises);
	const made = ["", "versions", "etat"];
	expect(pages.toSorted()).toEqual(PATHS.filter((path) => !made.includes(path)));
});

test.each(["", "404.html"])("/%s leads to the exercises", async (path) => {
	const [, main = ""] = (await html(path)).split("<main");
	for (const { page } of EXERCISES) expect(main).toContain(`href="${BASE}/${page}/"`);
});

test("an address that leads nowhere is not to be found itself", async () => {
	const page = await html("404.html");
	expect(page).toContain('name="robots" content="noindex"');
	expect(page).not.toContain('rel="canonical"');
	expect(page).not.toContain("Debian");
});

test.each(["light", "dark"] as const)(
	"without JavaScript a reader has the %s theme that he prefers",
	async (colorScheme) => {
		const colors = async (javaScriptEnabled: boolean) => {
			const context = await site.browser.newContext({ colorScheme, javaScriptEnabled });
			const page = await context.newPage();
			await page.goto(`${site.url}/exercice-3/`);
			const parts = [
				"body",
				".sl-markdown-content p",
				".terminal-body",
				".expressive-code pre",
				".expressive-code .ec-line span",
			];
			const found = parts.map((part) =>
				page
					.locator(part)
					.first()
					.evaluate((one: Element) => {
						const { color, backgroundColor } = getComputedStyle(one);
						return [color, backgroundColor];
					}),
			);
			const all = await Promise.all(found);
			await context.close();
			return all;
		};
		expect(await colors(false)).toEqual(await colors(true));
	},
);
