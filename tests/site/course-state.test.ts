import { expect, test } from "vitest";
import { stateBadge } from "../../src/find/state-badge.ts";
import { courseState } from "../../src/join/course-state.ts";
import type { JoinedPage } from "../../src/join/join-page.ts";
import { strings } from "../../src/strings.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";

const first = snippetRecording("first", ["at 10:00"]);
const second = snippetRecording("second", ["b", "a"], 1);
const varying = {
	...first,
	duration: 1240,
	steps: first.steps.map((step) => ({ ...step, varies: ["0:3 date 10:01", "0:0 id ab"] })),
};
const free = {
	...second,
	steps: second.steps.map((step) => ({ ...step, free: [[0, 1] satisfies [number, number]] })),
};
const recordings = [
	recordingOf(varying, { ...free, steps: free.steps.map((step) => ({ ...step, free: [[0, 1]] })) }),
	sealed({
		...recordingOf(first, { ...second, steps: [], skipped: ">=28" }),
		engine: "26.1",
		recorded: "2026-03-01T10:11:12Z",
	}),
	// No longer that of its page.
	sealed({ ...recordingOf(first), engine: "24.0" }),
];
const page = {
	name: "exercice-1",
	snippets: [{ id: "first" }, { id: "second", heading: "1-a · Two" }],
};
const joined = {
	page,
	shown: {
		absences: [{ version: "20.10", range: ">=23" }, { version: "24.0" }, { version: "29.1" }],
	},
	recordings,
} as unknown as JoinedPage;
const state = courseState([joined], {
	awaited: "29.1",
	versions: ["28.5", "26.1", "24.0", "20.10"],
});

test("a page is up to date, needs another version, or is to be recorded", () => {
	expect(
		state[0]?.versions.map((one) => [one.version, one.recording?.recorded.slice(0, 10), one.range]),
	).toEqual([
		["29.1", undefined, undefined],
		["28.5", "2026-03-02", undefined],
		["26.1", "2026-03-01", undefined],
		["24.0", undefined, undefined],
		["20.10", undefined, ">=23"],
	]);
	expect(state[0]?.images).toEqual([{ reference: "alpine:latest", kind: "official" }]);
});

test("a snippet has the versions that it ran on, its statuses and the most that varied on one", () => {
	expect(state[0]?.snippets).toEqual([
		{
			id: "first",
			command: "first",
			ran: [{ version: "28.5", duration: 1240 }, { version: "26.1" }],
			exits: [],
			noise: { kinds: { date: 1, id: 1 }, freeLines: 0 },
		},
		{
			id: "second",
			heading: "1-a · Two",
			command: "second",
			ran: [{ version: "28.5" }],
			exits: [1],
			noise: { kinds: {}, freeLines: 2 },
		},
	]);
	const ran = state[0]?.snippets.map((one) => one.ran.map(strings.state.ranOn).join(", "));
	expect(ran).toEqual(["28.5\u00a0(1,2\u00a0s), 26.1", "28.5"]);
	const noises = state[0]?.snippets.map(({ noise }) => strings.state.noise(noise));
	expect(noises).toEqual(["1 date, 1 identifiant", "l’ordre de 2 lignes"]);
});

test.each([
	["28.5", "Docker 28.5 : 2 terminaux exécutés, 2 mars 2026"],
	["26.1", "Docker 26.1 : 1 terminal exécuté, 1er mars 2026"],
	["20.10", "Docker 20.10 : 0 terminal exécuté"],
])("the badge tells what ran on %s, and when", (version, text) => {
	const [, title = ""] = /<title>([^<]*)</.exec(stateBadge(state, version)) ?? [];
	expect(title.replaceAll("\u00a0", " ")).toBe(text);
});

test("a command of several lines goes on, and so does a terminal in which nothing was typed", () => {
	const commandOf = (input: string) => {
		const typed = { ...first, steps: first.steps.map((step) => ({ ...step, input })) };
		const [one] =
			courseState([{ ...joined, recordings: [recordingOf(typed)] }], {
				awaited: undefined,
				versions: ["28.5"],
			})[0]?.snippets ?? [];
		return [one?.command, one?.continued];
	};
	expect(commandOf("docker ps")).toEqual(["docker ps", undefined]);
	expect(commandOf('python -c "\nimport socket\n"')).toEqual(['python -c "…', undefined]);
	expect(commandOf("")).toEqual(["", "terminal"]);
});
