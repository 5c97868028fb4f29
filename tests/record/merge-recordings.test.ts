import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { digestOf } from "../../scripts/recording/checksum.ts";
import { pageKey } from "../../scripts/recording/page-key.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { pickEngine, readEngines } from "../../scripts/versions/read-engines.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let here: Checkout;
let there: TemporaryFolder;
let recording: Recording;

beforeEach(async () => {
	here = await checkout({ a: '```sh run id="hello"\necho hello\n```\n' });
	there = await temporaryFolder();
	const { pages } = await planPages(here.path);
	const engine = pickEngine(await readEngines(here.path));
	const [page] = pages;
	if (page === undefined) throw new Error("The page was not planned.");
	const key = await pageKey(here.path, page, engine);
	const base = recordingOf(snippetRecording("hello", ["hello"]));
	recording = sealed({ ...base, page: "a", engine: engine.version, key });
});
afterEach(async () => {
	await here?.[Symbol.asyncDispose]();
	await there?.[Symbol.asyncDispose]();
});

/** Where another machine's recordings lie. */
const folder = () => join(there.path, "src/content/recordings");

test("recordings of another machine become this checkout's", async () => {
	await writeRecording(there.path, recording);
	const { code, output } = await here.record(["--merge", folder()]);
	expect(output).toContain("1 page run, 1 new.");
	expect(code).toBe(0);
	const file = recordingFile(recording.engine, "a");
	expect(await here.read(file)).toBe(await readFile(join(there.path, file), "utf8"));
	expect((await here.record(["--frozen"])).code).toBe(0);
});

test("pictures come with their recordings, and none may be missing", async () => {
	const file = Buffer.from("a picture");
	const snippet = pictured(snippetRecording("hello", ["hello"]), file);
	const withPicture = sealed({ ...recording, snippets: [snippet] });
	await writeRecording(there.path, withPicture);
	const { code, output } = await here.record(["--merge", folder()]);
	expect(output).toMatch(/a\.json:1:1 This recording lacks the picture of `hello`/);
	expect(code).toBe(1);
	expect(await here.recordings()).toEqual([]);

	await writeRecording(there.path, withPicture, new Map([["hello", file]]));
	expect((await here.record(["--merge", folder()])).code).toBe(0);
	expect(await here.recordings()).toEqual([`a.hello.${digestOf(file)}.png`, "a.json"]);
	expect((await here.record(["--frozen"])).code).toBe(0);
});

test("a recording of another commit is refused, and nothing is written", async () => {
	await writeRecording(there.path, sealed({ ...recording, key: "ffffffffffffffff" }));
	const { code, output } = await here.record(["--merge", folder()]);
	expect(output).toMatch(/a\.json:1:1 This recording is stale/);
	expect(code).toBe(1);
	expect(await here.recordings()).toEqual([]);
});

test("what a machine left as it is here has nothing to say, whatever page or version it was of", async () => {
	const old = recordingFile("19.03", "gone");
	const text = JSON.stringify({ ...recording, page: "gone", engine: "19.03" });
	await here.write({ [old]: text, [recordingFile(recording.engine, "broken")]: "{" });
	await there.write({ [old]: text, [recordingFile(recording.engine, "broken")]: "{" });
	await writeRecording(there.path, recording);
	const { code, output } = await here.record(["--merge", folder()]);
	expect([code, output]).toEqual([0, expect.stringContaining("1 page run, 1 new.")]);
	await there.write({ [old]: `${text}\n` });
	expect((await here.record(["--merge", folder()])).code).toBe(1);
});

test("two machines that recorded one page otherwise are both named, and nothing is written", async () => {
	await using third = await temporaryFolder();
	await writeRecording(there.path, recording);
	await writeRecording(third.path, sealed({ ...recording, duration: recording.duration + 1 }));
	const other = join(third.path, "src/content/recordings");
	const { code, output } = await here.record(["--merge", folder(), other]);
	expect(code).toBe(1);
	expect(output).toContain(join(other, recording.engine, "a.json"));
	expect(output).toContain(`than ${join(folder(), recording.engine, "a.json")}`);
	expect(await here.recordings()).toEqual([]);
	// The same from both is no matter.
	expect((await here.record(["--merge", folder(), folder()])).code).toBe(0);
});

test("a folder that there is not is a bad call", async () => {
	const { code, output } = await here.record(["--merge", "/nowhere"]);
	expect(code).toBe(2);
	expect(output).toMatch(/^record: --merge cannot read \/nowhere: ENOENT/);
});

test("a recording that is broken or of no page here is refused", async () => {
	await writeRecording(there.path, { ...recording, page: "b" });
	const file = join(there.path, recordingFile(recording.engine, "b"));
	expect((await here.record(["--merge", folder()])).output).toContain(
		"It is no recording of a page here, for a version here.",
	);
	await writeFile(file, "{");
	expect((await here.record(["--merge", folder()])).code).toBe(1);
	expect(await here.recordings()).toEqual([]);
});
