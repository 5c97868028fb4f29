import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { unlistedEngine } from "../../scripts/versions/read-engines.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;
beforeEach(async () => {
	folder = await temporaryFolder();
	const engine = { ...unlistedEngine([], "29"), default: true };
	await folder.write({ "snippets/engines.json": formatEngines([engine]), summary: "" });
});
afterEach(() => folder?.[Symbol.asyncDispose]());

/** Runs the script where its source answers so. */
async function check(status: number, text: string) {
	const server = createServer((_, response) => response.writeHead(status).end(text));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	try {
		const { exitCode, all } = await execa(
			process.execPath,
			[join(ROOT, "scripts/ci/check-support.ts")],
			{
				cwd: folder.path,
				reject: false,
				all: true,
				env: {
					BRANCHES: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
					GITHUB_STEP_SUMMARY: join(folder.path, "summary"),
				},
			},
		);
		return {
			code: exitCode,
			output: all,
			summary: await readFile(join(folder.path, "summary"), "utf8"),
		};
	} finally {
		server.close();
	}
}
const row = (branch: string, status: string) => `| ${branch} | somebody | ${status} | |\n`;

test("a list that is right is told to be", async () => {
	const { code, summary } = await check(200, row("docker-29.x", "Maintained"));
	expect(summary).toContain("The list is as Docker's authors say.");
	expect(code).toBe(0);
});

test("what is new or has ended is told in the summary, and fails the run", async () => {
	const table = row("docker-30.x", "Maintained") + row("docker-29.x", "Unmaintained");
	const { code, summary } = await check(200, table);
	expect(summary).toContain("Docker 30 is new");
	expect(summary).toContain("Docker 29 is no longer maintained");
	expect(code).toBe(1);
});

test("a source that is gone fails the run", async () => {
	const { code, output } = await check(404, "");
	expect(output).toContain("answers with status 404");
	expect(code).toBe(1);
});
