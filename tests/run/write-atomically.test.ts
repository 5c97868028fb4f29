import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { currentRun } from "../../scripts/run/run-id.ts";
import { removeDrafts, writeAtomically } from "../../scripts/run/write-atomically.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

test("a file is replaced as a whole, and nothing is left beside it", async () => {
	const path = join(folder.path, "a.json");
	await writeAtomically(path, "old, and longer than the new one");
	await writeAtomically(path, "new");
	expect(await readFile(path, "utf8")).toBe("new");
	expect(await readdir(folder.path)).toEqual(["a.json"]);
});

test("a file that cannot be replaced fails, and leaves no draft", async () => {
	await folder.write({ "a.json/file": "" });
	await expect(writeAtomically(join(folder.path, "a.json"), "new")).rejects.toThrow("EISDIR");
	expect(await readdir(folder.path)).toEqual(["a.json"]);
});

test("the drafts of all runs are removed, those of another machine, too", async () => {
	const drafts = [currentRun(), currentRun().replace(/^[^.]*/, "elsewhere")].map(
		(run) => `28.5/b.json.${run}.0123abcd.draft`,
	);
	await folder.write(Object.fromEntries(drafts.map((draft) => [draft, ""])));
	await folder.write({ "28.5/c.draft": "", "28.5/b.json": "" });
	await removeDrafts(folder.path);
	expect((await readdir(join(folder.path, "28.5"))).sort()).toEqual(["b.json", "c.draft"]);
	await expect(removeDrafts(join(folder.path, "nowhere"))).resolves.toBeUndefined();
});
