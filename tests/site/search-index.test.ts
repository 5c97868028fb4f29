import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { searchIndex } from "../../src/find/search-index.ts";
import type { LiveCourse } from "../../src/join/course.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const none = { now: { texts: async () => ({ texts: [] }), pages: async () => [] } };

/** Makes the index of a site of one page. */
async function makeIndex(folder: string): Promise<void> {
	await writeFile(
		join(folder, "index.html"),
		"<html lang=fr><body><h1>Une page</h1></body></html>",
	);
	const hook = searchIndex(none as unknown as LiveCourse).hooks["astro:build:done"];
	const dir = pathToFileURL(`${folder}/`);
	await hook?.({ dir } as Parameters<NonNullable<typeof hook>>[0]);
}

test("the index is written beside the pages", async () => {
	await using folder = await temporaryFolder();
	await makeIndex(folder.path);
	const written = await readdir(join(folder.path, "pagefind"));
	expect(written).toEqual(expect.arrayContaining(["pagefind.js", "pagefind-entry.json", "index"]));
});

test("a build on a full disk fails, and has no search that finds nothing", async () => {
	await using folder = await temporaryFolder();
	await mkdir(join(folder.path, "pagefind"));
	await symlink("/dev/full", join(folder.path, "pagefind/pagefind-entry.json"));
	await expect(makeIndex(folder.path)).rejects.toThrow(/ENOSPC/);
});
