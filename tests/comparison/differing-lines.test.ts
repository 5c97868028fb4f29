import { expect, test } from "vitest";
import { differingLines } from "../../scripts/comparison/differing-lines.ts";
import type { SnippetRecording, Step } from "../../scripts/recording/schema.ts";

const snippet = (...steps: Partial<Step>[]): SnippetRecording => ({
	id: "a",
	terminal: "terminal",
	steps: steps.map((step) => ({ prompt: "$ ", input: "cmd", screen: [], exit: 0, ...step })),
});

test("tells the lines that differ in meaning, as they were printed", () => {
	const before = snippet({ screen: ["Version: 26", "id 0123456789ab", "gone", "end"] });
	const after = snippet({
		screen: ["\u001b[1mVersion: 28\u001b[0m", "id ba9876543210", "end", "new"],
	});
	expect(differingLines(before, after)).toEqual([
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

test("nothing where only IDs, durations, colours or the order of parallel work differ", () => {
	const before = snippet({
		screen: ["sha256:0123456789ab", "Container b  Started 0.1s", "Container a  Started 0.2s"],
	});
	const after = snippet({
		screen: [
			"\u001b[31msha256:ba9876543210\u001b[0m",
			"Container a  Started 1.2s",
			"Container b  Started 0.3s",
		],
	});
	expect(differingLines(before, after)).toEqual([]);
});

test("tells exit statuses that differ, and commands that one side lacks", () => {
	const before = snippet({ exit: 0 }, { input: "more", screen: ["line"] });
	const after = snippet({ exit: 125 });
	expect(differingLines(before, after)).toEqual([
		{ input: "cmd", hunks: [], exit: { before: 0, after: 125 } },
		{
			input: "more",
			hunks: [{ before: ["line"], after: [] }],
			exit: { before: 0, after: undefined },
		},
	]);
});

test("tells a command that only the second side has", () => {
	const before = snippet({});
	const after = snippet({}, { input: "more", screen: ["line"] });
	expect(differingLines(before, after)).toEqual([
		{
			input: "more",
			hunks: [{ before: [], after: ["line"] }],
			exit: { before: undefined, after: 0 },
		},
	]);
});
