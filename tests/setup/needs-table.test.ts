import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { ROOT } from "../support/repository-root.ts";

const read = (file: string) => readFile(join(ROOT, file), "utf8");
const page = await read("src/content/docs/docs/comment-ca-marche.mdx");
const [, section = ""] = /## Ce qu’il faut à la machine\n(.*?)\n## /s.exec(page) ?? [];

/** The cells of the row whose first cell begins so. */
function row(begin: string): string[] {
	const line = section.split("\n").find((one) => one.startsWith(`| ${begin}`)) ?? "";
	return line.split("|").map((cell) => cell.trim());
}
const codeOf = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

test("the table of what the machine needs says what the package says of Node", async () => {
	const { engines, devDependencies } = JSON.parse(await read("package.json")) as {
		engines: { node: string };
		devDependencies: { node: string };
	};
	expect(row("Node et npm")[2]).toBe(`${engines.node.replace(">=", "")} ou plus récent`);
	expect(devDependencies.node).toMatch(new RegExp(`^\\^${row("le Node")[2]}\\.`));
});

test("it names the packages that the set-up installs", async () => {
	const setup = await read("scripts/setup/ensure-engine.mjs");
	const browser = await read("scripts/setup/ensure-browser.mjs");
	const base = await read("scripts/images/bootstrap.ts");
	const installed = [setup, browser, base].flatMap((text) =>
		[...text.matchAll(/aptInstall\(\[([^\]]+)\]\)/g)].flatMap(([, list = ""]) =>
			[...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name),
		),
	);
	const named = ["le Docker", "Chromium", "Debian"].flatMap((begin) => codeOf(row(begin)[3]));
	expect(named.filter((name) => name !== "root")).toEqual(installed);
});

test("it names the suites of Debian that the engines come from", async () => {
	const suites = (await readEngines(ROOT)).flatMap(({ suite }) => suite ?? []);
	expect(codeOf(row("Debian")[2])).toEqual(suites);
});
