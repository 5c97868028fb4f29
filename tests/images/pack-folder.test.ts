import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { packFolder } from "../../scripts/images/pack-folder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The entries of the archive of a folder. */
async function packed(files?: readonly string[]): Promise<string[]> {
	await using folder = await temporaryFolder();
	await folder.write({
		"a/app.py": "",
		"a/deep/x/y.txt": "",
		"a/.DS_Store": "",
		"a/deep/z.txt": "",
	});
	await mkdir(join(folder.path, "a/empty"));
	const input = await packFolder(join(folder.path, "a"), { name: "api", owner: 7, files });
	const { stdout } = await execa("tar", ["--numeric-owner", "-tvf", "-"], { input });
	const entries = stdout.split("\n").map((line) => line.split(/\s+/));
	expect(new Set(entries.map(([, owner]) => owner))).toEqual(new Set(["7/7"]));
	return entries.map((parts) => parts.at(-1)?.replace(/\/$/, "") ?? "").toSorted();
}

test("a folder is packed whole, under its name", async () => {
	expect(await packed()).toEqual([
		...["api", "api/.DS_Store", "api/app.py", "api/deep", "api/deep/x", "api/deep/x/y.txt"],
		...["api/deep/z.txt", "api/empty"],
	]);
});

test("what is text in Git has its line ends, and nothing else is changed", async () => {
	await using folder = await temporaryFolder();
	const files = {
		run: "#!/bin/sh\r\necho é\r\n",
		"deep/text": "un\ndeux\n",
		binary: "a\r\n\0b\r\n",
		odd: "a\r\nb\rc",
	};
	await folder.write(
		Object.fromEntries(Object.entries(files).map(([name, text]) => [`a/${name}`, text])),
	);
	await chmod(join(folder.path, "a/run"), 0o755);
	const names = Object.keys(files);
	const input = await packFolder(join(folder.path, "a"), { name: "api", owner: 7, files: names });
	const read = async (name: string) =>
		(await execa("tar", ["-xOf", "-", `api/${name}`], { input, stripFinalNewline: false })).stdout;
	expect(await Promise.all(names.map(read))).toEqual([
		"#!/bin/sh\necho é\n",
		files["deep/text"],
		files.binary,
		files.odd,
	]);
	const { stdout } = await execa("tar", ["-tvf", "-", "api/run"], { input });
	expect(stdout).toMatch(/^-rwx/);
});

test("or only some of its files are, with the folders that they lie in", async () => {
	const expected = ["api", "api/app.py", "api/deep", "api/deep/x", "api/deep/x/y.txt"];
	expect(await packed(["app.py", "deep/x/y.txt"])).toEqual(expected);
});
