import { Readable } from "node:stream";
import Docker from "dockerode";
import { expect, test } from "vitest";
import { followProgress } from "../../scripts/host/follow-progress.ts";

/** Follows a stream with these events, of which the engine sends one a line. */
function follow(...events: readonly object[]) {
	const lines = events.map((event) => `${JSON.stringify(event)}\r\n`);
	return followProgress(new Docker(), Readable.from(lines, { objectMode: false }));
}

test("a stream without an error is fine", async () => {
	await expect(follow({ stream: "Step 1/1 : FROM a\n" }, { status: "Pulling" })).resolves.toBe(
		undefined,
	);
});

test("an error is told with the output's last lines, whatever the pieces in which they came", async () => {
	const failed = follow(
		{ stream: "Step 1/1 : RUN apt-get install a\n" },
		{ stream: "E:" },
		{ stream: " Unable to locate" },
		{ stream: " package a\n\n" },
		{ error: "The command returned a non-zero code: 100" },
	);
	await expect(failed).rejects.toThrow(
		/^The command returned a non-zero code: 100\nStep 1\/1 : RUN apt-get install a\nE: Unable to locate package a$/,
	);
});

test("of a long output, fifteen lines are told", async () => {
	const steps = Array.from({ length: 40 }, (_, index) => ({ stream: `line ${index}\n` }));
	const failed = await follow(...steps, { error: "broken" }).catch((error: Error) => error.message);
	expect(String(failed).split("\n")).toEqual([
		"broken",
		...Array.from({ length: 15 }, (_, index) => `line ${index + 25}`),
	]);
});
