import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { binarySize, LIMITS } from "../../scripts/plan/limits.ts";
import { MACHINE } from "../../scripts/plan/machine.ts";
import { ROOT } from "../support/repository-root.ts";

const size = (bytes: number) => binarySize(bytes).replace("iB", "io");
const minutes = (time: number) => `${time / 60_000} minutes`;

test("the manual has a row for each limit, with what is told", async () => {
	const manual = await readFile(join(ROOT, "src/content/docs/docs/ecrire-une-page.mdx"), "utf8");
	const [, section = ""] = manual.split("\n## Ce qu’une page peut coûter\n");
	const rows = (section.split("\n## ")[0] ?? "")
		.split("\n")
		.filter((line) => line.startsWith("| "));
	const cells = rows.slice(2).map((row) => row.split("|").map((cell) => cell.trim()));
	const { memory, disk, machines, processes, command, page, workspace, cast, screens, ...others } =
		LIMITS;
	expect(others).toEqual({});
	expect(cells.map(([, , limit]) => limit)).toEqual([
		size(memory),
		size(disk),
		String(machines),
		String(processes),
		minutes(command),
		minutes(page),
		size(workspace),
		String(MACHINE.keptRows),
		size(cast),
		size(screens),
	]);
	// Each message is one that the recorder or the site has.
	const sources = [
		"scripts/page/add-cause.ts",
		"scripts/page/check-cost.ts",
		"scripts/plan/check-workspaces.ts",
		"scripts/plan/machines.ts",
		"scripts/plan/snippet-options.ts",
		"src/strings.ts",
	].map((file) => readFile(join(ROOT, file), "utf8"));
	const code = (await Promise.all(sources)).join("\n");
	for (const [, what, , told = ""] of cells) {
		const message = /[`«]\s*([^`»]+?)\s*[`»]$/.exec(told)?.[1];
		expect(message, what).toBeDefined();
		expect(code).toContain(message);
	}
});
