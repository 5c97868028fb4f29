import { describe, expect, test } from "vitest";
import { containerFailures } from "../../scripts/page/container-failures.ts";
import { containerRuns } from "../../scripts/page/container-runs.ts";
import type { Finished } from "../../scripts/terminal/terminal.ts";
import { looks, told } from "../support/container-events.ts";

function failuresOf(
	events: Parameters<typeof containerRuns>[0],
	commands: readonly Finished[] = [],
	restartPolicy = "no",
) {
	const [chain = []] = containerRuns(events, looks({ restartPolicy }));
	return containerFailures(chain, commands).map(({ sign, at, times }) => [sign, at, times]);
}

const died = (status: number, at = 0) => [told("start", at + 1), told("die", at + 5, { status })];

describe("a failure", () => {
	test("is an end with a status other than 0 that nobody brought about", () => {
		expect(failuresOf(died(3))).toEqual([[3, 5, 1]]);
		expect(failuresOf(died(0))).toEqual([]);
		expect(failuresOf([told("start", 1)])).toEqual([]);
		const killed = [told("start", 1), told("kill", 2, { signal: 15 })];
		expect(failuresOf([...killed, told("die", 3, { status: 143 })])).toEqual([]);
	});

	test("is told once, however often it is started again, each status for itself", () => {
		const events = [...died(1), ...died(1, 10), ...died(2, 20), ...died(1, 30)];
		expect(failuresOf(events, [], "always")).toEqual([
			[1, 5, 3],
			[2, 25, 1],
		]);
	});

	test("is to be killed for want of memory, also where the first process lives on", () => {
		expect(failuresOf([told("start", 1), told("oom", 2), ...died(137).slice(1)])).toEqual([
			[137, 5, 1],
		]);
		expect(failuresOf([told("start", 1), told("oom", 2)])).toEqual([[137, 2, 1]]);
		expect(failuresOf([told("start", 1), told("oom", 2), ...died(0).slice(1)])).toEqual([
			[137, 2, 1],
		]);
		expect(failuresOf([told("start", 1), told("oom", 2), ...died(1).slice(1)])).toEqual([
			[1, 5, 1],
		]);
	});

	test("is to turn unhealthy, also where somebody stops it then", () => {
		const events = [told("start", 1), told("unhealthy", 2), told("kill", 3, { signal: 9 })];
		expect(failuresOf([...events, told("die", 4, { status: 137 })])).toEqual([["unhealthy", 2, 1]]);
	});

	test("is to be started a third time though it ends well", () => {
		const twice = [...died(0), ...died(0, 10)];
		expect(failuresOf(twice, [], "always")).toEqual([]);
		expect(failuresOf([...twice, ...died(0, 20)], [], "always")).toEqual([["restarting", 1, 3]]);
	});

	test("is not that a swarm's task ends well in each of many containers", () => {
		const job = [1, 2, 3].flatMap((one) => {
			const who = { name: `job.${one}`, swarmService: "job" };
			return [told("start", one, who), told("die", one, { ...who, status: 0 })];
		});
		expect(failuresOf(job)).toEqual([]);
	});
});

describe("what a command's status tells is not told again", () => {
	const shows = (text: string) => ({ dropped: 0, redrawn: [], lines: [{ text, ansi: text }] });
	const command: Finished = { from: 0, to: 10, exit: 3, hasStarted: true, screen: shows("") };
	const attached = (status: number) => [told("attach", 0), ...died(status)];

	test("where it is the container's own", () => {
		expect(failuresOf(attached(3), [command])).toEqual([]);
		expect(failuresOf(attached(4), [command])).toEqual([[4, 5, 1]]);
	});

	test("where it ran when the container ended, and had followed it", () => {
		expect(failuresOf(attached(3), [{ ...command, to: 4 }])).toEqual([[3, 5, 1]]);
		expect(failuresOf(attached(3), [{ ...command, from: 6 }])).toEqual([[3, 5, 1]]);
		expect(failuresOf(attached(3), [{ ...command, from: 1 }])).toEqual([[3, 5, 1]]);
		expect(
			failuresOf([...attached(3), told("attach", 5)], [{ ...command, from: 5, to: 5 }]),
		).toEqual([]);
		// Another one, whose status is the same by chance.
		expect(failuresOf(died(3), [command])).toEqual([[3, 5, 1]]);
	});

	test("also for the restarts that follow it", () => {
		expect(failuresOf([...attached(3), ...died(3, 20)], [command], "always")).toEqual([]);
	});

	test("where Compose names the container", () => {
		const text = "dependency failed to start: container app exited (4)";
		expect(failuresOf(died(4), [{ ...command, screen: shows(text), exit: 1 }])).toEqual([]);
		expect(failuresOf(died(4), [{ ...command, screen: shows(text), exit: 0 }])).toEqual([
			[4, 5, 1],
		]);
		expect(failuresOf(died(4), [{ ...command, screen: shows("Container app Started") }])).toEqual([
			[4, 5, 1],
		]);
		const job = 'service "db" didn\'t complete successfully: exit 4';
		const composed = died(4).map((one) => ({ ...one, composeService: "db" }));
		expect(failuresOf(composed, [{ ...command, screen: shows(job), exit: 1 }])).toEqual([]);
		const ill = { ...command, exit: 1, screen: shows("container app is unhealthy") };
		expect(failuresOf([told("start", 1), told("unhealthy", 2)], [ill])).toEqual([]);
	});
});
