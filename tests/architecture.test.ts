import { existsSync } from "node:fs";
import { glob, readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { importsOf } from "./support/imports-of.ts";
import { ROOT } from "./support/repository-root.ts";

/** What each room uses. */
type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

const text = await readFile(join(ROOT, "docs/architecture.md"), "utf8");
const drawn = readPicture(/```mermaid\n(.*?)```/s.exec(text)?.[1] ?? "");
const real = await readRooms();
const folders = (await readdir(join(ROOT, "scripts"), { withFileTypes: true }))
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

test("the picture shows every folder of scripts/, and the site", () => {
	const shown = [...new Set([...drawn].flatMap(([room, used]) => [room, ...used]))];
	expect(shown.toSorted()).toEqual([...folders, "src"].toSorted());
});

test("the table says of every folder what it is for", () => {
	const rooms = text.split("## Rooms")[1]?.split("\n## ")[0] ?? "";
	const rows = [...rooms.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
	expect(rows.toSorted()).toEqual(folders.toSorted());
});

test("every use of a room by another is drawn, or follows from what is", () => {
	const missing = [...real].flatMap(([room, used]) => {
		const reached = reach(drawn, room);
		return [...used].filter((one) => !reached.has(one)).map((one) => `${room} --> ${one}`);
	});
	expect(missing).toEqual([]);
});

test("every arrow that is drawn is a use of one room by another", () => {
	const invented = [...drawn].flatMap(([room, used]) =>
		[...used].filter((one) => !real.get(room)?.has(one)).map((one) => `${room} --> ${one}`),
	);
	expect(invented).toEqual([]);
});

test("no arrow runs back", () => {
	for (const arrows of [drawn, real]) {
		expect([...arrows.keys()].filter((room) => reach(arrows, room).has(room))).toEqual([]);
	}
});

test("the site starts no program, browser or engine, and nor does what it takes from the recorder", async () => {
	const outside = new Set<string>();
	const seen = new Set<string>();
	const visit = async (file: string): Promise<void> => {
		if (seen.has(file)) return;
		seen.add(file);
		for (const { name, isType } of importsOf(await readFile(join(ROOT, file), "utf8"))) {
			if (isType) continue;
			// `?raw` asks the bundler for a file as it is.
			if (name.startsWith(".")) await visit(join(dirname(file), name.replace(/\?\w+$/, "")));
			else outside.add(name);
		}
	};
	// `astro dev` runs pages, by what is in `src/live` alone.
	const modules = (await modulesOf("src")).filter((file) => !file.startsWith("src/live/"));
	for (const file of modules) await visit(file);
	expect([...seen].filter((file) => file.startsWith("scripts/"))).not.toEqual([]);
	const impure = ["dockerode", "execa", "node:child_process", "playwright-core", "@xterm/headless"];
	expect(impure.filter((name) => outside.has(name))).toEqual([]);
});

test("the README's stages are folders of scripts/", async () => {
	const readme = await readFile(join(ROOT, "README.md"), "utf8");
	const stages = /--> (plan.*) --> site\n/
		.exec(readme)?.[1]
		?.replace(/\[.*?\]/g, "")
		.split(" --> ");
	expect(stages?.length).toBeGreaterThan(1);
	expect(stages?.filter((name) => !folders.includes(name))).toEqual([]);
});

test.each(["README.md", "CONTRIBUTING.md", "docs/architecture.md"])(
	"%s names files and scripts that there are",
	async (file) => {
		const text = await readFile(join(ROOT, file), "utf8");
		const paths = [...text.matchAll(/`([\w.-]+\/[\w./-]*\w\.\w+)`/g)].map(([, path = ""]) => path);
		// Beside those that are whole, those of the recorder, of the site and of the pages; the README adds a page.
		const bases = ["", "scripts", "src", "src/content/docs"].map((base) => join(ROOT, base));
		const missing = paths.filter((path) => !bases.some((base) => existsSync(join(base, path))));
		expect(missing).toEqual(file === "README.md" ? ["src/content/docs/exercice-9.mdx"] : []);
		const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
		const called = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
		expect(called.filter((name) => !(name in scripts))).toEqual([]);
	},
);

/** Reads lines such as `page --> terminal & comparison`; what a label says does not matter. */
function readPicture(picture: string): Arrows {
	const arrows = new Map<string, Set<string>>();
	for (const [, from = "", to = ""] of picture.matchAll(
		/^ *([\w-]+)(?:\["[^"]*"\])? --> (.+)$/gm,
	)) {
		arrows.set(from, new Set([...(arrows.get(from) ?? []), ...to.split(" & ")]));
	}
	return arrows;
}

/** Reads what the folders of `scripts/`, and the site, import of each other. */
async function readRooms(): Promise<Arrows> {
	const arrows = new Map<string, Set<string>>();
	for (const file of [...(await modulesOf("scripts")), ...(await modulesOf("src"))]) {
		const room = roomOf(file);
		if (room === undefined) continue;
		const used = arrows.get(room) ?? new Set();
		for (const { name } of importsOf(await readFile(join(ROOT, file), "utf8"))) {
			const other = name.startsWith(".") ? roomOf(join(dirname(file), name)) : undefined;
			if (other !== undefined && other !== room) used.add(other);
		}
		arrows.set(room, used);
	}
	return arrows;
}

/** The room of a file; those that start a command, beside the rooms, have none. */
function roomOf(file: string): string | undefined {
	return file.startsWith("src/") ? "src" : /^scripts\/([^/]+)\//.exec(file)?.[1];
}

async function modulesOf(folder: string): Promise<string[]> {
	const files = await Array.fromAsync(glob(join(ROOT, folder, "**/*.{ts,mjs,astro}")));
	return files.map((file) => relative(ROOT, file));
}

/** All that a room uses, and what that uses in turn. */
function reach(arrows: Arrows, room: string, reached = new Set<string>()): Set<string> {
	for (const one of arrows.get(room) ?? []) {
		if (reached.has(one)) continue;
		reached.add(one);
		reach(arrows, one, reached);
	}
	return reached;
}
