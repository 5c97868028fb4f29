import { readdir, readFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { createPatch } from "diff";
import { execa } from "execa";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import { lessonCourse } from "../lessons/lesson-course.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { courseCopy, record } from "./course-copy.ts";
import type { Figure } from "./figures.ts";

/** How often pages are recorded again. */
const RUNS = 10;
/** Pages as other courses have them: each shows much that is another one each time. */
const PAGES = join(import.meta.dirname, "pages");
const BUSY_LOOPS = 2;

/** Whether recording pages again, with nothing changed, leaves every file as it is. */
export async function noise(): Promise<Figure[]> {
	await using course = await courseCopy();
	await using teaching = await checkout(await readPages());
	await using lessons = await lessonCourse();
	return [
		await changes("of the course", course),
		await changes("of lessons that the public is taught", lessons),
		await changes("of pages of other courses", teaching),
		await besideLoops(() => changes(`of the same, beside ${BUSY_LOOPS} busy loops`, teaching)),
	];
}

async function readPages(): Promise<Record<string, string>> {
	const pages: Record<string, string> = {};
	for (const file of await readdir(PAGES)) {
		pages[parse(file).name] = await readFile(join(PAGES, file), "utf8");
	}
	return pages;
}

async function changes(what: string, one: Checkout): Promise<Figure> {
	await record(one, ["--force"]);
	const folder = join(one.path, RECORDINGS_FOLDER);
	let before = await readAll(folder);
	const changed: string[] = [];
	for (let run = 0; run < RUNS; run++) {
		await record(one, ["--force"]);
		const after = await readAll(folder);
		const names = new Set([...before.keys(), ...after.keys()]);
		for (const name of names) {
			const [one, other] = [before.get(name), after.get(name)];
			if (one === other) continue;
			changed.push(name);
			process.stdout.write(`Run ${run + 1} of ${RUNS}: ${describe(name, one, other)}\n`);
		}
		before = after;
	}
	return {
		name: `files ${what} that ${RUNS} runs of \`record --force\` in a row change`,
		value: changed.length,
		limit: 0,
		unit: "files",
		note: changed.length === 0 ? `of ${before.size}, byte for byte` : changed.join(", "),
	};
}

/** Measures while other programs take the processors. */
async function besideLoops(measure: () => Promise<Figure>): Promise<Figure> {
	const loops = Array.from({ length: BUSY_LOOPS }, () =>
		execa(process.execPath, ["-e", "for (;;);"], { reject: false }),
	);
	try {
		return await measure();
	} finally {
		for (const loop of loops) loop.kill("SIGKILL");
	}
}

/** What a run changed in a file: it shows rarely, and is gone with the copy of the course. */
function describe(name: string, one = "", other = ""): string {
	if (!name.endsWith(".json")) return `${name} changed`;
	const [before, after] = [one, other].map((content) => Buffer.from(content, "base64").toString());
	return createPatch(name, before ?? "", after ?? "");
}

/** The content of all files below a folder. */
async function readAll(folder: string): Promise<Map<string, string>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const contents = files.map(async ({ parentPath, name }) => {
		const path = join(parentPath, name);
		return [path.slice(folder.length + 1), await readFile(path, "base64")] as const;
	});
	return new Map(await Promise.all(contents));
}
