import { cp } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checksum } from "../../scripts/recording/checksum.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { readRecording, writeRecording } from "../../scripts/recording/recording-store.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { ROOT } from "../support/repository-root.ts";

const PAGE = "exercice-1";
let copy: Checkout;

beforeAll(async () => {
	copy = await checkout({ [PAGE]: '```sh run id="version"\ndocker version\n```\n' });
	await cp(join(ROOT, recordingFile("28.5", PAGE)), join(copy.path, recordingFile("28.5", PAGE)), {
		recursive: true,
	});
	const recording = await readRecording(copy.path, "28.5", PAGE);
	if (recording === undefined) throw new Error("The course's recording is not there.");
	// Another version that shows one line otherwise, and one that only differs in what is masked.
	const snippets = structuredClone(recording.snippets);
	const screen = snippets[0]?.steps[0]?.screen ?? [];
	screen[0] = "Client: Docker Engine";
	const changed = { ...recording, engine: "26.1", snippets };
	await writeRecording(copy.path, { ...changed, checksum: checksum(changed) });
	const same = structuredClone(recording.snippets);
	const listed = same.find(({ id }) => id === "ps")?.steps[0]?.screen ?? [];
	listed.splice(
		0,
		listed.length,
		...listed.map((line) => line.replace(/^[0-9a-f]{12}/, "0123456789ab")),
	);
	const masked = { ...recording, engine: "20.10", snippets: same };
	await writeRecording(copy.path, { ...masked, checksum: checksum(masked) });
});
afterAll(async () => {
	await copy?.[Symbol.asyncDispose]();
});

async function compare(...argv: string[]) {
	const { exitCode, stdout, stderr } = await execa(
		process.execPath,
		["scripts/compare.ts", ...argv],
		{ cwd: copy.path, reject: false, env: { NO_COLOR: "1" } },
	);
	return { code: exitCode, stdout, stderr };
}

describe("npm run compare", () => {
	test("shows what differs in meaning as a diff, and exits 1", async () => {
		const { code, stdout } = await compare("26.1", "28.5");
		expect(stdout).toMatch(
			/^exercice-1 version\n {2}\$ docker version\n {2}- Client: Docker Engine\n {2}\+ Client:\n/,
		);
		expect(stdout).toMatch(/From Docker 26\.1 to 28\.5, 1 terminals? on 1 of 1 pages? differ/);
		expect(code).toBe(1);
	});

	test("is silent on what only differs in IDs, and exits 0", async () => {
		const { code, stdout } = await compare("20.10", "28.5");
		expect(stdout).toBe("Docker 20.10 and 28.5 show the same on 1 pages.");
		expect(code).toBe(0);
	});

	test("writes Markdown for a pull request, and JSON for a program", async () => {
		const markdown = await compare("26.1", "28.5", "--format", "markdown");
		expect(markdown.stdout).toContain(
			"## exercice-1\n\n`version`\n\n```diff\n  $ docker version\n- Client: Docker Engine\n+ Client:",
		);
		const json = await compare("26.1", "28.5", PAGE, "--format", "json");
		expect(JSON.parse(json.stdout)).toMatchObject([
			{ page: PAGE, missing: [], differences: [{ snippet: "version", step: 0 }] },
		]);
	});

	test("knows a version that was recorded, and is not listed", async () => {
		const recording = await readRecording(copy.path, "28.5", PAGE);
		if (recording === undefined) throw new Error("The course's recording is not there.");
		const other = { ...recording, engine: "29.0" };
		await writeRecording(copy.path, { ...other, checksum: checksum(other) });
		expect(await compare("28.5", "29.0")).toMatchObject({ code: 0, stderr: "" });
	});

	test.each([
		[["28.5"], "Name two Docker versions."],
		[["28.5", "99.9"], "No engine has the version 99.9"],
		[["28.5", "26.1", "exercice-9"], "No page with snippets is named exercice-9."],
		[["28.5", "26.1", "--format", "html"], "--format takes text, markdown or json"],
	])("refuses %j with exit code 2", async (argv, message) => {
		const { code, stderr } = await compare(...argv);
		expect(stderr).toContain(message);
		expect(code).toBe(2);
	});
});
