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
	await using plain = await plainCheckout(MANY);
	return [...(await planning(many.path, few.path)), await building(many.path, plain.path)];
}

/** The site's code with generated pages, and a recording of each. */
async function generatedCheckout(count: number): Promise<TemporaryFolder> {
	const one = await checkout({});
	const pages = generatePages(count);
	await one.write(recordedSources(pages));
	await writeRecordings(one.path, pages);
	return one;
}

/** The same pages with fences that nobody runs, hence without recordings. */
async function plainCheckout(count: number): Promise<TemporaryFolder> {
	const one = await checkout({});
	await one.write(plainSources(generatePages(count)));
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
	// In turns, so that a machine that grows slower or faster favours none.
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
async function building(recordedRoot: string, plainRoot: string): Promise<Figure> {
	for (const root of [recordedRoot, plainRoot]) await addSite(root);
	const build = (root: string) => async () => {
		await execa(join(root, "node_modules/.bin/astro"), ["build", "--force"], {
			cwd: root,
			env: { ASTRO_TELEMETRY_DISABLED: "1" },
		});
		const built = await readdir(join(root, "dist/generated"));
		if (built.length !== MANY) throw new Error(`${built.length} pages were built.`);
	};
	// Each goes first as often as the other, so that a machine that grows slower or faster favours none.
	const times = { recorded: 0, plain: 0 };
	times.recorded += await timed(build(recordedRoot));
	times.plain += await timed(build(plainRoot));
	times.plain += await timed(build(plainRoot));
	times.recorded += await timed(build(recordedRoot));
	const seconds = (time: number) => (time / 2 / 1000).toFixed(1);
	return {
		name: `\`astro build\` of ${MANY} recorded pages, against plain fences`,
		value: times.recorded / times.plain,
		limit: 1.3,
		unit: "×",
		note: `2 runs of each; ${seconds(times.recorded)} s against ${seconds(times.plain)} s`,
	};
}

/** The site's code and packages, with the course and its recordings. */
async function addSite(root: string): Promise<void> {
	for (const name of ["src", "public", "astro.config.mjs", "tsconfig.json"]) {
		await cp(join(ROOT, name), join(root, name), { recursive: true });
	}
	// Astro does not build from a folder of packages that is itself a link.
	await rm(join(root, "node_modules"));
	await linkPackages(ROOT, root);
}
