import { describe, expect, test } from "vitest";
import { compareRecordings } from "../../scripts/comparison/compare-recordings.ts";
import { adopt, measure } from "../../scripts/comparison/measure.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { pictured, recordingOf, snippetRecording as snippet } from "../support/recordings.ts";

const [A, B, C, D] = ["aaaa1111bbbb", "cccc2222dddd", "eeee3333ffff", "1111aaaa2222"];
const page = (...screens: string[]) =>
	recordingOf(...screens.map((text, index) => snippet(`s${index}`, text.split("\n"))));
const stepsOf = ({ snippets }: Recording) => snippets.flatMap(({ steps }) => steps);

test("what two later runs show to vary further is no drift, and takes the place of what was known", () => {
	const known = measure(page("draws 0.44"), page("draws 0.45")).recording;
	const drawn = page("draws 0.91");
	expect(compareRecordings(known, drawn)).toHaveLength(1);
	expect(compareRecordings(known, measure(drawn, page("draws 0.90")).recording)).toHaveLength(1);
	const later = measure(drawn, page("draws 0.12")).recording;
	expect(compareRecordings(known, later)).toEqual([]);
	const adopted = adopt(known, later);
	expect(stepsOf(adopted)).toMatchObject([
		{ screen: ["draws 0.44"], varies: ["0:6 decimal 0.91"] },
	]);
	expect(compareRecordings(adopted, page("draws 0.12"))).toEqual([]);
});

describe("two runs", () => {
	test("show what varies, where, and what the other showed; what readers see is the first", () => {
		const first = page("ready", `one\n  ${A} up`);
		const { recording, unstable } = measure(first, page("ready", `one\n  ${B} up`));
		expect(unstable).toEqual([]);
		expect(stepsOf(recording)).toEqual([
			{ prompt: "$ ", input: "s0", screen: ["ready"], exit: 0 },
			{ prompt: "$ ", input: "s1", screen: ["one", `  ${A} up`], exit: 0, varies: [`1:2 id ${B}`] },
		]);
		expect(recording.checksum).toBe(checksum(recording));
		expect(recording.checksum).not.toBe(first.checksum);
	});

	test("that agree show nothing, and leave the recording as it is", () => {
		expect(measure(page(A), page(A)).recording).toEqual(page(A));
		const picture = recordingOf(pictured(snippet("a", ["x"]), Buffer.from("PNG"), ["id", A]));
		expect(measure(picture, picture).recording).toEqual(picture);
	});

	test("show which lines are in any order", () => {
		const { recording, unstable } = measure(page("begin\na\nb\nend"), page("begin\nb\na\nend"));
		expect(unstable).toEqual([]);
		expect(stepsOf(recording)).toMatchObject([{ free: [[1, 2]] }]);
		expect(compareRecordings(recording, page("begin\nb\na\nend"))).toEqual([]);
		expect(compareRecordings(recording, page("b\nbegin\na\nend"))).toHaveLength(1);
		expect(compareRecordings(recording, page("begin\na\nend\nb"))).toHaveLength(1);
		expect(compareRecordings(page("begin\nb\na\nend"), recording)).toEqual([]);
		expect(compareRecordings(recording, page("begin\nb\nb\nend"))).toHaveLength(1);
	});

	test("are unstable in a word, a status and a step, each told", () => {
		expect(measure(page("one", "ready"), page("one", "starting")).unstable).toEqual([
			{ snippet: "s1", step: 0, input: "s1", before: ["ready"], after: ["starting"] },
		]);
		const status = (exit: number) => recordingOf(snippet("a", ["x"], exit));
		expect(measure(status(0), status(1)).unstable).toHaveLength(1);
		expect(measure(page("one"), page("one", "two")).unstable).toHaveLength(1);
	});

	test("hold what stands for what across the screens of a page", () => {
		expect(measure(page(A, A), page(B, B)).unstable).toEqual([]);
		expect(measure(page(A, A), page(B, C)).unstable).toMatchObject([{ snippet: "s1" }]);
		expect(measure(page(A, B), page(C, C)).unstable).toMatchObject([{ snippet: "s1" }]);
	});

	test("show what varies in a picture's text", () => {
		const picturing = (text: string) =>
			recordingOf(pictured(snippet("a", ["x"]), Buffer.from("PNG"), ["id", text]));
		const { recording } = measure(picturing(A), picturing(B));
		expect(recording.snippets).toMatchObject([{ picture: { varies: [`1:0 id ${B}`] } }]);
		expect(compareRecordings(recording, picturing(C))).toEqual([]);
		expect(compareRecordings(recording, picturing("none"))).toHaveLength(1);
	});
});

describe("what a later recording is known to vary in", () => {
	test("is added to what is known, and changes no screen", () => {
		const { recording: known } = measure(page(A, "0.98"), page(B, "0.98"));
		const { recording: later } = measure(page(C, "0.98"), page(D, "0.97"));
		const adopted = adopt(known, later);
		expect(stepsOf(adopted)).toMatchObject([
			{ screen: [A], varies: [`0:0 id ${B}`] },
			{ screen: ["0.98"], varies: ["0:0 decimal 0.97"] },
		]);
	});

	test("is told with what it shows there, where the two differ", () => {
		const { recording: later } = measure(page("took 1.52s"), page("took 1.61s"));
		const { recording: sized } = measure(page("has 2.03MB"), page("has 2.04MB"));
		expect(stepsOf(adopt(page("took 1.48s"), later))).toEqual(stepsOf(page("took 1.48s")));
		expect(stepsOf(adopt(page("has 2.05MB"), sized))).toMatchObject([
			{ screen: ["has 2.05MB"], varies: ["0:4 size 2.03MB"] },
		]);
	});

	test("is nothing that the two differ in, where neither knows it", () => {
		expect(adopt(page(A), page(B))).toEqual(page(A));
	});

	test("is nothing where it is known already: not a byte changes", () => {
		const { recording: known } = measure(page(A), page(B));
		const { recording: later } = measure(page(C), page(D));
		expect(adopt(known, later)).toEqual(known);
		expect(adopt(known, page(C))).toEqual(known);
	});
});

test("a total that was drawn late is the count of all that is done, where lines are drawn again", () => {
	const drawn = (total: string, isRedrawn: boolean) => {
		const one = snippet("stop", [`[+] Stopping ${total}`, " ✔ Container a  Stopped 0.1s"]);
		const [step] = one.steps;
		if (step === undefined) throw new Error("There is no step.");
		return recordingOf({ ...one, steps: [{ ...step, ...(isRedrawn && { free: [[0, 1]] }) }] });
	};
	expect(measure(drawn("2/1", true), drawn("2/2", true)).unstable).toEqual([]);
	expect(measure(drawn("2/1", false), drawn("2/2", false)).unstable).toHaveLength(1);
	expect(measure(drawn("1/2", true), drawn("2/2", true)).unstable).toHaveLength(1);
});
