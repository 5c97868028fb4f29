import { afterAll, beforeAll, expect, test } from "vitest";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { startPage } from "../../scripts/page/start-page.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { fence } from "../support/record-source.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let prepared: Prepared;
beforeAll(async () => {
	prepared = await prepareEngines();
}, 600_000);
afterAll(() => prepared?.[Symbol.asyncDispose]());

/** Starts the machine of a page with these lines in its frontmatter. */
async function start(...lines: readonly string[]) {
	await using folder = await temporaryFolder();
	const page = ["---", "title: a", ...lines, "---", "", fence("echo")].join("\n");
	await folder.write({ "src/content/docs/a.mdx": page });
	const { pages, issues } = await planPages(folder.path);
	const [first] = pages;
	if (first === undefined || issues.length > 0) throw new Error(JSON.stringify(issues));
	return await startPage(prepared, first, { root: ROOT, show: () => {} });
}

test("a page's machine has the tools that its frontmatter asks for", async () => {
	await using engine = await start("tools: [pwgen, { apk: rsync, apt: rsync }]");
	const { exit, stdout } = await runIn(engine.container, ["sh", "-c", "pwgen -0A 8 1; rsync -V"]);
	expect(exit).toBe(0);
	expect(stdout).toMatch(/^[a-z]{8}\n(rsync| *{)/);
}, 120_000);

test("a tool that the distribution lacks is told at its place, in the distribution's words", async () => {
	await expect(start("tools:", "  - pwgen", "  - figlett")).rejects.toMatchObject({
		issues: [
			{
				file: "src/content/docs/a.mdx",
				line: 5,
				column: 5,
				message: expect.stringMatching(
					/^The packages figlett pwgen cannot be installed: .*(locate package figlett|figlett \(no such package\))/,
				),
			},
		],
	});
	expect(prepared.engines.size).toBe(0);
}, 120_000);
