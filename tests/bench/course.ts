import { appendFile } from "node:fs/promises";
import { join } from "node:path";
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

/** The time of a page that is new or edited, and so runs twice, against one run of it. */
export async function editedPage(): Promise<Figure[]> {
	await using one = await courseCopy();
	await record(one, []);
	const rounds = 3;
	const times = new Map(EDITED.map((name) => [name, { edited: [], again: [] } as Times]));
	// In turns, so that a machine that grows slower or faster favours none.
	for (let round = 0; round < rounds; round++) {
		for (const [page, { edited, again }] of times) {
			const file = join(one.path, `src/content/docs/${page}.mdx`);
			await appendFile(file, `\n\`\`\`sh run id="edited-${round}"\necho edited\n\`\`\`\n`);
			edited.push(await timed(() => record(one, [page])));
			again.push(await timed(() => record(one, [page, "--force"])));
		}
	}
	const medians = [...times].map(([page, { edited, again }]) => ({
		ratio: median(edited) / median(again),
		note: `${page} ${seconds(median(edited))} against ${seconds(median(again))}`,
	}));
	return [
		{
			name: "a page's edit → that page recorded again by two runs, against one run of it",
			value: Math.max(...medians.map(({ ratio }) => ratio)),
			limit: 2.1,
			unit: "×",
			note: `the slowest, medians of ${rounds}: ${medians.map(({ note }) => note).join(", ")}`,
		},
	];
}

/** Milliseconds of each round. */
interface Times {
	readonly edited: number[];
	readonly again: number[];
}

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(1)} s`;
}
