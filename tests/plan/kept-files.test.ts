import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keptFiles } from "../../scripts/plan/kept-files.ts";
import { git } from "../ci/git.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FILES = [
	"app.py",
	"data.log",
	"keep.log",
	"notes.txt",
	"secret.env",
	".hidden",
	"été [1].txt",
	"deep.txt",
	"deep/app.py",
	"deep/notes.txt",
	"deep/build/out.txt",
	"deep/cache/a.bin",
	"deep/cache/keep.bin",
	"build/out.txt",
	"dist/a/b/c.txt",
	"logs/today/one.txt",
	"logs/file1.txt",
	"logs/filea.txt",
	"#odd",
	"q1.txt",
	"q12.txt",
	"r1.txt",
	"ra.txt",
	"s*t",
	"sxt",
	"t/a/b",
	"t.a",
	"txa",
	"u/v/w.txt",
	"u/w.txt",
	"x/u/w.txt",
	"space ",
];

test("are those that Git tracks or would, whatever its files for that say", async () => {
	await using folder = await temporaryFolder();
	await folder.write({
		".gitignore":
			"node_modules\n*.log\r\n!keep.log\n/snippets/api/notes.txt\n\n# nothing\n*.env  \n",
		"snippets/.gitignore": "/api/build/\ndist/\n",
		"snippets/api/.gitignore":
			"logs/**/one.txt\nlogs/file[0-9].txt\ndeep/build\n\\#odd\nq?.txt\nr[!0-9].txt\ns\\*t\nt.a\nt/**\nu/*.txt\nspace\\ \n",
		// What is in a folder that is left out says nothing.
		"snippets/api/build/.gitignore": "!*\n",
		"snippets/api/deep/cache/.gitignore": "*\n!keep.bin\n!.gitignore\n",
		...Object.fromEntries(FILES.map((file) => [`snippets/api/${file}`, file])),
	});
	await symlink("nowhere", join(folder.path, "snippets/api/link"));
	await git(folder.path, "init", "--quiet");
	await git(folder.path, "add", "snippets/api/app.py");
	const listed = await git(
		folder.path,
		...["-c", "core.quotePath=false", "-c", "core.excludesFile=/dev/null"],
		...["ls-files", "-co", "--exclude-standard", "snippets/api"],
	);
	const expected = listed
		.trim()
		.split("\n")
		.map((file) => file.slice("snippets/api/".length));
	expect(expected.length).toBeGreaterThan(8);
	expect(expected.length).toBeLessThan(FILES.length);
	expect(await keptFiles(folder.path, "snippets/api")).toEqual(expected.toSorted());
});

test("are the same without Git, and never what a machine drops there", async () => {
	await using folder = await temporaryFolder();
	const litter = [
		".DS_Store",
		"deep/.DS_Store",
		"__pycache__/app.cpython-313.pyc",
		"app.pyc",
		"app.py~",
		".app.py.swp",
		"Thumbs.db",
		"deep/desktop.ini",
	];
	await folder.write({
		"snippets/api/app.py": "",
		...Object.fromEntries(litter.map((file) => [`snippets/api/${file}`, ""])),
	});
	await mkdir(join(folder.path, "snippets/api/empty"));
	expect(await keptFiles(folder.path, "snippets/api")).toEqual(["app.py"]);
});

test("a folder that there is not has none to tell of", async () => {
	await using folder = await temporaryFolder();
	await expect(keptFiles(folder.path, "snippets/nowhere")).rejects.toThrow("ENOENT");
});
