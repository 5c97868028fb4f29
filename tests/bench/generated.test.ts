import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import { USUAL } from "../support/listed-engines.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { generatePages, recordedSources, writeRecordings } from "./generated/course.ts";

test("generated pages are fit to be built, and their recordings up to date", async () => {
	await using folder = await temporaryFolder();
	const pages = generatePages(30);
	await cp(join(ROOT, "snippets"), join(folder.path, "snippets"), { recursive: true });
	await folder.write(recordedSources(pages));
	await writeRecordings(folder.path, pages);
	const { pages: planned, issues } = await planPages(folder.path);
	expect(issues).toEqual([]);
	const selected = await selectPages(folder.path, planned, [USUAL]);
	expect(selected.map(({ stale }) => stale)).toEqual(Array(30).fill(undefined));
});
