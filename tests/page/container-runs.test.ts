import { expect, test } from "vitest";
import { containerRuns } from "../../scripts/page/container-runs.ts";
import { looks, told } from "../support/container-events.ts";

const NO_LOOKS = new Map();
const twice = (status: number) => [
	told("start", 1),
	told("die", 2, { status }),
	told("start", 3),
	told("die", 4, { status }),
];
/** How many lives each chain has. */
const lengths = (chains: readonly unknown[][]) => chains.map(({ length }) => length);

test("a life is what happens between a start and an end", () => {
	const [chain] = containerRuns(
		[told("start", 1), told("oom", 2), told("unhealthy", 3), told("die", 4, { status: 137 })],
		NO_LOOKS,
	);
	expect(chain).toEqual([
		expect.objectContaining({
			name: "app",
			started: 1,
			outOfMemory: 2,
			unhealthy: 3,
			ended: 4,
			status: 137,
			isStopped: false,
		}),
	]);
});

test("a container that runs has not ended, and one that never started had no life", () => {
	const events = [told("die", 1, { name: "b", status: 128 }), told("start", 2)];
	expect(containerRuns(events, NO_LOOKS)).toEqual([
		[expect.objectContaining({ name: "app", ended: undefined, status: undefined })],
	]);
});

test("the lives of several containers are told by their begin, and not mixed up", () => {
	const b = { name: "b" };
	const events = [told("start", 1), told("start", 2, b), told("die", 3, { status: 1 })];
	const chains = containerRuns([...events, told("die", 4, { ...b, status: 0 })], NO_LOOKS);
	expect(chains.flat().map(({ name, status }) => [name, status])).toEqual([
		["app", 1],
		["b", 0],
	]);
});

test.each([
	["TERM", 15, 1, true],
	["KILL", 9, 137, true],
	["INT", 2, 0, true],
	["HUP, for which it reads its configuration anew", 1, 1, false],
	["HUP, which it dies of", 1, 129, true],
	["WINCH", 28, 1, false],
])(
	"who is sent a signal is stopped, if it is one to stop for: %s",
	(_, signal, status, isStopped) => {
		const events = [told("start", 1), told("kill", 2, { signal }), told("die", 3, { status })];
		expect(containerRuns(events, NO_LOOKS)).toEqual([[expect.objectContaining({ isStopped })]]);
	},
);

test("a signal stops one life only", () => {
	const killed = [
		told("start", 1),
		told("kill", 2, { signal: 9 }),
		told("die", 3, { status: 137 }),
	];
	const events = [...killed, told("start", 4), told("die", 5, { status: 1 })];
	const runs = containerRuns(events, NO_LOOKS).flat();
	expect(runs.map(({ isStopped }) => isStopped)).toEqual([true, false]);
});

test.each([
	["no", 1, [1, 1]],
	["", 1, [1, 1]],
	["always", 0, [2]],
	["unless-stopped", 1, [2]],
	["on-failure", 1, [2]],
	["on-failure", 0, [1, 1]],
])(
	"lives are one chain where the engine starts it again: %s after status %i",
	(policy, status, expected) => {
		expect(lengths(containerRuns(twice(status), looks({ restartPolicy: policy })))).toEqual(
			expected,
		);
	},
);

test("a chain ends where somebody stops the container", () => {
	const events = [
		...twice(1),
		told("start", 5),
		told("kill", 6, { signal: 15 }),
		told("die", 7, { status: 143 }),
		told("start", 8),
	];
	expect(lengths(containerRuns(events, looks({ restartPolicy: "always" })))).toEqual([3, 1]);
});

test("all that a swarm starts for one service is one chain", () => {
	const web = (number: number) => ({ name: `web.1.${number}`, swarmService: "web" });
	const events = [
		told("start", 1, web(1)),
		told("die", 2, { ...web(1), status: 1 }),
		told("start", 3, web(2)),
		told("start", 4),
	];
	expect(lengths(containerRuns(events, NO_LOOKS))).toEqual([2, 1]);
});
