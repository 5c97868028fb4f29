import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { pageKeys } from "../../scripts/recording/page-key.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { unlistedEngine } from "../../scripts/versions/read-engines.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { commitAll, git } from "./git.ts";

const ENGINE = { ...unlistedEngine([], "28.5"), default: true };

/** What the summary of a run says that recorded this screen, where another one was committed. */
async function summaryOf(committed: string, now: string): Promise<string> {
	await using folder = await temporaryFolder();
	const checkout = join(folder.path, "checkout");
	await folder.write({
		"checkout/src/content/docs/a.mdx": '```sh run id="hello"\necho hello\n```\n',
		"checkout/snippets/engines.json": formatEngines([ENGINE, unlistedEngine([], "26.1")]),
	});
	await mkdir(join(folder.path, "temp"));
	const { pages } = await planPages(checkout);
	const [page] = pages;
	if (page === undefined) throw new Error("The page was not planned.");
	const { official: key } = await pageKeys(checkout, page, ENGINE);
	const store = async (screen: string) => {
		const recording = recordingOf(snippetRecording("hello", [screen]));
		await writeRecording(checkout, sealed({ ...recording, page: "a", key }));
	};
	await store(committed);
	await git(checkout, "init", "--quiet");
	await commitAll(checkout);
	await store(now);
	const summary = join(folder.path, "summary");
	await writeFile(summary, "Before.\n");
	await execa(process.execPath, [join(ROOT, "scripts/ci/describe-drift.ts")], {
		cwd: checkout,
		env: { GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: join(folder.path, "temp") },
	});
	return await readFile(summary, "utf8");
}

test("what is published and differs from the commit is told in the summary, and only that", async () => {
	expect(await summaryOf("hello", "good morning")).toBe(
		[
			"Before.\n# Drift from the commit\n",
			"From committed/28.5 to Docker 28.5, 1 terminal on 1 of 1 page differs.\n",
			"## a\n\n`hello`\n\n```diff\n  $ hello\n- hello\n+ good morning\n```\n",
		].join("\n"),
	);
	expect(await summaryOf("hello", "hello")).toBe(
		"Before.\n# Drift from the commit\n\ncommitted/28.5 and Docker 28.5 show the same on 1 page.\n",
	);
});
