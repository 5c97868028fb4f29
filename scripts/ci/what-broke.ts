import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The failures of a Markdown report, which follow a table of counts. */
const FAILURES = /^`{3,}text$.*/ms;

/**
 * The failures of a run's parts, as Markdown.
 *
 * @param folder Holds the Markdown report of each part in a folder of its own; a part that recorded
 *   nothing may have left none.
 */
export async function whatBroke(folder: string): Promise<string[]> {
	const files = (await Array.fromAsync(glob("*/report.md", { cwd: folder }))).sort();
	const reports = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
	return reports.flatMap((report) => FAILURES.exec(report)?.[0].trim() ?? []);
}
