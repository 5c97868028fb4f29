import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ReportCase } from "../../scripts/record/report-cases.ts";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import type { Checkout } from "../support/checkout.ts";
import { courseCopy, record } from "./course-copy.ts";
import { type Figure, median } from "./figures.ts";
import { timed } from "./timed.ts";

/** The time of the whole course, recorded in a copy of this checkout. */
export async function wholeCourse(): Promise<Figure[]> {
	await using one = await courseCopy();
	// What is recorded for the first time runs twice: that is another figure.
	await record(one, []);
	const jobs = (count: number) => () => record(one, ["--force", "--jobs", String(count)]);
	// Each goes first as often as the other, so that a machine that grows slower or faster favours none.
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

/** Pages that are edited: one that has a picture taken by a browser, and two without. */
const EDITED = ["exercice-2", "exercice-4", "exercice-6"];

/** The time from a page's edit to its recording. */
export async function editedPage(): Promise<Figure[]> {
	await using one = await courseCopy();
	await record(one, []);
	const rounds = 3;
	const overheads = new Map<string, number[]>(EDITED.map((name) => [name, []]));
	// In turns, so that a machine that grows slower or faster favours none.
	for (let round = 0; round < rounds; round++) {
		for (const [name, times] of overheads) times.push(await beyondCommands(one, name, round));
	}
	const medians = [...overheads].map(([name, times]) => [name, median(times) / 1000] as const);
	const each = medians.map(([name, time]) => `${name} ${time.toFixed(2)} s`).join(", ");
	return [
		{
			name: "one page's edit → that page recorded again, beyond its own commands",
			value: Math.max(...medians.map(([, time]) => time)),
			limit: 3,
			unit: "s",
			note: `the slowest, medians of ${rounds}: ${each}; the picture of exercice-4 is its own`,
		},
	];
}

/** Edits a page, and records what is stale by then: milliseconds less those of the page's own commands and pictures. */
async function beyondCommands(one: Checkout, page: string, round: number): Promise<number> {
	const file = join(one.path, `src/content/docs/${page}.mdx`);
	await appendFile(file, `\n\`\`\`sh run id="edited-${round}"\necho edited\n\`\`\`\n`);
	const report = join(one.path, "report.json");
	// Without `--force`: only this page is stale.
	const time = await timed(() => record(one, ["--report", "json", "--report-file", report]));
	const cases: ReportCase[] = JSON.parse(await readFile(report, "utf8"));
	const others = cases.filter((snippet) => snippet.page !== page);
	if (others.length > 0) throw new Error(`${others[0]?.page} was stale, too.`);
	return time - cases.reduce((sum, { duration }) => sum + duration, 0);
}

/** The time of a page that is recorded for the first time, and so runs twice, against one run of it. */
export async function firstRecording(): Promise<Figure[]> {
	await using one = await courseCopy();
	await record(one, []);
	const rounds = 3;
	const times = { first: [] as number[], again: [] as number[] };
	const page = "exercice-4";
	// In turns, so that a machine that grows slower or faster favours none.
	for (let round = 0; round < rounds; round++) {
		times.again.push(await timed(() => record(one, [page, "--force", "--jobs", "1"])));
		await rm(join(one.path, RECORDINGS_FOLDER), { recursive: true });
		times.first.push(await timed(() => record(one, [page, "--jobs", "1"])));
	}
	const [first, again] = [median(times.first), median(times.again)];
	return [
		{
			name: "a page's first recording, which takes two runs, against one run of it",
			value: first / again,
			limit: 2.1,
			unit: "×",
			note: `medians of ${rounds}, ${page}: ${(first / 1000).toFixed(1)} s against ${(again / 1000).toFixed(1)} s`,
		},
	];
}
