import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { applyChanges } from "../support/apply-changes.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { runControls } from "./control.ts";
import { type Course, openCourse } from "./course.ts";
import { findLine } from "./find-line.ts";
import { inTurns } from "./in-turns.ts";
import { readIssues } from "./read-issues.ts";
import { BREAKAGES } from "./table.ts";
import { tryBreakage } from "./try-breakage.ts";

// Several runs in one test, on a machine that has other work to do.
vi.setConfig({ testTimeout: 240_000 });

let course: Course;

beforeAll(async () => {
	course = await openCourse();
});
afterAll(() => course?.[Symbol.asyncDispose]());

const quick = BREAKAGES.filter((one) => one.quick);

describe("the table", () => {
	test("holds at least 60 ways to break the course, each with a name of its own", () => {
		expect(BREAKAGES.length).toBeGreaterThanOrEqual(60);
		const names = BREAKAGES.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
	});

	test("holds patches that all fit the course as it is", async () => {
		for (const { name, changes } of BREAKAGES) {
			await using copy = await temporaryFolder();
			const files = changes.flatMap((one) =>
				"copyOf" in one ? [one.file, one.copyOf] : [one.file],
			);
			for (const file of files.filter((one) => existsSync(join(ROOT, one)))) {
				await cp(join(ROOT, file), join(copy.path, file));
			}
			await expect(applyChanges(copy.path, changes), name).resolves.toBeUndefined();
		}
	});
});

test("the untouched course passes all that is to catch the breakages", async () => {
	for (const { watch, isPassed, output } of await runControls(course, quick)) {
		expect(isPassed, `${watch}:\n${output}`).toBe(true);
	}
});

test.each([
	["without Docker", quick.filter(({ watch }) => watch !== "check")],
	["by real engines", quick.filter(({ watch }) => watch === "check")],
])("breakages are caught %s, each at its place", async (_, breakages) => {
	expect(breakages.length).toBeGreaterThan(0);
	const trials = await inTurns(2, breakages, (breakage) => tryBreakage(course, breakage));
	const missed = trials.filter(({ isCaught }) => !isCaught);
	expect(missed.map(({ breakage: { name }, expected, got }) => ({ name, expected, got }))).toEqual(
		[],
	);
});

describe("a patch", () => {
	test("does not apply where it no longer fits, or fits twice, or changes nothing", async () => {
		await using copy = await course.copy("frozen");
		const file = "patched.txt";
		await copy.write({ [file]: "un\ndeux\ndeux\n" });
		const apply = (replace: string, by: string) => applyChanges(copy.path, [{ file, replace, by }]);
		await expect(apply("trois", "3")).rejects.toThrow("does not fit: trois");
		await expect(apply("deux", "2")).rejects.toThrow("fits twice: deux");
		await expect(apply("un", "un")).rejects.toThrow("changes nothing");
		await expect(applyChanges(copy.path, [{ file, add: "" }])).rejects.toThrow("exists already");
		await apply("un", "1");
	});
});

describe("a place", () => {
	const text = "docker ps\nb\nVoir docker ps\n## Deux\ndocker ps -a\ndocker ps -a\n";
	const file = "page.mdx";

	test("is the line that is the text, else the only one that holds it", () => {
		expect(findLine(text, { file, line: "docker ps" })).toBe(1);
		expect(findLine(text, { file, line: "Voir" })).toBe(3);
		expect(findLine(text, { file, line: "docker ps -a", after: "## Deux" })).toBe(5);
		expect(findLine(text, { file, line: 1 })).toBe(1);
	});

	test("is not told by a text that no line or several lines hold", () => {
		expect(() => findLine(text, { file, line: "docker ps -a" })).toThrow("2 lines, not one");
		expect(() => findLine(text, { file, line: "nulle part" })).toThrow("0 lines, not one");
	});
});

test("issues are read from what the recorder and the build print", () => {
	const recorder =
		"\n✗ src/content/docs/a.mdx:4:1 Broke.\n  → Mend it.\n  | ls\n\n✗ src/b.mdx:2:3 Too.\n";
	expect(readIssues(recorder)).toEqual([
		{ file: "src/content/docs/a.mdx", line: 4, text: "Broke.\n  → Mend it.\n  | ls\n\n✗" },
		{ file: "src/b.mdx", line: 2, text: "Too." },
	]);
	expect(readIssues("[ERROR] src/content/docs/a.mdx:4:1 Broke. Mend it.")).toEqual([
		{ file: "src/content/docs/a.mdx", line: 4, text: "Broke. Mend it." },
	]);
});
