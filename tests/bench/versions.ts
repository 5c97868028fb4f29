import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { compareRecordings } from "../../scripts/comparison/compare-recordings.ts";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { availableEngines, usualEngine } from "../../scripts/versions/usual-engine.ts";
import { ROOT } from "../support/repository-root.ts";
import { courseCopy, record } from "./course-copy.ts";
import { type Figure, median } from "./figures.ts";
import { repeated, timed } from "./timed.ts";

/** The figures of several Docker versions. */
export async function versions(): Promise<Figure[]> {
	return [await threeEngines(), await comparison(), await recordingsAsTheyAre()];
}

/** The whole course on all versions, against the default one. */
async function threeEngines(): Promise<Figure> {
	await using one = await courseCopy();
	const forced = ["--force", "--jobs", "2"];
	const all = () => record(one, [...forced, "--engine", "all"]);
	const single = () => record(one, forced);
	// Not measured: it makes what each version needs once.
	await all();
	const rounds = 3;
	const times = { all: [] as number[], single: [] as number[] };
	// In turns, so that a machine that grows slower or faster favours none.
	for (let round = 0; round < rounds; round++) {
		times.single.push(await timed(single));
		times.all.push(await timed(all));
	}
	// The best times, since other work of the machine can only make a run take longer.
	const best = { all: Math.min(...times.all), single: Math.min(...times.single) };
	const { length } = availableEngines(await readEngines(ROOT), "stand-in");
	return {
		name: `the whole course on ${length} engines, \`--jobs 2\`, against one`,
		value: best.all / best.single,
		limit: 2.2,
		unit: "×",
		note: `best of ${rounds} each; all take ${(best.all / 1000).toFixed(1)} s, one ${(best.single / 1000).toFixed(1)} s`,
	};
}

/** The two versions that are furthest apart, as this checkout's recordings have them. */
async function comparison(): Promise<Figure> {
	const engines = await readEngines(ROOT);
	const usual = usualEngine(engines, "stand-in").version;
	const other = engines.at(-1)?.version ?? usual;
	const compare = async () => {
		const argv = ["scripts/compare.ts", usual, other];
		const { exitCode, stderr } = await execa(process.execPath, argv, { cwd: ROOT, reject: false });
		// It exits with 1 where the versions differ.
		if (exitCode !== 0 && exitCode !== 1) throw new Error(stderr);
	};
	const rounds = 5;
	return {
		name: "comparison of two versions of the course",
		value: median(await repeated(rounds, compare)) / 1000,
		limit: 2,
		unit: "s",
		note: `median of ${rounds}, ${usual} with ${other}`,
	};
}

/** All recordings of the course, each held against itself: the comparison alone. */
async function recordingsAsTheyAre(): Promise<Figure> {
	const folder = join(ROOT, RECORDINGS_FOLDER);
	const files = (await readdir(folder, { recursive: true })).filter((file) =>
		file.endsWith(".json"),
	);
	const recordings = await Promise.all(
		files.map(
			async (file): Promise<Recording> => JSON.parse(await readFile(join(folder, file), "utf8")),
		),
	);
	const rounds = 5;
	const compare = async () => {
		for (const one of recordings) compareRecordings(one, one);
	};
	return {
		name: `the course's ${recordings.length} recordings compared with themselves`,
		value: median(await repeated(rounds, compare)) / 1000,
		limit: 0.3,
		unit: "s",
		note: `median of ${rounds}`,
	};
}
