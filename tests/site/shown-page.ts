import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { Page as CoursePage } from "../../scripts/plan/page.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { quoteValues } from "../../scripts/recording/quote-value.ts";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { frenchValue } from "../../src/components/french-value.ts";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";

/** The script that finds what keeps people from using a page. */
export const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** A terminal's texts. */
export interface TerminalTexts {
	/** The snippet's id. */
	readonly id: string | null;
	readonly inputs: readonly (string | null)[];
	readonly screens: readonly (string | null)[];
}

/**
 * What an exercise's source asks for, and what its recording holds.
 *
 * @param version The one that the site shows where absent.
 */
export async function source(
	name: string,
	version?: string,
): Promise<{ page: CoursePage; recording: Recording }> {
	const file = `src/content/docs/${name}.mdx`;
	const { page } = readPage(await readFile(join(ROOT, file), "utf8"), file);
	const engine = version ?? (await readCourse(ROOT).versions()).usual;
	const recording = await readRecording(ROOT, engine, name);
	if (recording === undefined) throw new Error(`No recording of ${name} on Docker ${engine}.`);
	return { page, recording };
}

/** What the terminals of a page show to a reader. */
export async function shownTerminals(page: Page): Promise<TerminalTexts[]> {
	return await page.locator(".terminal").evaluateAll((all: Element[]) =>
		all.map((terminal) => {
			const texts = (part: Element, selector: string) =>
				[...part.querySelectorAll(selector)]
					.filter((element) => element.checkVisibility())
					.map(({ textContent }) => textContent);
			// A screen that is long is in several parts.
			const screens = [...terminal.querySelectorAll(".terminal-step")]
				.map((step) => texts(step, ".terminal-screen"))
				.filter((parts) => parts.length > 0)
				.map((parts) => parts.join("\n"));
			return {
				id: terminal.getAttribute("data-snippet"),
				inputs: texts(terminal, ".terminal-input"),
				screens,
			};
		}),
	);
}

/** What they are to show. */
export function recordedTerminals({ snippets }: Recording): TerminalTexts[] {
	return snippets.map(({ id, steps }) => ({
		id,
		inputs: steps.map(({ input }) => input).filter((input) => input !== ""),
		screens: steps
			.filter(({ screen }) => screen.length > 0)
			.map(({ screen }) => screen.join("\n").replace(/\u001b\[[\d;:]*m/g, "")),
	}));
}

/** The values that a page quotes to a reader. */
export async function shownQuotes(page: Page): Promise<string[]> {
	return await page.locator("a.quote:visible code").allTextContents();
}

/** What they are to be: as the screen shows them, but for their units. */
export function quotedValues({ quotes }: CoursePage, { snippets }: Recording) {
	return quotes.map(({ of, match }) => {
		const snippet = snippets.find(({ id }) => id === of);
		const value = snippet && quoteValues(match, snippet)[0];
		return value && frenchValue(value);
	});
}

/** An attribute of each of some elements. */
export async function attributes(elements: Locator, name: string): Promise<(string | null)[]> {
	return await elements.evaluateAll(
		(all: Element[], name: string) => all.map((one) => one.getAttribute(name)),
		name,
	);
}

/** Ids of the snippets whose terminal hides lines below its edge. */
export async function cut(page: Page): Promise<(string | undefined)[]> {
	return await page
		.locator(".terminal-body:visible")
		.evaluateAll((all: Element[]) =>
			all
				.filter((one) => one.scrollHeight > one.clientHeight + 1)
				.map((one) => one.closest("figure")?.dataset["snippet"]),
		);
}

/** Opens all that is folded. */
export async function unfold(page: Page): Promise<void> {
	await page.locator("details").evaluateAll((all: Element[]) => {
		for (const details of all) details.setAttribute("open", "");
	});
}

/** What axe objects to on a page, or in one of its parts. */
export async function violations(page: Page, part = "html"): Promise<string[]> {
	return await page.evaluate(async (selector: string) => {
		const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
		const { violations } = await axe.run(selector);
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
		);
	}, part);
}
