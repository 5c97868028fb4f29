import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createPatch } from "diff";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import { courseCopy, record } from "./course-copy.ts";
import type { Figure } from "./figures.ts";

/** How often the course is recorded again. */
const RUNS = 10;

/** Whether recording the course again, with nothing changed, leaves every file as it is. */
export async function noise(): Promise<Figure[]> {
	await using one = await courseCopy();
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
	return [
		{
			name: `files that ${RUNS} runs of \`record --force\` in a row change`,
			value: changed.length,
			limit: 0,
			unit: "files",
			note: changed.length === 0 ? `of ${before.size}, byte for byte` : changed.join(", "),
		},
	];
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
