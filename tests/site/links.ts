import type { Page } from "playwright-core";

/** A page's anchors, and where its links and files lead. */
interface Parsed {
	readonly anchors: readonly string[];
	readonly links: readonly string[];
}

/**
 * Links and files of some pages that lead nowhere on their site.
 *
 * @param browserPage Any page: it only parses.
 * @param site Without a slash at its end.
 * @param paths The pages, below the site.
 * @returns `PAGE → LINK: WHY`.
 */
export async function brokenLinks(
	browserPage: Page,
	site: string,
	paths: readonly string[],
): Promise<string[]> {
	const origin = new URL(site).origin;
	const pages = new Map<string, Parsed>();
	for (const path of paths) {
		const url = `${site}/${path}${path === "" ? "" : "/"}`;
		pages.set(url, await parse(browserPage, await (await fetch(url)).text(), url));
	}
	const answers = new Map<string, Promise<boolean>>();
	const broken: string[] = [];
	for (const [url, { links }] of pages) {
		for (const link of links.filter((one) => one.startsWith(origin))) {
			const [target = "", anchor = ""] = link.split("#");
			const known = answers.get(target) ?? fetch(target).then(({ ok }) => ok);
			answers.set(target, known);
			if (!(await known)) broken.push(`${url} → ${link}: no such file`);
			else if (anchor !== "" && !pages.get(target)?.anchors.includes(decodeURIComponent(anchor))) {
				broken.push(`${url} → ${link}: no such anchor`);
			}
		}
	}
	return broken;
}

async function parse(page: Page, html: string, url: string): Promise<Parsed> {
	return await page.evaluate(
		({ html, url }: { html: string; url: string }) => {
			const parsed = new DOMParser().parseFromString(html, "text/html");
			const all = [...parsed.querySelectorAll("[id], [href], [src]")];
			const values = (name: string) => all.flatMap((one) => one.getAttribute(name) ?? []);
			return {
				anchors: values("id"),
				links: [...values("href"), ...values("src")].map((link) => new URL(link, url).href),
			};
		},
		{ html, url },
	);
}
