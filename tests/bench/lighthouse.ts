import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { findBrowser } from "../../scripts/setup/ensure-browser.mjs";
import { builtSite } from "../site/built-site.ts";
import { PATHS } from "../site/course.ts";
import { type Figure, median } from "./figures.ts";

const ROUNDS = 5;

/** What Lighthouse judges on each page, on a phone that it slows down (https://developer.chrome.com/docs/lighthouse). */
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** The port of the browser that Lighthouse drives. */
const PORT = 9333;

/** What a page lacks of Lighthouse's hundred, and what moves on it while it loads. */
export async function lighthouseScores(): Promise<Figure[]> {
	await using site = await builtSite("/docker-lab");
	const figures: Figure[] = [];
	for (const path of PATHS) {
		const runs: Awaited<ReturnType<typeof judge>>[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			runs.push(await judge(`${site.url}/${path}${path && "/"}`));
		}
		const scores = CATEGORIES.map((name) => median(runs.map(({ scores }) => scores[name])));
		const lacks = [...new Set(runs.flatMap(({ lacks }) => lacks))];
		figures.push({
			name: `/${path}: what the lowest of its four scores lacks`,
			value: 100 - Math.min(...scores),
			limit: 0,
			unit: "",
			note: `medians of ${ROUNDS}: ${scores.join(", ")}${lacks.length > 0 ? `; ${lacks.join(", ")}` : ""}`,
		});
		figures.push({
			name: `/${path}: layout shift`,
			value: median(runs.map(({ shift }) => shift)),
			limit: 0,
			unit: "",
			note: `median of ${ROUNDS}`,
		});
	}
	return figures;
}

/** One run, in a browser that has seen nothing yet. */
async function judge(url: string) {
	const browser = await chromium.launch({
		executablePath: findBrowser() ?? "",
		args: [
			`--remote-debugging-port=${PORT}`,
			"--no-sandbox",
			"--disable-gpu",
			"--disable-background-networking",
		],
	});
	try {
		const result = await lighthouse(url, { port: PORT, onlyCategories: [...CATEGORIES] });
		if (result === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
		const { categories, audits } = result.lhr;
		const scores = Object.fromEntries(
			CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]),
		) as Record<(typeof CATEGORIES)[number], number>;
		const lacks = CATEGORIES.flatMap((name) =>
			scores[name] === 100
				? []
				: (categories[name]?.auditRefs ?? [])
						.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
						.map(({ id }) => id),
		);
		return { scores, lacks, shift: audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN };
	} finally {
		await browser.close();
	}
}
