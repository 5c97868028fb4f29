import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { pickEngine, readEngines } from "../../scripts/engine/read-engines.ts";
import { readRecording } from "../../scripts/recording/recording-store.ts";
import { launchBrowser } from "../site/browser.ts";
import { buildInto, builtSite } from "../site/built-site.ts";
import { EXERCISES, PATHS } from "../site/course.ts";
import { MOST_WEIGHT, PageWeight } from "../site/page-weight.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Figure, median } from "./figures.ts";
import { repeated, timed } from "./timed.ts";

/** The figures of the whole course, recorded in a copy of this checkout. */
export async function recordedCourse(): Promise<Figure[]> {
	await using one = await checkout(await pages());
	// Makes ready what is made once a machine.
	await record(one, ["exercice-1"]);
	return [...(await wholeCourse(one)), await editedPage(one)];
}

/** The figures of the site, built from this checkout's recordings. */
export async function builtCourse(): Promise<Figure[]> {
	return [await frozenBuild(), await heaviestPage()];
}

/** The exercises' sources, by name. */
async function pages(): Promise<Record<string, string>> {
	const entries = EXERCISES.map(async ({ page }) => [
		page,
		await readFile(join(ROOT, `src/content/docs/${page}.mdx`), "utf8"),
	]);
	return Object.fromEntries(await Promise.all(entries));
}

async function record(one: Checkout, argv: readonly string[]): Promise<void> {
	const { code, output } = await one.record(argv);
	if (code !== 0) throw new Error(output);
}

async function wholeCourse(one: Checkout): Promise<Figure[]> {
	const jobs = (count: number) => () => record(one, ["--force", "--jobs", String(count)]);
	// Each goes first as often as the other: the machine may grow slower or faster.
	const times = { one: 0, two: 0 };
	times.two += await timed(jobs(2));
	times.one += await timed(jobs(1));
	times.one += await timed(jobs(1));
	times.two += await timed(jobs(2));
	return [
		{
			name: "the whole course from clean engines, images at hand, `--jobs 2`",
			value: times.two / 2 / 1000,
			limit: 90,
			unit: "s",
			note: "mean of 2",
		},
		{
			name: "the same, against `--jobs 1`",
			value: times.two / times.one,
			limit: 0.75,
			unit: "×",
			note: `2 runs of each; --jobs 1 takes ${(times.one / 2 / 1000).toFixed(1)} s`,
		},
	];
}

async function editedPage(one: Checkout): Promise<Figure> {
	const { version } = pickEngine(await readEngines(one.path));
	const names = ["exercice-2", "exercice-4", "exercice-6"];
	const overheads: number[] = [];
	for (const name of names) {
		const file = join(one.path, `src/content/docs/${name}.mdx`);
		await appendFile(file, '\n```sh run id="edited"\necho edited\n```\n');
		// Without `--force`: only this page is stale.
		const time = await timed(() => record(one, []));
		const own = (await readRecording(one.path, version, name))?.duration ?? Number.NaN;
		overheads.push((time - own) / 1000);
	}
	return {
		name: "one page's edit → that page recorded again, beyond its own commands",
		value: Math.max(...overheads),
		limit: 3,
		unit: "s",
		note: `the slowest of ${names.join(", ")}`,
	};
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
