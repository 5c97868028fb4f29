import { expect, test } from "vitest";
import { differingLines } from "../../scripts/comparison/differing-lines.ts";
import { measure } from "../../scripts/comparison/measure.ts";
import type { Recording, Step } from "../../scripts/recording/schema.ts";
import { recordingOf } from "../support/recordings.ts";

const page = (...steps: Partial<Step>[]): Recording =>
	recordingOf({
		id: "a",
		terminal: "terminal",
		steps: steps.map((step) => ({ prompt: "$ ", input: "cmd", screen: [], exit: 0, ...step })),
	});

test("tells the lines that differ in meaning, as they were printed", () => {
	const before = page({ screen: ["Version: 26", "same", "gone", "end"] });
	const after = page({ screen: ["\u001b[1mVersion: 28\u001b[0m", "same", "end", "new"] });
	expect(differingLines(before, after).get("a")).toEqual([
		{
			input: "cmd",
			hunks: [
				{ before: ["Version: 26"], after: ["\u001b[1mVersion: 28\u001b[0m"] },
				{ before: ["gone"], after: [] },
				{ before: [], after: ["new"] },
			],
		},
	]);
});

test("nothing where only what was seen to vary does, the order of parallel work included", () => {
	const first = page({
		screen: ["sha256:0123456789ab", "Container b  Started 0.1s", "Container a  Started 0.2s"],
	});
	const second = page({
		screen: ["sha256:ba9876543210", "Container a  Started 1.2s", "Container b  Started 0.3s"],
	});
	const later = page({
		screen: ["sha256:cccccccccccc", "Container a  Started 0.4s", "Container b  Started 0.1s"],
	});
	expect(differingLines(measure(first, second).recording, later).size).toBe(0);
});

test("tells exit statuses that differ, and commands that one side lacks", () => {
	const before = page({ exit: 0 }, { input: "more", screen: ["line"] });
	const after = page({ exit: 125 });
	expect(differingLines(before, after).get("a")).toEqual([
		{ input: "cmd", hunks: [], exit: { before: 0, after: 125 } },
		{
			input: "more",
			hunks: [{ before: ["line"], after: [] }],
			exit: { before: 0, after: undefined },
		},
	]);
});

test("tells a command that only the second side has", () => {
	const before = page({});
	const after = page({}, { input: "more", screen: ["line"] });
	expect(differingLines(before, after).get("a")).toEqual([
		{
			input: "more",
			hunks: [{ before: [], after: ["line"] }],
			exit: { before: undefined, after: 0 },
		},
	]);
});

test("tells lines that differ one below the other as one, in the snippet that has them", () => {
	const other = { id: "b", terminal: "terminal", steps: [] };
	const having = (...screen: string[]) => {
		const [snippet = other] = page({ screen }).snippets;
		return recordingOf(other, snippet);
	};
	expect(differingLines(having("a", "b", "end"), having("x", "y", "end")).get("a")).toEqual([
		{ input: "cmd", hunks: [{ before: ["a", "b"], after: ["x", "y"] }] },
	]);
});

test("a silent step that was added has no lines to tell", () => {
	expect(differingLines(page({ input: "a" }), page({ input: "a" }, {})).get("a")).toEqual([
		{ input: "cmd", hunks: [], exit: { before: undefined, after: 0 } },
	]);
});
