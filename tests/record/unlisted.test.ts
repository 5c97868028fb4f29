import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCommandLine } from "../../scripts/command-line/command-line.ts";
import { newEngine } from "../../scripts/new-engine/command.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { RECORD, readArguments } from "../../scripts/record/arguments.ts";
import { record } from "../../scripts/record/command.ts";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import { selectPages } from "../../scripts/recording/select-pages.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import {
	type EngineSpec,
	pickEngine,
	readEngines,
	unlistedEngine,
} from "../../scripts/versions/read-engines.ts";
import { LISTED, otherEngine } from "../support/listed-engines.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { runHere } from "../support/run-here.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

/** One that Docker Hub has. */
const { version } = otherEngine();
const ENGINE = ["--engine", version];
const { signal } = new AbortController();
let one: TemporaryFolder;

beforeEach(async () => {
	one = await temporaryFolder();
	const others = LISTED.filter((engine) => engine.version !== version);
	await one.write({
		"snippets/engines.json": formatEngines(others),
		"src/content/docs/a.mdx": '```sh run id="hello"\necho hello\n```\n',
	});
});
afterEach(() => one?.[Symbol.asyncDispose]());

const run = (...argv: string[]) =>
	runHere(one.path, () => record(readArguments(readCommandLine(RECORD, argv)), signal));

/** The page with its recording for an engine. */
async function select(engine: EngineSpec) {
	const [selected] = await selectPages(one.path, (await planPages(one.path)).pages, [engine]);
	if (selected === undefined) throw new Error("The page was not planned.");
	return selected;
}

/** Stores what a recorder makes of the page for a version that the list lacks. */
async function recordUnlisted(root: string): Promise<void> {
	const { keys } = await select(unlistedEngine(await readEngines(one.path), version));
	const recording = recordingOf(snippetRecording("hello", ["hello"]));
	await writeRecording(
		root,
		sealed({ ...recording, page: "a", engine: version, key: keys.official }),
	);
}

test("what is recorded with a version that the list lacks is still fresh once it is listed", async () => {
	await recordUnlisted(one.path);
	expect(await run("--frozen", ...ENGINE)).toEqual({ code: 0, output: "" });
	await runHere(one.path, () =>
		newEngine({ versions: [version], suite: undefined, isRecording: false }, signal),
	);
	expect(await select(pickEngine(await readEngines(one.path), version))).toMatchObject({
		stale: undefined,
	});
});

test("parts of a version that the list lacks are merged where it is named", async () => {
	const part = join(one.path, "part");
	await recordUnlisted(part);
	const merge = ["--merge", join(part, RECORDINGS_FOLDER)];
	expect(await run(...merge)).toMatchObject({
		code: 1,
		output: expect.stringContaining("It is no recording of a page here, for a version here."),
	});
	expect(await run(...merge, ...ENGINE)).toMatchObject({
		code: 0,
		output: expect.stringContaining("1 page run, 1 new."),
	});
	expect(await select(unlistedEngine(LISTED, version))).toMatchObject({ stale: undefined });
});
