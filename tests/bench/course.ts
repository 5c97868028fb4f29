import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { pickEngine, readEngines } from "../../scripts/engine/read-engines.ts";
import { readRecording } from "../../scripts/recording/recording-store.ts";
import { courseCopy, record } from "./course-copy.ts";
import type { Figure } from "./figures.ts";
import { timed } from "./timed.ts";

/** The time of the whole course, recorded in a copy of this checkout. */
export async function wholeCourse(): Promise<Figure[]> {
	await using one = await courseCopy();
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

/** The time from a page's edit to its recording. */
export async function editedPage(): Promise<Figure[]> {
	await using one = await courseCopy();
	await record(one, []);
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
	return [
		{
			name: "one page's edit → that page recorded again, beyond its own commands",
			value: Math.max(...overheads),
			limit: 3,
			unit: "s",
			note: `the slowest of ${names.join(", ")}`,
		},
	];
}
