import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { checkout, startRecorder } from "../support/checkout.ts";
import { linkPackages } from "../support/link-packages.ts";
import { ROOT } from "../support/repository-root.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";
import { type Figure, median } from "./figures.ts";
import {
	generatePages,
	plainSources,
	recordedSources,
	writeRecordings,
} from "./generated/course.ts";
import { SNIPPETS_PER_PAGE } from "./generated/page.ts";
import { timed } from "./timed.ts";

const MANY = 1000;
const FEW = 100;

/** The figures of many pages, which are generated with their recordings. */
export async function scale(): Promise<Figure[]> {
	await using many = await generatedCheckout(MANY);
	await using few = await generatedCheckout(FEW);
	return [...(await planning(many.path, few.path)), await building(many)];
}

/** The site's code with generated pages, and a recording of each. */
async function generatedCheckout(count: number): Promise<TemporaryFolder> {
	const one = await checkout({});
	const pages = generatePages(count);
	await one.write(recordedSources(pages));
	await writeRecordings(one.path, pages);
	return one;
}

/** What `npm run record` does before it knows that nothing is stale. */
async function planning(many: string, few: string): Promise<Figure[]> {
	const plan = (root: string) => async () => {
		const { exitCode, all } = await startRecorder(root, ["--frozen"]);
		if (exitCode !== 0) throw new Error(all);
	};
	const rounds = 3;
	const manyTimes: number[] = [];
	const fewTimes: number[] = [];
	// In turns: the machine may grow slower or faster.
	for (let round = 0; round < rounds; round++) {
		fewTimes.push(await timed(plan(few)));
		manyTimes.push(await timed(plan(many)));
	}
	return [
		{
			name: `${MANY} pages, ${MANY * SNIPPETS_PER_PAGE} snippets: plan and stale check`,
			value: median(manyTimes) / 1000,
			limit: 5,
			unit: "s",
			note: `median of ${rounds}`,
		},
		{
			name: `the same, a page, against ${FEW} pages`,
			value: median(manyTimes) / MANY / (median(fewTimes) / FEW),
			limit: 1.2,
			unit: "×",
			note: `median of ${rounds} of each; ${FEW} pages take ${(median(fewTimes) / 1000).toFixed(2)} s`,
		},
	];
}

/** `astro build` of the recorded pages, against the same pages with fences that are not run. */
async function building(folder: TemporaryFolder): Promise<Figure> {
	const { path } = folder;
	for (const name of ["src", "public", "astro.config.mjs", "tsconfig.json"]) {
		await cp(join(ROOT, name), join(path, name), { recursive: true });
	}
	// Astro does not build from a folder of packages that is itself a link.
	await rm(join(path, "node_modules"));
	await linkPackages(ROOT, path);
	const build = async () => {
		await execa(join(path, "node_modules/.bin/astro"), ["build", "--force"], {
			cwd: path,
			env: { ASTRO_TELEMETRY_DISABLED: "1" },
		});
		const built = await readdir(join(path, "dist/generated"));
		if (built.length !== MANY) throw new Error(`${built.length} pages were built.`);
	};
	const recorded = await timed(build);
	await folder.write(plainSources(generatePages(MANY)));
	const plain = await timed(build);
	return {
		name: `\`astro build\` of ${MANY} recorded pages, against plain fences`,
		value: recorded / plain,
		limit: 1.3,
		unit: "×",
		note: `one of each; ${(recorded / 1000).toFixed(0)} s against ${(plain / 1000).toFixed(0)} s`,
	};
}
