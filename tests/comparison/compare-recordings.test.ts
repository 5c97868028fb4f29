import { describe, expect, test } from "vitest";
import {
	compareAllSteps,
	compareRecordings,
	haveSameDigests,
	haveSameImages,
	shownScreen,
} from "../../scripts/comparison/compare-recordings.ts";
import { measure } from "../../scripts/comparison/measure.ts";
import type { Recording, SnippetRecording } from "../../scripts/recording/schema.ts";
import { pictured, recordingOf, snippetRecording as snippet } from "../support/recordings.ts";

/** A page with a picture that says this. */
const picturing = (...text: string[]) =>
	recordingOf(pictured(snippet("a", []), Buffer.from(text.join("")), text));

describe("two recordings of a page", () => {
	test("do not differ where only what two runs showed to vary does", () => {
		const page = (line: string) => recordingOf(snippet("ps", [line]));
		const first = page("538759731cf6   alpine   Exited (0) 2 seconds ago   crazy_spence");
		const second = page("1f2e3d4c5b6a   alpine   Exited (0) 1 second ago    happy_curie");
		const after = page("95c0bfb5a3d1   alpine   Exited (0) 3 seconds ago   dreamy_noether");
		expect(compareRecordings(first, after)).toHaveLength(1);
		const { recording, unstable } = measure(first, second);
		expect(unstable).toEqual([]);
		expect(compareRecordings(recording, after)).toEqual([]);
		// Whichever of the two was measured.
		expect(compareRecordings(after, recording)).toEqual([]);
	});

	test("may differ in what `mktemp` draws for its template, and in nothing else", () => {
		const page = (line: string, input = "mktemp -u fichier.XXXXXX") => {
			const one = snippet("a", [line]);
			return recordingOf({ ...one, steps: one.steps.map((step) => ({ ...step, input })) });
		};
		// Both might be words.
		const { recording, unstable } = measure(page("fichier.DhOndE"), page("fichier.gteDvi"));
		expect(unstable).toEqual([]);
		expect(compareRecordings(recording, page("fichier.Bruqni"))).toEqual([]);
		expect(compareRecordings(recording, page("fichiers.Bruqni"))).toHaveLength(1);
		expect(compareRecordings(recording, page("fichier.Bruqn"))).toHaveLength(1);
		const shown = (line: string) => page(line, "echo fichier.XXXXXX");
		expect(measure(shown("fichier.DhOndE"), shown("fichier.gteDvi")).unstable).toHaveLength(1);
	});

	test("differ in colours, and say so where nothing else does", () => {
		const page = (line: string) => recordingOf(snippet("a", [line]));
		const [before, after] = [page("\u001b[32mready\u001b[0m"), page("\u001b[31mready\u001b[0m")];
		expect(compareRecordings(before, after)).toMatchObject([
			{ before: ["ready"], after: ["ready (other colours)"] },
		]);
	});

	test("differ where a value is the same that is another one elsewhere, and say so", () => {
		const page = (own: string) => recordingOf(snippet("a", [`gateway ${own}`, "ping 172.17.0.1"]));
		const { unstable } = measure(page("172.17.0.1"), page("10.200.0.1"));
		expect(unstable).toMatchObject([
			{
				after: expect.arrayContaining([
					expect.stringContaining("a value that is another one elsewhere"),
				]),
			},
		]);
	});

	test("differ in an exit status", () => {
		const before = recordingOf(snippet("a", ["x"], 0));
		const after = recordingOf(snippet("a", ["x"], 1));
		expect(compareRecordings(before, after)).toEqual([
			{ snippet: "a", step: 0, input: "a", before: ["x"], after: ["x", "(exit status 1)"] },
		]);
	});

	test("differ in a line, and only the step with that line is told", () => {
		const before = recordingOf(snippet("a", ["x"]), snippet("b", ["one", "two"]));
		const after = recordingOf(snippet("a", ["x"]), snippet("b", ["one", "three"]));
		expect(compareRecordings(before, after)).toEqual([
			{ snippet: "b", step: 0, input: "b", before: ["one", "two"], after: ["one", "three"] },
		]);
	});

	test("differ in a line that one of them has, and in rows that were dropped", () => {
		const [two, one] = [snippet("a", ["one", "two"]), snippet("a", ["one"])];
		const place = { snippet: "a", step: 0, input: "a" };
		expect(compareRecordings(recordingOf(two), recordingOf(one))).toEqual([
			{ ...place, before: ["one", "two"], after: ["one"] },
		]);
		expect(compareRecordings(recordingOf(one), recordingOf(two))).toEqual([
			{ ...place, before: ["one"], after: ["one", "two"] },
		]);
		const dropping = { ...one, steps: one.steps.map((step) => ({ ...step, dropped: 12 })) };
		expect(compareRecordings(recordingOf(one), recordingOf(dropping))).toEqual([
			{ ...place, before: ["one"], after: ["one", "(12 rows dropped)"] },
		]);
	});

	test("differ in a snippet that was added", () => {
		const before = recordingOf(snippet("a", ["x"]));
		const after = recordingOf(snippet("a", ["x"]), snippet("b", ["new"]));
		expect(compareRecordings(before, after)).toEqual([
			{ snippet: "b", step: 0, input: "b", before: [], after: ["(terminal) $ b", "new"] },
		]);
	});

	test("differ in a snippet that was removed", () => {
		const before = recordingOf(snippet("a", ["x"]), snippet("b", ["old"]));
		const after = recordingOf(snippet("a", ["x"]));
		expect(compareRecordings(before, after)).toEqual([
			{ snippet: "b", step: 0, input: "b", before: ["(terminal) $ b", "old"], after: [] },
		]);
	});

	test("differ in a step that was added to a snippet", () => {
		const one = snippet("a", ["x"]);
		const two = {
			...one,
			steps: [...one.steps, { prompt: "$ ", input: "ls", screen: ["y"], exit: 0 }],
		};
		expect(compareRecordings(recordingOf(one), recordingOf(two))).toEqual([
			{ snippet: "a", step: 1, input: "ls", before: [], after: ["(terminal) $ ls", "y"] },
		]);
	});

	test("differ in a silent step, in what was entered, and in the terminal", () => {
		const before = recordingOf(snippet("a", []));
		const [silent] = before.snippets;
		if (silent === undefined) throw new Error("There is no snippet.");
		const [step] = silent.steps;
		if (step === undefined) throw new Error("There is no step.");
		const other = (change: object) => recordingOf({ ...silent, ...change });
		expect(compareRecordings(before, other({ steps: [] }))).toHaveLength(1);
		expect(compareRecordings(before, other({ terminal: "api" }))).toMatchObject([
			{ before: ["(terminal) $ a"], after: ["(api) $ a"] },
		]);
		expect(compareRecordings(before, other({ steps: [{ ...step, input: "ls" }] }))).toMatchObject([
			{ before: ["(terminal) $ a"], after: ["(terminal) $ ls"] },
		]);
		const running = { prompt: step.prompt, input: step.input, screen: step.screen };
		expect(compareRecordings(before, other({ steps: [running] }))).toMatchObject([
			{ before: [], after: ["(left running)"] },
		]);
	});

	test("do not differ in a picture that says the same in meaning", () => {
		const [before, second] = [picturing("id", "538759731cf6"), picturing("id", "1f2e3d4c5b6a")];
		const { recording } = measure(before, second);
		expect(compareRecordings(recording, picturing("id", "95c0bfb5a3d1"))).toEqual([]);
	});

	test("differ in what a picture says, and in its presence, after the steps", () => {
		const place = { snippet: "a", step: 1, input: "http://localhost:8000/docs" };
		expect(compareRecordings(picturing("API", "old"), picturing("API", "new"))).toEqual([
			{ ...place, before: ["API", "old"], after: ["API", "new"] },
		]);
		const entered = "(terminal) http://localhost:8000/docs";
		expect(compareRecordings(picturing("API"), recordingOf(snippet("a", [])))).toEqual([
			{ ...place, before: [entered, "API"], after: [] },
		]);
		expect(compareRecordings(picturing("API"), recordingOf())).toHaveLength(2);
	});

	test("differ in whether a snippet was run, and in the versions that it needs", () => {
		const [ran, old, now] = [
			snippet("a", ["x"]),
			{ ...snippet("a", []), steps: [], skipped: ">=23" },
			{ ...snippet("a", []), steps: [], skipped: ">=26" },
		];
		const place = { snippet: "a", step: 0 };
		const [wasNot, isNot] = ["(not run: needs Docker >=23)", "(not run: needs Docker >=26)"];
		const differences = (...sides: SnippetRecording[][]) => {
			const [before = recordingOf(), after = recordingOf()] = sides.map((one) =>
				recordingOf(...one),
			);
			return compareRecordings(before, after);
		};
		expect(differences([old], [old])).toEqual([]);
		expect(compareAllSteps(recordingOf(old), recordingOf(old))).toEqual([]);
		expect(differences([old], [ran])).toEqual([
			{ ...place, input: "a", before: [wasNot], after: ["(run)"] },
		]);
		expect(differences([ran], [now])).toEqual([
			{ ...place, input: "a", before: ["(run)"], after: [isNot] },
		]);
		expect(differences([old], [now])).toEqual([
			{ ...place, input: "", before: [wasNot], after: [isNot] },
		]);
		expect(differences([], [now])).toEqual([{ ...place, input: "", before: [], after: [isNot] }]);
	});

	test("differ in a blank line", () => {
		const before = recordingOf(snippet("a", []));
		const after = recordingOf(snippet("a", [""]));
		expect(compareRecordings(before, after)).toHaveLength(1);
	});
});

test("a screen is shown with what is known of it, and what its page says", () => {
	const run = { window: { from: 0, to: 1 }, duration: 1, inherits: false, machine: new Map() };
	const step = { prompt: "$ ", input: "ls", screen: ["a"], exit: 0 };
	const plain = {
		lines: ["a"],
		varying: [],
		free: [],
		run,
		isInterrupt: false,
		isUnordered: false,
		separator: undefined,
		areLogs: false,
	};
	const shown = (one: SnippetRecording) => shownScreen(one, one.steps[0] ?? step, run);
	const told = { id: "a", terminal: "terminal", varies: "^a", keep: "b$" };
	expect(shown({ id: "a", terminal: "terminal", steps: [step] })).toEqual(plain);
	const free: [number, number][] = [[0, 1]];
	const known = { ...step, input: "^C", varies: ["0:1 id x", "none"], free };
	expect(shown({ ...told, steps: [known] })).toEqual({
		...plain,
		varying: [{ line: 0, start: 1, kind: "id", other: "x" }],
		free,
		isInterrupt: true,
		varies: /^a/u,
		keep: /b$/u,
	});
});

describe("two recordings' images", () => {
	const before = recordingOf();

	test("are the same where digests alone differ", () => {
		const images = before.provenance.images.map((image) => ({ ...image, digest: "sha256:other" }));
		expect(
			haveSameImages(before, { ...before, provenance: { ...before.provenance, images } }),
		).toBe(true);
	});

	test("are the same in any order", () => {
		const images = ["a", "b"].map((reference) => ({
			reference,
			digest: "x",
			kind: before.provenance.kind,
		}));
		const having = (...images: Recording["provenance"]["images"]) => ({
			...before,
			provenance: { ...before.provenance, images },
		});
		expect(haveSameImages(having(...images), having(...images.toReversed()))).toBe(true);
	});

	test("have the same digests where each reference that both have does", () => {
		const having = (digests: Readonly<Record<string, string>>): Recording => {
			const images = Object.entries(digests).map(([reference, digest]) => ({
				reference,
				digest,
				kind: before.provenance.kind,
			}));
			return { ...before, provenance: { ...before.provenance, images } };
		};
		const both = having({ a: "1", b: "2" });
		expect(haveSameDigests(both, having({ b: "2", a: "1" }))).toBe(true);
		expect(haveSameDigests(both, having({ a: "1", c: "3" }))).toBe(true);
		expect(haveSameDigests(both, having({ a: "1", b: "3" }))).toBe(false);
	});

	test("let what an image is called by differ where they have other digests, and no more", () => {
		const page = (line: string, digest: string) => {
			const recording = recordingOf(snippet("a", [line]));
			const images = [{ reference: "x", digest, kind: before.provenance.kind }];
			return { ...recording, provenance: { ...recording.provenance, images } };
		};
		const differences = (lines: readonly string[], digest: string, versions: boolean) => {
			const [one = "", other = ""] = lines;
			return compareRecordings(page(one, "1"), page(other, digest), { versions }).length;
		};
		const ids = ["of aded1e1a5b37", "of ec889a29298e"];
		expect(differences(ids, "1", false)).toBe(1);
		expect(differences(ids, "2", false)).toBe(0);
		for (const content of [
			["curl 8.14.1", "curl 8.15.0"],
			["built 2026-01-02", "built 2026-03-04"],
			["8.31MB", "8.92MB"],
		]) {
			expect(differences(content, "2", false)).toBe(1);
			expect(differences(content, "1", true)).toBe(1);
			expect(differences(content, "2", true)).toBe(0);
		}
		expect(differences(["8.31MB", "831MB"], "2", true)).toBe(1);
		const [old, now] = [page("curl 8.14.1", "1"), page("curl 8.15.0", "2")];
		expect(compareRecordings(old, { ...now, engine: "99" }, { versions: true })).toHaveLength(1);
		expect(differences(["3 rows", "4 rows"], "2", true)).toBe(1);
	});

	test("are not the same where one is a stand-in", () => {
		const images = before.provenance.images.map((image) => ({
			...image,
			kind: "stand-in" as const,
		}));
		expect(
			haveSameImages(before, { ...before, provenance: { ...before.provenance, images } }),
		).toBe(false);
	});

	test("are not the same where the engine's own is a stand-in", () => {
		const provenance = { ...before.provenance, kind: "stand-in" as const };
		expect(haveSameImages(before, { ...before, provenance })).toBe(false);
	});
});
