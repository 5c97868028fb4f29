import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import { readEngines, unlistedEngine } from "../../scripts/versions/read-engines.ts";
import { type Checkout, checkout, NO_DOCKER } from "../support/checkout.ts";
import { LISTED, otherEngine } from "../support/listed-engines.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";

/** One that Docker Hub has. */
const { version } = otherEngine();
const ENGINE = ["--engine", version];
let one: Checkout;

beforeEach(async () => {
	one = await checkout({ a: '```sh run id="hello"\necho hello\n```\n' });
	const others = LISTED.filter((engine) => engine.version !== version);
	await one.write({ "snippets/engines.json": formatEngines(others) });
});
afterEach(() => one?.[Symbol.asyncDispose]());

/** Stores what a recorder makes of the page for a version that the list lacks. */
async function recordUnlisted(root: string): Promise<void> {
	const engine = unlistedEngine(await readEngines(one.path), version);
	const { pages } = await planPages(one.path);
	const [selected] = await selectPages(one.path, pages, [engine]);
	if (selected === undefined) throw new Error("The page was not planned.");
	const recording = recordingOf(snippetRecording("hello", ["hello"]));
	await writeRecording(
		root,
		sealed({ ...recording, page: "a", engine: version, key: selected.key }),
	);
}

test("what is recorded with a version that the list lacks is still fresh once it is listed", async () => {
	const frozen = () => one.record(["--frozen", ...ENGINE], NO_DOCKER);
	expect((await frozen()).output).toContain(`Its recording is missing (Docker ${version}).`);
	await recordUnlisted(one.path);
	expect(await frozen()).toEqual({ code: 0, output: "" });

	const add = ["scripts/new-engine.ts", version, "--no-record"];
	await execa(process.execPath, add, { cwd: one.path, env: NO_DOCKER });
	expect((await readEngines(one.path)).map(({ version }) => version)).toContain(version);
	expect(await frozen()).toEqual({ code: 0, output: "" });
});

test("parts of a version that the list lacks are merged where it is named", async () => {
	const part = join(one.path, "part");
	await recordUnlisted(part);
	const folder = join(part, "src/content/recordings");
	expect(await one.record(["--merge", folder])).toMatchObject({
		code: 1,
		output: expect.stringContaining("It is no recording of a page here, for a version here."),
	});
	expect(await one.record(["--merge", folder, ...ENGINE])).toMatchObject({
		code: 0,
		output: expect.stringContaining("1 page run, 1 new."),
	});
	expect(await one.record(["--frozen", ...ENGINE], NO_DOCKER)).toEqual({ code: 0, output: "" });
});
