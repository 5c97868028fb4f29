import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hunk } from "../../scripts/comparison/differing-lines.ts";
import { groupVersions } from "../../scripts/comparison/group-versions.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";
import { launchBrowser } from "./browser.ts";
import { EXERCISES, PATHS } from "./course.ts";
import {
	AXE,
	attributes,
	quotedValues,
	recordedTerminals,
	shownQuotes,
	shownTerminals,
	source,
	unfold,
	violations,
} from "./shown-page.ts";
import { useSite } from "./use-site.ts";

const { usual, awaited, versions, ended } = await readCourse(ROOT).versions();
const others = versions.filter((version) => version !== usual);
const OTHER = others.at(-1) ?? "";
const NAMES = EXERCISES.filter(({ places }) => places.length > 0).map(({ page }) => page);

/** Whether a page was run at all on the version of its recording. */
const wasRun = ({ snippets }: Recording) => snippets.some(({ skipped }) => skipped === undefined);

const site = useSite();

/** The recordings of a page that are of its own on each version: the default one's first. */
async function recordings(name: string): Promise<Recording[]> {
	const all = await Promise.all(
		[usual, ...others].map(async (version) => (await source(name, version)).recording),
	);
	return all.filter((recording, index) => index === 0 || wasRun(recording));
}

/** What a page's terminals are to show of a version: those of another one that mean the same. */
async function terminalsOn(name: string, version: string) {
	const groups = groupVersions(await recordings(name));
	const own = groups.find((group) => group.versions.includes(version)) ?? groups[0];
	if (own === undefined) throw new Error(`${name} has no recording.`);
	return recordedTerminals(own.recording);
}

/** The snippets of a page that differ in meaning on a version. */
async function differing(name: string, version: string): Promise<string[]> {
	const groups = groupVersions(await recordings(name));
	const own = groups.find((group) => group.versions.includes(version));
	return [...(own?.differing ?? [])];
}

test("without JavaScript, the default version is shown, and links lead to the others", async () => {
	const shown = await site.open(`exercice-1/?docker=${OTHER}`, { javaScriptEnabled: false });
	const { recording } = await source("exercice-1");
	expect(await shownTerminals(shown)).toEqual(recordedTerminals(recording));
	expect(await shown.locator("docker-version select:visible").count()).toBe(0);
	for (const version of others) {
		const link = shown.locator(".version-bar noscript a", { hasText: version });
		await link.click();
		expect(await link.getAttribute("aria-current")).toBe("true");
		expect(await shownTerminals(shown)).toEqual(await terminalsOn("exercice-1", version));
		// What the reader follows shows the same version.
		await shown.locator('a[rel="next"]').click();
		await unfold(shown);
		expect(await shownTerminals(shown)).toEqual(await terminalsOn("exercice-2", version));
		await shown.goBack();
	}
	await shown.locator(".version-bar noscript a", { hasText: usual }).click();
	expect(shown.url()).toBe(`${site.url}/exercice-1/`);
	await shown.context().close();
});

test.skipIf(others.length === 0)(
	"a page for readers without JavaScript leads others to its own",
	async () => {
		const shown = await site.open(`docker-${OTHER}/exercice-1/#question-1-b`);
		await shown.waitForURL(`${site.url}/exercice-1/?docker=${OTHER}#question-1-b`);
		await shown.context().close();
	},
);

test.skipIf(others.length === 0)("a version that there is not is told", async () => {
	const shown = await site.open("exercice-1/?docker=99");
	const notice = shown.locator("#unknown-version");
	expect(await notice.innerText()).toContain("Docker 99, que demande l’adresse");
	expect(await shown.locator(".version-bar select").inputValue()).toBe(usual);
	await shown.goto(`${site.url}/exercice-1/`);
	expect(await notice.isVisible()).toBe(false);
	await shown.context().close();
});

test.skipIf(others.length === 0)("switching moves nothing under the reader's eyes", async () => {
	const shown = await site.open("exercice-7/");
	await unfold(shown);
	const headings = await shown.locator(".sl-markdown-content h2").all();
	for (const heading of headings.slice(1)) {
		await heading.evaluate((one: Element) =>
			scrollTo(0, one.getBoundingClientRect().top + scrollY - 120),
		);
		const top = (): Promise<number> =>
			heading.evaluate((one: Element) => one.getBoundingClientRect().top);
		const before = await top();
		for (const version of [OTHER, usual]) {
			await shown.locator("header docker-version select").selectOption(version);
			await shown.evaluate(
				() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
			);
			expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
		}
	}
	await shown.context().close();
});
test("a reader is told which version is no longer maintained, and which is yet to come, also without JavaScript", async () => {
	const notices = async (version: string, javaScriptEnabled: boolean) => {
		const shown = await site.open(`exercice-1/?docker=${version}`, { javaScriptEnabled });
		const texts = await shown.locator(".version-notice:visible").allInnerTexts();
		await shown.context().close();
		return texts.join("\n");
	};
	for (const version of versions) {
		const isOld = version in ended;
		const shown = await notices(version, true);
		expect(shown.includes(`Docker ${version} n’est plus maintenu`)).toBe(isOld);
		expect(shown.includes("n’a pas encore été enregistré")).toBe(
			awaited !== undefined && version === usual,
		);
	}
	const plain = await notices(OTHER, false);
	expect(plain.includes(`Docker ${usual} n’est plus maintenu`)).toBe(usual in ended);
	expect(plain.includes(`Docker ${awaited}, la version actuelle`)).toBe(awaited !== undefined);
});

// The rest needs a version to choose.
describe.skipIf(others.length === 0)("the switch", () => {
	test.each(PATHS)("is on /%s, with each version", async (path) => {
		const shown = await site.open(path === "" ? "" : `${path}/`);
		const select = shown.locator("header docker-version select");
		expect(await select.isVisible()).toBe(true);
		expect(await select.inputValue()).toBe(usual);
		expect(await select.locator("option").allInnerTexts()).toEqual(
			versions.map((version) => (version in ended ? `${version} (ancienne)` : version)),
		);
		await shown.context().close();
	});

	test("is in the phone's menu, and on the page of an exercise", async () => {
		const shown = await site.open("exercice-1/", { viewport: { width: 360, height: 740 } });
		const visible = shown.locator("docker-version select:visible");
		expect(await visible.count()).toBe(1);
		await shown.locator('button[popovertarget="starlight__sidebar"]').click();
		expect(await visible.count()).toBe(2);
		await shown.context().close();
	});

	test("shows a version everywhere, remembers it, and puts it into the address", async () => {
		const shown = await site.open("exercice-1/");
		await shown.locator("header docker-version select").selectOption(OTHER);
		expect(await shown.locator(".version-bar select").inputValue()).toBe(OTHER);
		expect(new URL(shown.url()).search).toBe(`?docker=${OTHER}`);
		const { page, recording } = await source("exercice-1", OTHER);
		expect(await shownTerminals(shown)).toEqual(recordedTerminals(recording));
		expect(await shownQuotes(shown)).toEqual(quotedValues(page, recording));

		await shown.goto(`${site.url}/exercice-3/`);
		expect(await shown.locator(".version-bar select").inputValue()).toBe(OTHER);
		const third = await source("exercice-3", OTHER);
		await unfold(shown);
		expect(await shownTerminals(shown)).toEqual(recordedTerminals(third.recording));

		await shown.goBack();
		await shown.locator(".version-bar select").selectOption(usual);
		expect(new URL(shown.url()).search).toBe("");
		await shown.reload();
		expect(await shown.locator(".version-bar select").inputValue()).toBe(usual);
		await shown.context().close();
	});

	test("puts a version that it remembers into the address, and keeps the rest of it", async () => {
		const shown = await site.open(`exercice-1/?docker=${OTHER}`);
		await shown.goto(`${site.url}/exercice-3/?page=2#question-3-a`);
		expect(new URL(shown.url()).search).toBe(`?page=2&docker=${OTHER}`);
		expect(new URL(shown.url()).hash).toBe("#question-3-a");
		await shown.locator(".version-bar select").selectOption(usual);
		expect(shown.url()).toBe(`${site.url}/exercice-3/?page=2#question-3-a`);
		await shown.context().close();
	});

	test("shows the last choice on a page that the reader comes back to", async () => {
		const shown = await site.open("exercice-1/");
		await shown.locator(".version-bar select").selectOption(OTHER);
		await shown.goto(`${site.url}/exercice-3/`);
		await shown.locator(".version-bar select").selectOption(usual);
		await shown.goBack();
		expect(await shown.locator(".version-bar select").inputValue()).toBe(usual);
		expect(shown.url()).toBe(`${site.url}/exercice-1/`);
		await shown.context().close();
	});

	test("shows the last choice on a page that comes back from the browser's cache", async () => {
		await using keeping = await launchBrowser({ keepsPages: true });
		const shown = await keeping.newPage();
		await shown.goto(`${site.url}/exercice-1/`);
		await shown.evaluate("globalThis.isKept = true");
		await shown.goto(`${site.url}/exercice-3/`);
		await shown.locator(".version-bar select").selectOption(OTHER);
		await shown.goBack({ waitUntil: "commit" });
		await shown.waitForURL(`${site.url}/exercice-1/?docker=${OTHER}`, { waitUntil: "commit" });
		expect(await shown.evaluate("globalThis.isKept")).toBe(true);
		expect(await shown.locator(".version-bar select").inputValue()).toBe(OTHER);
		const { recording } = await source("exercice-1", OTHER);
		expect(await shownTerminals(shown)).toEqual(recordedTerminals(recording));
	});

	test("shows what was chosen in another tab", async () => {
		const shown = await site.open("exercice-1/");
		const other = await shown.context().newPage();
		await other.goto(`${site.url}/exercice-3/`);
		await other.locator(".version-bar select").selectOption(OTHER);
		await shown.waitForURL(`${site.url}/exercice-1/?docker=${OTHER}`);
		expect(await shown.locator(".version-bar select").inputValue()).toBe(OTHER);
		const { recording } = await source("exercice-1", OTHER);
		expect(await shownTerminals(shown)).toEqual(recordedTerminals(recording));
		await shown.locator(".version-bar select").selectOption(usual);
		await other.waitForURL(`${site.url}/exercice-3/`);
		await shown.context().close();
	});

	test("obeys the address, remembers it, and ignores a version that there is not", async () => {
		const shown = await site.open(`exercice-1/?docker=${OTHER}`);
		expect(await shown.locator(".version-bar select").inputValue()).toBe(OTHER);
		await shown.goto(`${site.url}/exercice-1/?docker=1.0`);
		expect(await shown.locator(".version-bar select").inputValue()).toBe(OTHER);
		await shown.context().close();
	});

	test("has chosen before the first terminal is there, so that nothing flashes", async () => {
		const context = await site.browser.newContext();
		const shown = await context.newPage();
		await shown.addInitScript(() => {
			new MutationObserver((_, observer) => {
				if (document.querySelector(".terminal-body") === null) return;
				observer.disconnect();
				Object.assign(globalThis, { seen: document.documentElement.dataset["docker"] });
			}).observe(document, { childList: true, subtree: true });
		});
		await shown.goto(`${site.url}/exercice-1/?docker=${OTHER}`);
		expect(await shown.evaluate("globalThis.seen")).toBe(OTHER);
		await context.close();
	});

	test("works where the browser refuses its storage", async () => {
		const context = await site.browser.newContext();
		const shown = await context.newPage();
		await shown.addInitScript(() => {
			Object.defineProperty(globalThis, "localStorage", {
				get: () => {
					throw new DOMException("refused", "SecurityError");
				},
			});
		});
		await shown.goto(`${site.url}/exercice-1/?docker=${OTHER}`);
		expect(await shown.locator(".version-bar select").inputValue()).toBe(OTHER);
		await shown.locator(".version-bar select").selectOption(usual);
		const { recording } = await source("exercice-1");
		expect(await shownTerminals(shown)).toEqual(recordedTerminals(recording));
		await context.close();
	});
});

describe.each(others)("Docker %s", (version) => {
	describe.each(NAMES)("%s", (name) => {
		let shown: Page;
		beforeAll(async () => {
			shown = await site.open(`${name}/?docker=${version}`);
			await unfold(shown);
		});
		afterAll(() => shown?.context().close());

		test("shows what it printed, or what means the same, and quotes it", async () => {
			const groups = groupVersions(await recordings(name));
			const own = groups.find((group) => group.versions.includes(version)) ?? groups[0];
			if (own === undefined) throw new Error(`${name} has no recording.`);
			const { page } = await source(name);
			expect(await shownTerminals(shown)).toEqual(recordedTerminals(own.recording));
			expect(await shownQuotes(shown)).toEqual(quotedValues(page, own.recording));
		});

		test("marks the terminals that differ from the default, and leads to the lines", async () => {
			const marks = shown.locator(".terminal-differs:visible");
			const marked = await marks.evaluateAll((all: Element[]) =>
				all.map((mark) => mark.closest("figure")?.dataset["snippet"]),
			);
			const ids = await differing(name, version);
			expect(marked).toEqual(ids);
			expect(await attributes(marks, "href")).toEqual(
				ids.map((id) => `/versions/#docker-${version}-${name}-${id}`),
			);
		});

		test("says where its terminals come from", async () => {
			const note = await shown.locator(".version-bar p:not(.version-notice):visible").innerText();
			const { recording } = await source(name, version);
			const count = (await differing(name, version)).length;
			if (!wasRun(recording)) expect(note).toMatch(/demande Docker\s.*vous lisez Docker/);
			else if (count === 0) expect(note).toContain("de la même façon");
			else expect(note).toMatch(count === 1 ? /^Un terminal/ : new RegExp(`^${count} terminaux`));
		});

		test("has nothing for axe, and does not scroll sideways at 360 px", async () => {
			await shown.addScriptTag({ path: AXE });
			await shown.addStyleTag({ content: ".terminal-body { background-image: none }" });
			expect(await violations(shown)).toEqual([]);
			await shown.setViewportSize({ width: 360, height: 740 });
			expect(await violations(shown)).toEqual([]);
			const overflow = await shown.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(overflow).toBeLessThanOrEqual(0);
			const beside: number = await shown
				.locator(".terminal-differs:visible")
				.evaluateAll((all: Element[]) => {
					const top = (one: Element | null | undefined) => one?.getBoundingClientRect().top ?? 0;
					const isBeside = (one: Element) =>
						Math.abs(top(one) - top(one.parentElement?.querySelector("terminal-copy"))) < 20;
					return all.filter(isBeside).length;
				});
			expect(beside, "buttons beside the mark of a version").toBe(0);
		});
	});

	test("its changes are told line by line, each version in its column", async () => {
		const shown = await site.open("versions/");
		for (const name of NAMES) {
			const { recording } = await source(name, version);
			const section = shown.locator(`section:has([id="docker-${version}-${name}"])`);
			if (!wasRun(recording)) {
				expect(await section.innerText()).toMatch(/n’a pas été exécutée .* demande Docker\s/);
				continue;
			}
			const tables = section.locator("table");
			const ids = await differing(name, version);
			expect(
				await section.locator("h4").evaluateAll((all: Element[]) => all.map(({ id }) => id)),
			).toEqual(ids.map((id) => `docker-${version}-${name}-${id}`));
			const titles = await section.locator("h4").allInnerTexts();
			expect(new Set(titles).size).toBe(titles.length);
			const change = (await readCourse(ROOT).changes()).find((one) => one.version === version);
			const changed = change?.pages.find(({ page }) => page === name)?.snippets ?? [];
			const sideOf = (hunk: Hunk, one: string) =>
				one === change?.older ? hunk.before : hunk.after;
			// What stands above already has no table.
			const told = ids.filter((id) => changed.some((one) => one.id === id && one.steps.length > 0));
			for (const [index, id] of told.entries()) {
				const table = tables.nth(index);
				const heads = await table.locator("thead th").allInnerTexts();
				expect(heads.toSorted()).toEqual([`Docker ${version}`, `Docker ${usual}`].toSorted());
				const column = heads.indexOf(`Docker ${version}`) + 1;
				const steps = changed.find((one) => one.id === id)?.steps ?? [];
				const hunks = steps.flatMap((step) => step.hunks);
				expect(hunks).not.toEqual([]);
				const lines = async (at: number) =>
					(await table.locator(`td:nth-child(${at}) pre`).allTextContents()).join("\n");
				const plain = (texts: readonly string[]) =>
					texts.join("\n").replace(/\u001b\[[\d;:]*m/g, "");
				expect(await lines(column)).toBe(plain(hunks.flatMap((hunk) => sideOf(hunk, version))));
				expect(await lines(3 - column)).toBe(plain(hunks.flatMap((hunk) => sideOf(hunk, usual))));
				const inView: number[] = await table.locator("td").evaluateAll((cells: Element[]) =>
					cells.map((cell) => {
						const screens = [...cell.querySelectorAll("pre")].filter((one) =>
							one.checkVisibility(),
						);
						return screens.flatMap(({ textContent }) => textContent.split("\n")).length;
					}),
				);
				expect(Math.max(...inView)).toBeLessThanOrEqual(16);
			}
		}
		await shown.context().close();
	});
});

test.each(NAMES)("%s ships versions that mean the same once", async (name) => {
	const shown = await site.open(`${name}/`);
	const groups = groupVersions(await recordings(name));
	const origins = shown.locator(".terminal").first().locator(".terminal-origin");
	expect(await origins.count()).toBe(groups.length);
	const terminals = await shown.locator(".terminal").all();
	const bodies = await Promise.all(terminals.map((one) => one.locator(".terminal-body").count()));
	expect(Math.max(...bodies)).toBe(groups.length);
	if (groups.length === 1) expect(new Set(bodies)).toEqual(new Set([1]));
	await shown.context().close();
});
