import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readCommandLine } from "../../scripts/command-line/command-line.ts";
import { NEW_PAGE, readArguments } from "../../scripts/new-page/arguments.ts";
import { newPage } from "../../scripts/new-page/command.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { checkProse } from "../../scripts/prose/check-prose.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("a new page is the next exercise, without a mistake, and its workspace is its own", async () => {
	vi.spyOn(console, "log").mockImplementation(() => {});
	await using folder = await temporaryFolder();
	await folder.write({
		"src/content/docs/exercice-9.mdx": "Rien.\n",
		"src/content/docs/exercice-10.mdx": "Rien.\n",
		"src/content/typed-by-hand.json": "[]",
		"snippets/a": "",
	});
	expect(await newPage(folder.path, 'L’état d’un "volume"')).toBe(0);
	const { pages, issues, sources } = await planPages(folder.path);
	expect(issues).toEqual([]);
	expect((await checkProse(folder.path, sources)).issues).toEqual([]);
	expect(pages).toMatchObject([{ name: "exercice-11", workspace: ["l-etat-d-un-volume"] }]);
	const text = await readFile(join(folder.path, "src/content/docs/exercice-11.mdx"), "utf8");
	expect(text).toContain('title: "Exercice 11 : l’état d’un \\"volume\\""');
	await expect(newPage(folder.path, "L'état d'un volume !")).rejects.toThrow(/is there already/);

	// At the same time, neither takes the other's place.
	await Promise.all(["Un", "Docker Compose"].map((title) => newPage(folder.path, title)));
	const pages12 = (await planPages(folder.path)).pages.map(({ name }) => name);
	expect(pages12.sort()).toEqual(["exercice-11", "exercice-12", "exercice-13"]);
});

const read = (...argv: string[]) => readArguments(readCommandLine(NEW_PAGE, argv));

test("a title may be several words, or the whole heading", () => {
	expect(read("Les", "volumes")).toBe("Les volumes");
	expect(read("Exercice 9 : les volumes")).toBe("les volumes");
});

test.each([[], [""], ["!!!"], ["日本"], ["Exercice 9 :"]])(
	"a title is asked for: %j",
	(...argv) => {
		expect(() => read(...argv)).toThrow("Give the page a title");
	},
);
