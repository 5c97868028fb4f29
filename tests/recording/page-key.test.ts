import { chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPartials } from "../../scripts/plan/partials.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { type HashCache, pageKeys } from "../../scripts/recording/page-key.ts";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { commitAll, git } from "../ci/git.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const PAGE = `---
workspace: api
---
import Part from "./_part.mdx";

Prose.

\`\`\`sh run id="one" timeout="5s"
echo one
\`\`\`

<File path="shown/app.py" />

\`\`\`sh run id="two" workspace="web" until=/x/
echo two
\`\`\`

\`\`\`sh run picture="http://localhost:8000/docs" alt="a"
echo three
\`\`\`
`;
const FILE = "src/content/docs/page.mdx";
const ENGINE = { version: "28.5", official: "docker:28.5-dind", suite: "sid" };

let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
	await folder.write({
		"snippets/api/app.py": "print(1)",
		"snippets/api/deep/data.txt": "data",
		"snippets/web/index.html": "<p>",
		"snippets/shown/app.py": "print(2)",
		"snippets/engine/official.Dockerfile": "FROM x",
		"src/content/docs/_part.mdx": "Part.",
	});
});
afterEach(() => folder[Symbol.asyncDispose]());

async function keyOf(
	source = PAGE,
	engine: Omit<EngineSpec, "default"> = ENGINE,
	cache?: HashCache,
): Promise<string> {
	const { page, issues } = readPage(source, FILE, await readPartials(folder.path, FILE, source));
	expect(issues).toEqual([]);
	return (await pageKeys(folder.path, page, engine, cache)).official;
}

async function standInKey(): Promise<string> {
	return (await pageKeys(folder.path, readPage(PAGE, FILE).page, ENGINE))["stand-in"];
}

test("a page's key is 16 hexadecimal digits, the same for the same page", async () => {
	expect(await keyOf()).toMatch(/^[0-9a-f]{16}$/);
	expect(await keyOf()).toBe(await keyOf());
});

describe("a page's key does not change", () => {
	test.each([
		["with its prose", "Prose.", "Other prose, and more of it.\n\nIn two paragraphs."],
		["with the place of a fence", "Prose.", "Prose.\n\n\n\n"],
		["with a fence that is not run", "Prose.", "```sh illustration\nls\n```"],
		["with a picture's text alternative", 'alt="a"', 'alt="b"'],
		["with the order of a fence's options", 'id="one" timeout="5s"', 'timeout="5s" id="one"'],
	])("%s", async (_, from, to) => {
		expect(PAGE).toContain(from);
		expect(await keyOf(PAGE.replace(from, to))).toBe(await keyOf());
	});

	test("with the engine becoming the default one", async () => {
		const usual: EngineSpec = { ...ENGINE, default: true };
		expect(await keyOf(PAGE, usual)).toBe(await keyOf());
	});

	test("with a file that it does not use", async () => {
		const before = await keyOf();
		await folder.write({ "snippets/other/file": "x", "snippets/undefined/file": "x" });
		expect(await keyOf()).toBe(before);
	});

	test("with the place of the repository", async () => {
		const before = await keyOf();
		await using elsewhere = await temporaryFolder();
		await cp(folder.path, elsewhere.path, { recursive: true });
		const keys = await pageKeys(elsewhere.path, readPage(PAGE, FILE).page, ENGINE);
		expect(keys.official).toBe(before);
	});

	test("with a folder without files, which Git does not know", async () => {
		const before = await keyOf();
		await mkdir(`${folder.path}/snippets/api/empty`);
		expect(await keyOf()).toBe(before);
	});

	test.each([
		"snippets/api/.DS_Store",
		"snippets/api/deep/__pycache__/app.pyc",
		"snippets/api/ignored.log",
		"snippets/engine/.DS_Store",
	])("with %s, which Git does not track", async (file) => {
		await folder.write({ ".gitignore": "*.log\n" });
		const before = await keyOf();
		await folder.write({ [file]: "x" });
		expect(await keyOf()).toBe(before);
	});

	test.each(["snippets/stand-ins/alpine/Dockerfile", "snippets/registry/config.yml"])(
		"with %s, but that of a recording of stand-ins does",
		async (file) => {
			const before = [await keyOf(), await standInKey()];
			await folder.write({ [file]: "x" });
			expect(await keyOf()).toBe(before[0]);
			expect(await standInKey()).not.toBe(before[1]);
		},
	);

	test("with a file that was read already, of which one run asks once", async () => {
		const cache: HashCache = new Map();
		const before = await keyOf(PAGE, ENGINE, cache);
		await folder.write({ "snippets/api/app.py": "changed" });
		expect(await keyOf(PAGE, ENGINE, cache)).toBe(before);
		expect(await keyOf()).not.toBe(before);
	});
});

test("a page's key is the same where Git is told to write CRLF", async () => {
	await folder.write({
		".gitattributes": await readFile(join(ROOT, ".gitattributes"), "utf8"),
		"src/content/docs/page.mdx": PAGE,
		"snippets/engine/entrypoint": "#!/bin/sh\nexec dockerd\n",
		"snippets/api/app.py": "one\ntwo\n",
	});
	await git(folder.path, "init", "--quiet");
	await commitAll(folder.path);
	const key = await keyOf();
	const clone = join(folder.path, "clone");
	await git(folder.path, "clone", "--quiet", "--config", "core.autocrlf=true", ".", clone);
	const page = await readFile(join(clone, "src/content/docs/page.mdx"), "utf8");
	expect((await pageKeys(clone, readPage(page, FILE).page, ENGINE)).official).toBe(key);
});

describe("a page's key changes", () => {
	test.each([
		["with a command", "echo one", "echo One"],
		["with a blank in a command", "echo one", "echo  one"],
		["with an option", 'timeout="5s"', 'timeout="6s"'],
		["with a flag", 'id="one"', 'id="one" hidden'],
		["with a picture", "localhost:8000/docs", "localhost:8000/"],
		["with a pattern", "until=/x/", "until=/y/"],
		["with an expected status", 'id="one"', 'id="one" exit=1'],
		["with a terminal", 'id="one"', 'id="one" terminal="b"'],
		["with a fence's workspace", 'workspace="web"', 'workspace="api"'],
		["with the page's workspace", "workspace: api", "workspace: web"],
		["with an image that the engine has", "workspace: api", "workspace: api\nimages: [alpine]"],
		["with the versions that it needs", "workspace: api", 'workspace: api\nengines: ">=23"'],
		["with the versions that a fence needs", 'id="one"', 'id="one" engines=">=23"'],
		[
			"with a fence's language",
			'```sh run id="one" timeout="5s"\necho',
			'```console run id="one" timeout="5s"\n$ echo',
		],
	])("%s", async (_, from, to) => {
		expect(PAGE).toContain(from);
		expect(await keyOf(PAGE.replace(from, to))).not.toBe(await keyOf());
	});

	test.each([
		"snippets/api/app.py",
		"snippets/api/deep/data.txt",
		"snippets/api/new.txt",
		"snippets/web/index.html",
		"snippets/shown/app.py",
		"snippets/engine/official.Dockerfile",
		"src/content/docs/_part.mdx",
	])("with the content of %s", async (file) => {
		const before = await keyOf();
		await folder.write({ [file]: "changed" });
		expect(await keyOf()).not.toBe(before);
	});

	test("with the name of a workspace's file", async () => {
		await folder.write({ "snippets/web/a": "same" });
		const before = await keyOf();
		await rename(`${folder.path}/snippets/web/a`, `${folder.path}/snippets/web/b`);
		expect(await keyOf()).not.toBe(before);
	});

	test("with a workspace that comes or goes", async () => {
		const before = await keyOf();
		await rm(`${folder.path}/snippets/web`, { recursive: true });
		expect(await keyOf()).not.toBe(before);
	});

	test("with what a workspace's link names, whether that is there or not", async () => {
		const link = `${folder.path}/snippets/api/link`;
		await folder.write({ "snippets/api/same.py": "print(1)" });
		const keys = new Set<string>();
		for (const target of ["app.py", "same.py", "nothing"]) {
			await symlink(target, link);
			keys.add(await keyOf());
			await rm(link);
		}
		expect(keys.size).toBe(3);
	});

	test("with the right to run a workspace's file", async () => {
		const before = await keyOf();
		await chmod(`${folder.path}/snippets/api/app.py`, 0o755);
		expect(await keyOf()).not.toBe(before);
	});

	test.each(["version", "official", "suite"])("with the engine's %s", async (field) => {
		expect(await keyOf(PAGE, { ...ENGINE, [field]: "other" })).not.toBe(await keyOf());
	});

	test("with what every page meets: the size of terminals and pictures, the prompt, the host's name", async () => {
		const before = await keyOf();
		const { MACHINE } = await import("../../scripts/plan/machine.ts");
		const parts = [
			{ hostName: "other" },
			{ prompt: "# " },
			{ terminal: { columns: 80, rows: 40 } },
			{ keptRows: 10 },
			{ picture: { ...MACHINE.picture, width: 800 } },
		];
		const usual = { ...MACHINE };
		const keys = new Set([before]);
		for (const part of parts) {
			Object.assign(MACHINE, part);
			keys.add(await keyOf());
			Object.assign(MACHINE, usual);
		}
		expect(keys.size).toBe(parts.length + 1);
		expect(await keyOf()).toBe(before);
	});

	test("with the page after which it begins", async () => {
		const { page } = readPage(PAGE, FILE);
		const keys = async (source?: string) => {
			const previous = source === undefined ? undefined : readPage(source, "b.mdx").page;
			return await pageKeys(folder.path, { ...page, previous }, ENGINE);
		};
		const all = [await keys(), await keys(PAGE), await keys(`${PAGE}\n\`\`\`sh run\nls\n\`\`\`\n`)];
		expect(new Set(all.flatMap((one) => Object.values(one))).size).toBe(6);
	});

	test("with the order of the fences", async () => {
		const a = '```sh run id="a"\nls\n```\n';
		const b = '```sh run id="b"\npwd\n```\n';
		expect(await keyOf(`${a}\n${b}`)).not.toBe(await keyOf(`${b}\n${a}`));
	});
});

test("a workspace that cannot be read has no key", async () => {
	await symlink("loop", `${folder.path}/snippets/loop`);
	await expect(keyOf(PAGE.replace("workspace: api", "workspace: loop"))).rejects.toThrow("ELOOP");
});
