import type { Page } from "playwright-core";

/**
 * Writes beside each entry of a page's contents which sheet it is on, since no browser counts sheets for a link. An entry
 * is no longer for it, so that the next print has the same sheets.
 *
 * @param pdf That page, printed.
 */
export async function numberContents(page: Page, pdf: Buffer): Promise<void> {
	await page.locator(".course-contents a").evaluateAll(
		(links: Element[], sheets: Record<string, number>) => {
			for (const link of links) {
				const sheet = sheets[link.getAttribute("href")?.slice(1) ?? ""];
				if (sheet !== undefined) link.setAttribute("data-sheet", `${sheet}`);
			}
		},
		Object.fromEntries(sheetNumbers(pdf)),
	);
}

/** On which sheet of a PDF each of its anchors is, from 1. Chromium writes both as plain text, in their order. */
export function sheetNumbers(pdf: Buffer): Map<string, number> {
	const text = pdf.toString("latin1");
	const sheets = [...text.matchAll(/^(\d+) 0 obj\n<<\/Type \/Page\n/gm)].map(([, id]) => id);
	const anchors = [...text.matchAll(/^\/(\S+) \[(\d+) 0 R \/XYZ /gm)];
	return new Map(anchors.map(([, name = "", id]) => [name, sheets.indexOf(id) + 1]));
}
