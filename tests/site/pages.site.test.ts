import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SnippetRecording } from "../../scripts/recording/schema.ts";
import { EXERCISES, PATHS } from "./course.ts";
import { MOST_SCRIPTS, MOST_WEIGHT, PageWeight } from "./page-weight.ts";
import {
	AXE,
	attributes,
	cut,
	quotedValues,
	recordedTerminals,
	shownQuotes,
	shownTerminals,
	source,
	unfold,
	violations,
} from "./shown-page.ts";
import { LOOKS_FILE, type Looks, pageLooks, siteLooks } from "./site-looks.ts";
import { useSite } from "./use-site.ts";

const KEY = /^\^[A-Z]$/;

const site = useSite();

const below = (path: string) => `${path}${path === "" ? "" : "/"}`;
const address = (path: string) => `${site.url}/${below(path)}`;
const open = (path: string, options?: BrowserContextOptions) => site.open(below(path), options);

/** What was typed at prompts; keys such as ^C are pressed. */
function commands({ steps }: SnippetRecording): string[] {
	return steps.map(({ input }) => input).filter((input) => input !== "" && !KEY.test(input));
}

describe.each(EXERCISES)("$page, without JavaScript", ({ page: name, questions, places }) => {
	let shown: Page;
	beforeAll(async () => {
		shown = await open(name, { javaScriptEnabled: false });
	});
	afterAll(() => shown?.context().close());

	test("has a heading for each question, with its anchor", async () => {
		const anchors = await attributes(shown.locator(".sl-markdown-content h2"), "id");
		expect(anchors).toEqual(questions);
		expect(await shown.locator("h1").count()).toBe(1);
		const contents = await attributes(shown.locator("starlight-toc a"), "href");
		expect(contents).toEqual(["#_top", ...questions.map((question) => `#${question}`)]);
	});

	test("has its screenshots' places, each under its question", async () => {
		const found = await shown.evaluate(() => {
			let question = "";
			const all: { figure: number; question: string }[] = [];
			const marked = ".sl-markdown-content :is(h2, [data-figure])";
			for (const element of document.querySelectorAll(marked)) {
				if (element.tagName === "H2") question = element.id;
				else all.push({ figure: Number(element.getAttribute("data-figure")), question });
			}
			return all;
		});
		expect(found).toEqual(places);
	});

	test("is whole", async () => {
		expect(await shown.locator(".sl-markdown-content > p").last().isVisible()).toBe(true);
		if (places.length === 0) return;
		expect(await shown.locator(".terminal:visible").count()).toBeGreaterThanOrEqual(places.length);
		expect(await cut(shown)).toEqual([]);
		expect(await shown.locator("terminal-copy button:visible").count()).toBe(0);
		await shown.locator(".terminal-origin:visible").first().click();
		expect(await shown.locator(".provenance:popover-open").isVisible()).toBe(true);
	});
});

test.each([
	["a phone", { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }],
	["a wide screen", { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 }],
])(
	"a picture is sharp on %s, and says what it shows and where it comes from",
	async (_, screen) => {
		const shown = await open("exercice-4", { ...screen, javaScriptEnabled: false });
		const { page, recording } = await source("exercice-4");
		const image = shown.locator("#term-docs .picture img");
		const alt = page.snippets.find(({ id }) => id === "docs")?.options.alt;
		expect(await attributes(image, "alt")).toEqual([alt]);
		const before = await image.boundingBox();
		await image.scrollIntoViewIfNeeded();
		const pixels = () =>
			image.evaluate((one: HTMLImageElement) => (one.complete ? one.naturalWidth : 0));
		await expect.poll(pixels).toBeGreaterThan(0);
		const box = await image.boundingBox();
		// Room was kept for it before it was loaded.
		expect(box?.height).toBe(before?.height);
		expect(box?.width).toBeGreaterThan(300);
		expect(box?.width).toBeLessThanOrEqual(screen.viewport.width);
		expect(await pixels()).toBeGreaterThanOrEqual((box?.width ?? 0) * 2);
		const caption = await shown.locator("#term-docs .picture figcaption").innerText();
		const picture = recording.snippets.find(({ id }) => id === "docs")?.picture;
		for (const fact of [picture?.url, ...(picture?.packages ?? [])])
			expect(caption).toContain(fact);
		await shown.context().close();
	},
);

test("the 22 places are on the exercises' pages, and nowhere else", async () => {
	expect(EXERCISES.flatMap(({ places }) => places.map(({ figure }) => figure))).toEqual(
		Array.from({ length: 22 }, (_, index) => index + 1),
	);
	const exercises = EXERCISES.map(({ page }) => page);
	expect(PATHS.filter((path) => path.startsWith("exercice-"))).toEqual(exercises);
	for (const path of PATHS.filter((one) => !exercises.includes(one))) {
		const html = await (await fetch(address(path))).text();
		expect(html).not.toContain("data-figure");
	}
});

describe.each(EXERCISES.filter(({ places }) => places.length > 0))("$page", ({ page: name }) => {
	let shown: Page;
	beforeAll(async () => {
		shown = await open(name, { permissions: ["clipboard-read", "clipboard-write"] });
		await unfold(shown);
	});
	afterAll(() => shown?.context().close());

	test("shows a terminal for each fence, with all that it printed", async () => {
		const { page, recording } = await source(name);
		const terminals = await shownTerminals(shown);
		expect(terminals.map(({ id }) => id)).toEqual(page.snippets.map(({ id }) => id));
		expect(terminals).toEqual(recordedTerminals(recording));
	});

	test("names each fence's terminal, and where its program was started", async () => {
		const { recording } = await source(name);
		const running = new Map<string, string>();
		for (const { id, terminal, steps } of recording.snippets) {
			const caption = shown.locator(`#term-${id} .terminal-name`);
			if (terminal !== "terminal") expect(await caption.innerText()).toContain(terminal);
			const start = running.get(terminal);
			expect(await attributes(caption.locator("a"), "href")).toEqual(
				start === undefined ? [] : [`#term-${start}`],
			);
			if (steps.at(-1)?.exit !== undefined) running.delete(terminal);
			else running.set(terminal, start ?? id);
		}
	});

	test("quotes what its terminals show", async () => {
		const { page, recording } = await source(name);
		const values = quotedValues(page, recording);
		expect(await shownQuotes(shown)).toEqual(values);
		expect(values.length).toBeGreaterThan(0);
	});

	test("copies commands, and nothing else", async () => {
		const { recording } = await source(name);
		for (const snippet of recording.snippets) {
			const copy = shown.locator(`#term-${snippet.id} terminal-copy`);
			if (commands(snippet).length === 0) {
				expect(await copy.count()).toBe(0);
				continue;
			}
			await copy.locator("button").focus();
			await shown.keyboard.press("Enter");
			await copy.locator("[role=status]", { hasText: "Copié" }).waitFor();
			expect(await shown.evaluate(() => navigator.clipboard.readText())).toBe(
				commands(snippet).join("\n"),
			);
		}
	});

	test("opens the provenance from a terminal, by keyboard too", async () => {
		const { recording } = await source(name);
		const provenance = shown.locator(`[id="provenance-${recording.engine}"]`);
		expect(await provenance.isVisible()).toBe(false);
		const line = shown.locator(".terminal-origin:visible").first();
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

	test("scrolls what is too wide inside its terminal where the reader chose so, by keyboard too", async () => {
		await shown.setViewportSize({ width: 360, height: 740 });
		await shown.locator("terminal-lines button:visible").first().click();
		const bodies = shown.locator(".terminal-body:visible");
		const wide: number = await bodies.evaluateAll((all: Element[]) =>
			all.findIndex((one) => one.scrollWidth > one.clientWidth),
		);
		expect(wide).toBeGreaterThanOrEqual(0);
		const body = bodies.nth(wide);
		await body.focus();
		await shown.keyboard.press("ArrowRight");
		await expect.poll(() => body.evaluate((one: Element) => one.scrollLeft)).toBeGreaterThan(0);
		const tallest = await bodies.evaluateAll((all: Element[]) =>
			Math.max(...all.map((one) => one.clientHeight)),
		);
		expect(tallest).toBeLessThan(740 * 0.8);
	});

	test("is whole on paper", async () => {
		await shown.emulateMedia({ media: "print" });
		expect(await cut(shown)).toEqual([]);
		await shown.emulateMedia({ media: null });
	});
});

test("the course's state leads to each terminal, and has a badge", async () => {
	const shown = await open("etat");
	const pages = await Promise.all(
		EXERCISES.filter(({ places }) => places.length > 0).map(({ page }) => source(page)),
	);
	const terminals = pages.flatMap(({ page }) =>
		page.snippets.map(({ id }) => `${page.name}/#term-${id}`),
	);
	const links = await attributes(shown.locator(".state-snippets a"), "href");
	expect(links.map((link) => link?.slice(1))).toEqual(terminals);
	await shown.goto(`${site.url}/etat.svg`);
	expect(await shown.title()).toContain(`${terminals.length} terminaux exécutés`);
	await shown.context().close();
});

test.each(["", "?mot=docker"])(
	"an address that is no text leads nowhere, and breaks nothing: %s",
	async (query) => {
		const shown = await open("");
		const errors: string[] = [];
		shown.on("pageerror", ({ message }) => errors.push(message));
		await shown.goto(`${address("exercice-7")}${query}#%E0%A4%A`, { waitUntil: "networkidle" });
		await shown.evaluate(() => location.assign("#%"));
		await shown.waitForTimeout(100);
		expect(errors).toEqual([]);
		await shown.context().close();
	},
);

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

test.each([
	{ width: 1280, height: 900, parts: ["h1", ".home-tagline", ".home-actions a", ".home-steps"] },
	{ width: 360, height: 740, parts: ["h1", ".home-tagline", ".home-actions a"] },
])(
	"the home page says in one screen of $width × $height px what it is, and leads to the first exercise",
	async ({ parts, ...viewport }) => {
		const shown = await open("", { viewport });
		for (const part of parts) {
			const box = await shown.locator(part).first().boundingBox();
			if (box === null) throw new Error(`${part} is not shown.`);
			expect(box.y, part).toBeGreaterThanOrEqual(0);
			expect(box.y + box.height, part).toBeLessThanOrEqual(viewport.height);
		}
		expect(await shown.locator(".home-steps > li").count()).toBe(3);
		await shown.locator(".home-actions a").first().click();
		await shown.waitForURL(address("exercice-1"));
		await shown.context().close();
	},
);

// A second a page, and ten times that on a machine that has much else to do.
test("every page looks as it did, at four widths, in both themes and on paper", {
	timeout: 240_000,
}, async () => {
	const kept = await readFile(LOOKS_FILE, "utf8");
	expect(await siteLooks(site.open), "Where it is meant: `npm run capture`").toBe(kept);
});

/** Mistakes in a style sheet, by the page that shows them. */
const MISTAKES = {
	"exercice-4": {
		"a terminal has no border": ".terminal { border: 0 }",
		"the menu lies over the text":
			":root { --sl-sidebar-width: 26rem } .main-frame { padding-inline-start: 14rem }",
		"the dark theme's text is grey on white":
			':root[data-theme="dark"] { --term-background: #fff; --term-foreground: #888 }',
		"paper is dark": "@media print { :root:root { color-scheme: dark } }",
		"a button is not to be seen": "terminal-copy { visibility: hidden }",
		"a colour is another": ":root { --site-rec: #e03d20 }",
		"the text is narrower by a letter": ":root:root { --sl-content-width: 51.5rem }",
		"terminals stand closer to the text": ".terminal-place { margin-block: 1.25rem }",
	},
	"exercice-1": {
		"a card falls apart":
			"@container (max-width: 43rem) { .terminal-row { display: inline !important } }",
	},
	versions: {
		"versions stand beside each other on a phone":
			"@media (max-width: 40rem) { .change-table .change-table td, .change-table.change-table td { display: table-cell } }",
	},
};

describe.each(Object.entries(MISTAKES))("/%s", (path, mistakes) => {
	let shown: Page;
	let right: Looks;
	beforeAll(async () => {
		shown = await open(path);
		right = await pageLooks(shown);
	});
	afterAll(() => shown?.context().close());

	test.each(Object.entries(mistakes))("it is seen where %s", async (_, content) => {
		const style = await shown.addStyleTag({ content });
		expect(await pageLooks(shown)).not.toEqual(right);
		await style.evaluate((one: Node) => one.parentNode?.removeChild(one));
	});

	test("letters are not looked at", async () => {
		await shown.addStyleTag({
			content: '* { font-family: "DejaVu Sans Mono", monospace !important; letter-spacing: 1px }',
		});
		expect(await pageLooks(shown)).toEqual(right);
	});
});

describe.each([...PATHS, "404.html"])("/%s", (path) => {
	let shown: Page;
	let weight: PageWeight;
	const errors: string[] = [];
	beforeAll(async () => {
		const context = await site.browser.newContext({ colorScheme: "light" });
		shown = await context.newPage();
		weight = new PageWeight(shown);
		shown.on("console", (message) => message.type() === "error" && errors.push(message.text()));
		shown.on("pageerror", (error) => errors.push(error.message));
		await shown.goto(path === "404.html" ? `${site.url}/${path}` : address(path));
		await shown.waitForLoadState("networkidle");
		await unfold(shown);
		await shown.addScriptTag({ path: AXE });
		// Axe measures no contrast on gradients; palette.test.ts does on the colour below these.
		await shown.addStyleTag({ content: ".terminal-body { background-image: none }" });
	});
	afterAll(() => shown?.context().close());

	test.each(["light", "dark"] as const)("has nothing for axe, %s", async (colorScheme) => {
		await shown.emulateMedia({ colorScheme });
		await shown.locator(`:root[data-theme="${colorScheme}"]`).waitFor();
		for (const width of [360, 1280]) {
			await shown.setViewportSize({ width, height: 900 });
			expect(await violations(shown), `${width} px`).toEqual([]);
		}
		const origin = shown.locator(".terminal-origin:visible").first();
		if ((await origin.count()) === 0) return;
		await origin.click();
		expect(await violations(shown, ".provenance:popover-open")).toEqual([]);
		await shown.keyboard.press("Escape");
	});

	test("weighs at most 70 KB, of them 30 of scripts, and has no error", async () => {
		const total = await weight.total();
		expect(total).toBeGreaterThan(10_000);
		expect(total).toBeLessThanOrEqual(MOST_WEIGHT);
		const scripts = await weight.scripts();
		expect(scripts).toBeGreaterThan(1000);
		expect(scripts).toBeLessThanOrEqual(MOST_SCRIPTS);
		expect(errors).toEqual([]);
	});

	// A window of 1280 px at 200 % is one of 640, and at 400 % one of 320.
	test.each([320, 360, 640])("does not scroll sideways at %i px", async (width) => {
		await shown.setViewportSize({ width, height: 740 });
		const overflow = await shown.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			return scrollWidth - clientWidth;
		});
		expect(overflow).toBeLessThanOrEqual(0);
	});
});

test("the manual's options are read one below the other on a phone, and each has its address", async () => {
	const viewport = { width: 360, height: 740 };
	const shown = await site.open("docs/ecrire-une-page/#option-exit", { viewport });
	expect(await shown.locator("tr:target th").innerText()).toBe("exit=1");
	const widths: number[] = await shown
		.locator(".option-table tbody tr > :is(th, td)")
		.evaluateAll((cells: Element[]) => cells.map((cell) => cell.getBoundingClientRect().width));
	expect(widths.length).toBeGreaterThan(60);
	expect(Math.min(...widths)).toBeGreaterThan(300);
	await shown.locator("#option-exit a").focus();
	await shown.keyboard.press("Tab");
	expect(await shown.locator("#option-fails a:focus").count()).toBe(1);
	await shown.context().close();
});

test("what can be pressed and what is marked has a frame where the reader's colours are forced", async () => {
	const shown = await open("exercice-5", { forcedColors: "active" });
	// No page has every mark.
	await shown
		.locator(".terminal-screen")
		.first()
		.evaluate((screen: Element) => {
			screen.innerHTML +=
				'<span class="terminal-marked">a</span><span class="terminal-inserted">b</span>';
		});
	const frames = {
		".terminal": "top",
		".terminal figcaption": "bottom",
		"terminal-copy button": "top",
		"terminal-replay button": "top",
		".quote code": "bottom",
		".terminal-marked": "left",
		".terminal-inserted": "left",
		".version-switch select": "top",
	};
	for (const [part, side] of Object.entries(frames)) {
		const width = await shown
			.locator(`${part}:visible`)
			.first()
			.evaluate(
				(one: Element, side: string) =>
					Number.parseFloat(getComputedStyle(one).getPropertyValue(`border-${side}-width`)),
				side,
			);
		expect(width, part).toBeGreaterThan(0);
	}
	await shown.context().close();
});

describe.each([360, 1280])("by the keyboard alone, at %i px", (width) => {
	let shown: Page;
	beforeAll(async () => {
		shown = await open("exercice-5", {
			viewport: { width, height: 900 },
			reducedMotion: "reduce",
		});
	});
	afterAll(() => shown?.context().close());

	/** Goes on to the next thing until that is a given one, or the page itself; gives the faults of what was passed. */
	async function walkTo(selector = "body"): Promise<string[]> {
		const faults: string[] = [];
		const look = (): Promise<Focus> => shown.evaluate(lookAtFocus, selector);
		let at: Focus;
		do {
			await shown.keyboard.press("Tab");
			// A button may fade in.
			await expect.poll(async () => (await look()).isShown).toBe(true);
			at = await look();
			if (at.fault !== "") faults.push(`${at.name}: ${at.fault}`);
		} while (!at.isEnd);
		return faults;
	}

	test("a reader comes to all that can be pressed or scrolled, and sees where he is", async () => {
		expect(await walkTo()).toEqual([]);
		const all = shown.locator("a[href], button, select, input, summary, [tabindex]");
		const left = await all.evaluateAll((all: HTMLElement[]) =>
			all
				.filter((one) => one.tabIndex >= 0 && !one.dataset["reached"] && one.checkVisibility())
				.map(({ outerHTML }) => outerHTML),
		);
		expect(left).toEqual([]);
	});

	test.runIf(width === 360)("a reader opens the menu, and goes to a page", async () => {
		await walkTo('button[popovertarget="starlight__sidebar"]');
		await shown.keyboard.press("Enter");
		expect(await walkTo('.sidebar-content a[href="/exercice-6/"]')).toEqual([]);
		await shown.keyboard.press("Enter");
		await shown.waitForURL("**/exercice-6/");
		await shown.goBack();
	});
});

interface Focus {
	/** Its tag. */
	readonly name: string;
	readonly isShown: boolean;
	readonly isEnd: boolean;
	/** What keeps a reader from seeing that it has the focus. */
	readonly fault: string;
}

/** Runs in the page. */
function lookAtFocus(end: string): Focus {
	const at = document.activeElement ?? document.body;
	at.setAttribute("data-reached", "true");
	const { outerHTML: name } = at.cloneNode(false) as Element;
	if (at === document.body) return { name, isShown: true, isEnd: true, fault: "" };
	const { x, y, width, height } = at.getBoundingClientRect();
	const over = document.elementFromPoint(x + width / 2, y + height / 2);
	const isCovered = over === null || !(at.contains(over) || over.contains(at));
	const hasRing = [at, ...at.querySelectorAll("*")].some((one) => {
		const { outlineStyle, outlineWidth } = getComputedStyle(one);
		return outlineStyle !== "none" && outlineWidth !== "0px";
	});
	return {
		name,
		isEnd: at.matches(end),
		isShown: at.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
		fault: isCovered ? "is covered" : hasRing ? "" : "has no frame",
	};
}
