import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { offeredVersions } from "../../src/join/offered-versions.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const engine = (version: string): EngineSpec => ({
	version,
	default: version === "28.5",
	official: `docker:${version}-dind`,
});
const ENGINES = ["20.10", "28.5", "26.1"].map(engine);

let folder: TemporaryFolder;
beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** The versions offered where these files are below the folder of recordings. */
async function offered(...files: string[]): Promise<readonly string[]> {
	const texts = files.map((file) => [`src/content/recordings/${file}`, "{}"] as const);
	await folder.write(Object.fromEntries(texts));
	const { usual, awaited, versions } = await offeredVersions(folder.path, ENGINES, engine("28.5"));
	expect({ usual, awaited }).toEqual({ usual: "28.5", awaited: undefined });
	return versions;
}

test("the default version is offered, recorded or not", async () => {
	expect(await offered()).toEqual(["28.5"]);
});

test("another one is where a page was recorded with it, in the order of the list", async () => {
	expect(await offered("26.1/serie/page.json", "20.10/page.json", "28.5/page.json")).toEqual([
		"20.10",
		"28.5",
		"26.1",
	]);
});

test("a version is not offered of which nothing is left but a picture, nor one that is not listed", async () => {
	expect(await offered("26.1/page.a.0123456789abcdef.png", "19.03/page.json")).toEqual(["28.5"]);
});

test("a version whose folder cannot be read is an error, and not one that nobody recorded", async () => {
	await offered("20.10/a.json");
	const code = `
const { open } = await import("node:fs/promises");
const { offeredVersions } = await import(${JSON.stringify(join(ROOT, "src/join/offered-versions.ts"))});
const engines = ${JSON.stringify(ENGINES)};
const read = () => offeredVersions(${JSON.stringify(folder.path)}, engines, engines[1]);
console.log((await read()).versions);
const files = [];
try {
	for (;;) files.push(await open("/dev/null"));
} catch {}
console.log(await read().then(({ versions }) => versions, ({ code }) => code));`;
	// No more files may be open at once than this, as on a machine that has many open.
	const node = ["--input-type=module", "--eval", code];
	const limited = ["-c", 'ulimit -n 64; exec "$0" "$@"', process.execPath, ...node];
	const { stdout } = await execa("bash", limited);
	expect(stdout).toBe("[ '20.10', '28.5' ]\nEMFILE");
});

test("the default one is awaited while another is shown, and the old ones are told by their last month", async () => {
	const old = { ...engine("26.1"), ended: "2025-02" };
	const engines = [engine("28.5"), old, { ...engine("20.10"), ended: "2023-12" }];
	expect(await offeredVersions(folder.path, engines, old)).toEqual({
		usual: "26.1",
		awaited: "28.5",
		versions: ["26.1"],
		ended: { "26.1": "2025-02" },
	});
});
