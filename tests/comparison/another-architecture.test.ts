import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareRecordings } from "../../scripts/comparison/compare-recordings.ts";
import { readRecordingFile } from "../../scripts/recording/read-recording.ts";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { recordingOf, snippetRecording as snippet } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";

const ARM = {
	kernel: "6.12.43+deb13-arm64",
	kernelVersion: "#1 SMP PREEMPT_DYNAMIC Debian 6.12.43-1 (2025-08-27)",
	architecture: "aarch64",
	processors: 8,
	memory: 16_000_000_000,
};

/** The same length of a hash, of something else. */
const hashed = (id: string) =>
	createHash("sha256").update(id.slice(0, 12)).digest("hex").slice(0, id.length);

/** A line of an x86-64 machine as an arm64 one prints it. */
function translate(line: string, { kernel, kernelVersion }: Recording["provenance"]): string {
	return (
		line
			.replaceAll(kernel, ARM.kernel)
			.replaceAll(kernelVersion, ARM.kernelVersion)
			.replaceAll("x86_64-pc-linux-gnu", "aarch64-unknown-linux-gnu")
			.replaceAll("x86_64", "aarch64")
			.replaceAll("(amd64)", "(arm64v8)")
			.replaceAll("amd64", "arm64")
			.replaceAll(/\b[\da-f]{12}(?:[\da-f]{52})?\b/g, hashed)
			// Each architecture is built by itself, some seconds apart, and is of another size.
			.replaceAll(/(Built: .*:\d\d:)\d\d/g, "$111")
			.replaceAll(
				/\b\d{3}(?:\.\d+)?MB/g,
				(size) => `${(Number.parseFloat(size) * 0.93).toFixed(1)}MB`,
			)
	);
}

/** psql's rule is as wide as the widest value below it, and its heading stands in the middle. */
function asTable(screen: readonly string[]): string[] {
	const width = Math.max(
		...screen.map((line) => (line.startsWith(" PostgreSQL") ? line.length + 1 : 0)),
	);
	return screen.map((line) => {
		if (width === 0 || !/^-+$|^ +version$/.test(line)) return line;
		return line.startsWith("-")
			? "-".repeat(width)
			: `${" ".repeat(Math.floor((width - "version".length) / 2))}version`;
	});
}

/** A recording as the same page gives it on an arm64 machine. */
function onArm(recording: Recording, change: (line: string) => string = (line) => line): Recording {
	const { provenance } = recording;
	const screenOf = (screen: readonly string[]) =>
		asTable(screen.map((line) => change(translate(line, provenance))));
	const images = provenance.images.map(({ digest, ...image }) => ({
		...image,
		digest: `sha256:${hashed(digest.slice(7))}`,
	}));
	return {
		...recording,
		snippets: recording.snippets.map((one) => ({
			...one,
			steps: one.steps.map((step) => ({ ...step, screen: screenOf(step.screen) })),
		})),
		provenance: { ...provenance, ...ARM, images },
	};
}

/** The course's recordings that an x86-64 machine made. */
const files = await readdir(join(ROOT, RECORDINGS_FOLDER), { recursive: true });
const recordings = (
	await Promise.all(
		files
			.filter((name) => name.endsWith(".json"))
			.map((name) => readRecordingFile(join(ROOT, RECORDINGS_FOLDER, name))),
	)
)
	.flatMap((read) => ("recording" in read ? read.recording : []))
	.filter(({ provenance }) => provenance.architecture === "x86_64");

test.each(recordings.map((one) => [`${one.engine} ${one.page}`, one] as const))(
	"the course says the same on another architecture: %s",
	(_, recording) => {
		const other = onArm(recording);
		expect(compareRecordings(recording, other)).toEqual([]);
		expect(compareRecordings(recording, other, { versions: true })).toEqual([]);
		expect(compareRecordings(other, recording)).toEqual([]);
	},
);

test.each([
	["a word beside the architecture", /GNU\/Linux$/, "GNU/Hurd"],
	["the version of a program", /PostgreSQL 17\.\d+/, "PostgreSQL 18.1"],
	["another name of the architecture", /\/arm64$/, "/aarch64"],
])("a change besides is drift: %s", (_, pattern, word) => {
	const changed = recordings.flatMap((recording) => {
		const other = onArm(recording, (line) => line.replace(pattern, word));
		return compareRecordings(recording, other);
	});
	expect(changed.length).toBeGreaterThan(0);
	for (const { before, after } of changed) {
		expect(after).not.toEqual(before);
		expect(after.join("\n")).toMatch(word);
	}
});

test("the same architecture is not called otherwise", () => {
	const page = (line: string) => recordingOf(snippet("arch", [line]));
	expect(
		compareRecordings(page("OS/Arch: linux/amd64"), page("OS/Arch: linux/arm64")),
	).toHaveLength(1);
});

test.each([
	["hello-world", "    (amd64)", "    (arm64v8)"],
	["a platform", "linux/amd64", "linux/arm64/v8"],
	["a list of platforms", "linux/amd64, linux/arm64/v8", "linux/amd64, linux/arm64/v8"],
	["file", "ELF 64-bit LSB pie, x86-64, dynamic", "ELF 64-bit LSB pie, ARM aarch64, dynamic"],
	["a package of Python", "x-cp313-manylinux2014_x86_64.whl", "x-cp313-manylinux2014_aarch64.whl"],
	[
		"inspect",
		'"Architecture": "amd64",\n"Os"',
		'"Architecture": "arm64",\n    "Variant": "v8",\n"Os"',
	],
])("%s calls each architecture by its name", (_, one, other) => {
	const recordings = [
		recordingOf(snippet("arch", one.split("\n"))),
		recordingOf(snippet("arch", other.split("\n"))),
	] as const;
	const [before, after] = recordings;
	const arm = { ...after, provenance: { ...after.provenance, architecture: "aarch64" } };
	expect(compareRecordings(before, arm)).toEqual([]);
	expect(compareRecordings(arm, before)).toEqual([]);
});
