import { access } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measure } from "../../scripts/comparison/measure.ts";
import { keepOrWrite } from "../../scripts/page/keep-or-write.ts";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import type { Selected } from "../../scripts/recording/select-pages.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const official = recordingOf(snippetRecording("hello", ["Hello from Docker!"]));
const standIn: Recording = {
	...recordingOf(snippetRecording("hello", ["Not the official image."])),
	provenance: { ...official.provenance, kind: "stand-in" },
};

function page(before: Recording, stale?: string, options = {}): Selected {
	const location = { file: "a.mdx", line: 3, column: 1 };
	const snippet = { id: "hello", location, entries: [], options };
	const fields = {
		page: { name: "a", file: "a.mdx", snippets: [snippet] },
		before,
		key: before.key,
	};
	return { ...fields, stale } as unknown as Selected;
}

test("--check does not call it drift where official images replace stand-ins, and says so", async () => {
	const outcome = await keepOrWrite("/nowhere", page(standIn), official, true);
	expect(outcome).toMatchObject({
		kind: "kept",
		differences: [],
		issues: [],
		isUncompared: true,
	});
	expect(outcome.notes).toEqual([expect.stringContaining("recorded with stand-in images")]);
});

test("--check wants a stale recording made anew, whatever images it was made with", async () => {
	const { kind, issues } = await keepOrWrite("/nowhere", page(standIn, "is stale"), official, true);
	expect(kind).toBe("drift");
	expect(issues.at(-1)).toMatchObject({ message: "Its recording is stale.", file: "a.mdx" });
});

test("--check calls it drift where a stand-in replaces an official image", async () => {
	const { kind, issues } = await keepOrWrite("/nowhere", page(official), standIn, true);
	expect(kind).toBe("drift");
	expect(issues.map(({ message }) => message)).toEqual([
		"The screen of `hello` drifted from its recording.",
		"The images are of another kind (official, stand-in) than the recording's.",
	]);
});

test("--check tells another architecture as another machine, and not as drift", async () => {
	const on = (architecture: string, line: string): Recording => ({
		...recordingOf(snippetRecording("hello", [line])),
		provenance: { ...official.provenance, architecture },
	});
	const [before, after] = [on("x86_64", "linux/amd64"), on("aarch64", "linux/arm64")];
	const { kind, notes } = await keepOrWrite("/nowhere", page(before), after, true);
	expect(kind).toBe("kept");
	expect(notes).toEqual([
		expect.stringContaining("recorded on another machine (x86_64) than this one (aarch64)"),
	]);
	expect((await keepOrWrite("/nowhere", page(before), before, true)).notes).toEqual([]);
	const other = on("aarch64", "windows/arm64");
	expect((await keepOrWrite("/nowhere", page(before), other, true)).kind).toBe("drift");
});

test("without --check, the recording is replaced in both cases", async () => {
	await using folder = await temporaryFolder();
	expect(await keepOrWrite(folder.path, page(standIn), official, false)).toMatchObject({
		kind: "written",
	});
	await access(join(folder.path, recordingFile(official.engine, official.page)));
});

test("a replay that was asked for and that would be too long is told of", async () => {
	const noted = async (cast?: string) => {
		const after = recordingOf({ ...snippetRecording("hello", ["a"]), ...(cast && { cast }) });
		const { notes } = await keepOrWrite(
			"/nowhere",
			page(after, undefined, { replay: true }),
			after,
			true,
		);
		return notes;
	};
	expect(await noted()).toEqual(["a hello: it has no replay, which would hold more than 1 MiB."]);
	expect(await noted("0123456789abcdef")).toEqual([]);
});

test("what is newly seen to vary is noted, and what readers see stays", async () => {
	await using folder = await temporaryFolder();
	const [known, first, second, third] = ["1.1", "1.2", "1.4", "1.3"].map((load) =>
		recordingOf(snippetRecording("hello", [`load ${load}`])),
	);
	if (!known || !first || !second || !third) throw new Error("There are no runs.");
	const before = measure(known, first).recording;
	// Known already: not a byte is written.
	const again = await keepOrWrite(
		folder.path,
		page(before),
		measure(second, third).recording,
		false,
	);
	expect(again).toMatchObject({ kind: "kept", differences: [], notes: [] });
	const file = join(folder.path, recordingFile(before.engine, before.page));
	await expect(access(file)).rejects.toThrow("ENOENT");

	const more = (id: string) => snippetRecording("hello", ["load 1.1", `id ${id}`]);
	const plain = recordingOf(more("aaaa1111bbbb"));
	const later = measure(plain, recordingOf(more("cccc2222dddd"))).recording;
	const outcome = await keepOrWrite(folder.path, page(plain), later, false);
	expect(outcome).toMatchObject({ kind: "kept", differences: [], issues: [] });
	expect(outcome.notes).toEqual([expect.stringContaining("newly seen to vary")]);
	expect(await readRecording(folder.path, plain.engine, plain.page)).toEqual(later);
});

test("a check writes nothing of what is newly seen to vary", async () => {
	const shown = (id: string) => recordingOf(snippetRecording("hello", [`id ${id}`]));
	const later = measure(shown("aaaa1111bbbb"), shown("cccc2222dddd")).recording;
	// A folder that there is not cannot be written to.
	const outcome = await keepOrWrite("/nowhere", page(shown("aaaa1111bbbb")), later, true);
	expect(outcome).toMatchObject({ kind: "kept", differences: [], issues: [], notes: [] });
});

test("a recording that cannot be written breaks the page, and says what to do", async () => {
	await using folder = await temporaryFolder();
	await folder.write({ src: "not a folder" });
	const outcome = await keepOrWrite(folder.path, page(standIn), official, false);
	expect(outcome.kind).toBe("broken");
	expect(outcome.issues).toEqual([
		{
			file: recordingFile(official.engine, official.page),
			line: 1,
			column: 1,
			message: expect.stringMatching(/^It cannot be written: (ENOTDIR|EEXIST)/),
			hint: expect.stringContaining("Free some space"),
		},
	]);
});
