import { execa } from "execa";
import { launchBrowser } from "../site/browser.ts";
import { buildInto, builtSite } from "../site/built-site.ts";
import { PATHS } from "../site/course.ts";
import { MOST_WEIGHT, PageWeight } from "../site/page-weight.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Figure, median } from "./figures.ts";
import { repeated } from "./timed.ts";

/** The figures of the site, built from this checkout's recordings. */
export async function site(): Promise<Figure[]> {
	return [await frozenBuild(), await heaviestPage()];
}

async function frozenBuild(): Promise<Figure> {
	await using folder = await temporaryFolder();
	const rounds = 3;
	const times = await repeated(rounds, async () => {
		await execa(process.execPath, ["scripts/record.ts", "--frozen"], { cwd: ROOT });
		await buildInto(folder.path, { force: true });
	});
	return {
		name: "all pages frozen: `astro build`",
		value: median(times) / 1000,
		limit: 15,
		unit: "s",
		note: `median of ${rounds}, \`record --frozen\` included, without Astro's cache`,
	};
}

async function heaviestPage(): Promise<Figure> {
	await using site = await builtSite();
	await using browser = await launchBrowser();
	const weights: { path: string; bytes: number }[] = [];
	for (const path of PATHS) {
		const page = await browser.newPage();
		const weight = new PageWeight(page);
		const url = `${site.url}/${path}${path === "" ? "" : "/"}`;
		await page.goto(url, { waitUntil: "networkidle" });
		weights.push({ path, bytes: await weight.total() });
		await page.close();
	}
	const [heaviest] = weights.toSorted((one, other) => other.bytes - one.bytes);
	return {
		name: "a page to the reader, compressed, without pictures",
		value: (heaviest?.bytes ?? Number.NaN) / 1024,
		limit: MOST_WEIGHT / 1024,
		unit: "KB",
		note: `the heaviest of ${weights.length}: /${heaviest?.path}`,
	};
}
