import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { usualEngine } from "../../scripts/versions/usual-engine.ts";
import type { Breakage, Watch } from "./breakage.ts";
import type { Course } from "./course.ts";
import { reseal } from "./reseal.ts";

/** A watch over the untouched course. */
export interface Control {
	readonly watch: Watch;
	readonly pages: readonly string[];
	readonly isPassed: boolean;
	readonly output: string;
}

/**
 * Runs every watch that the breakages need over the untouched course, on the same pages: where one
 * fails, what it catches proves nothing. The recordings are resealed first, which must leave them as
 * they are.
 */
export async function runControls(
	course: Course,
	breakages: readonly Breakage[],
): Promise<Control[]> {
	const controls: Control[] = [];
	for (const watch of new Set(breakages.map((breakage) => breakage.watch))) {
		const watched = breakages.filter((breakage) => breakage.watch === watch);
		const pages = watched.some(({ page }) => page === undefined)
			? []
			: [...new Set(watched.map(({ page }) => page ?? ""))].sort();
		await using copy = await course.copy(watch);
		const before = await readRecordings(copy.path, pages);
		await reseal(copy.path);
		const isSame = (await readRecordings(copy.path, pages)) === before;
		const { exit, output } = await course.run(copy.path, { watch }, pages);
		const note = isSame
			? ""
			: "\nA recording of the untouched course is not sealed as it should be.";
		controls.push({ watch, pages, isPassed: exit === 0 && isSame, output: output + note });
	}
	return controls;
}

async function readRecordings(root: string, pages: readonly string[]): Promise<string> {
	const { version } = usualEngine(await readEngines(root), "stand-in");
	const texts = pages.map((page) => readFile(join(root, recordingFile(version, page)), "utf8"));
	return (await Promise.all(texts)).join("\n");
}
