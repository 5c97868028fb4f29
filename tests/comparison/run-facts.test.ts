import { expect, test } from "vitest";
import { runFacts } from "../../scripts/comparison/run-facts.ts";
import { recordingOf } from "../support/recordings.ts";

test("a run's time reaches from five minutes before it to one minute after, and its machine is told in words", () => {
	const recording = { ...recordingOf(), recorded: "2026-11-25T15:00:00Z", duration: 20_000 };
	const { window, machine } = runFacts(recording);
	expect(new Date(window.from).toISOString()).toBe("2026-11-25T14:55:00.000Z");
	expect(new Date(window.to).toISOString()).toBe("2026-11-25T15:01:20.000Z");
	const { kernel, kernelVersion, architecture, processors, memory } = recording.provenance;
	expect(Object.fromEntries(machine)).toMatchObject({
		kernel,
		kernelVersion,
		architecture,
		platform: "amd64",
		processors: String(processors),
		memory: String(memory),
	});
});
