import { describe, expect, test } from "vitest";
import { compareScreens } from "../../scripts/comparison/compare-screens.ts";
import { Identities } from "../../scripts/comparison/identities.ts";
import { areLogs } from "../../scripts/comparison/is-unordered.ts";
import { isSame, learn, runAt, screenOf } from "./screens.ts";

const [A, B, C] = ["aaaa1111bbbb", "cccc2222dddd", "eeee3333ffff"];
const [U, V, W, X] = ["a1b2c3", "b2c3d4", "c3d4e5", "d4e5f6"];
const RUN = runAt("2026-11-25T15:00:00Z");

/** What two runs are seen to vary in; `undefined` where they differ. */
function seen(first: readonly string[], second: readonly string[]) {
	const learnt = learn(first.join("\n"), second.join("\n"), [RUN, RUN]);
	return learnt && { varying: learnt.varying.map(({ line }) => line), free: learnt.free };
}

describe("lines that changed places", () => {
	test.each(["", " in 0.3s", " 2 seconds ago", ` of ${A}`, " at 2026-11-25T15:00:10Z"])(
		"are known by what they say, though they would pass for those at their places%s",
		(end) => {
			const later = end.replace("0.3s", "0.4s").replace("2 s", "3 s").replace("10Z", "11Z");
			expect(
				seen([`web 2kB${end}`, `web 9kB${end}`], [`web 9kB${later}`, `web 2kB${later}`]),
			).toEqual({ varying: [], free: [[0, 1]] });
		},
	);

	test("did not, where one of them says something else and they pass for those at their places", () => {
		expect(seen(["web 2kB", "web 9kB"], ["web 5kB", "web 2kB"])).toEqual({
			varying: [0, 1],
			free: [],
		});
		expect(seen(["web 2kB", "web 9kB"], ["web 3kB", "web 8kB"])).toEqual({
			varying: [0, 1],
			free: [],
		});
	});

	test("are told from a line beside them that only varies", () => {
		expect(seen(["web 2kB", "web 9kB", "of 11kB"], ["web 9kB", "web 2kB", "of 12kB"])).toEqual({
			varying: [2],
			free: [[0, 1]],
		});
	});

	test("each have a counterpart of their own", () => {
		expect(seen(["a", "a", "b"], ["b", "a", "a"])?.free).toEqual([[0, 2]]);
		expect(seen(["a", "a", "b"], ["b", "a", "c"])).toBeUndefined();
		expect(seen(["a", "a", "b"], ["b", "a"])).toBeUndefined();
	});

	test.each([
		[
			"above",
			[`run ${A}`, "", U, V, `${U} of ${A}`, "", "x"],
			[`run ${C}`, "", X, W, `${W} of ${C}`, "", "x"],
		],
		[
			"below",
			["x", "", U, V, `${U} of ${A}`, "", `run ${A}`],
			["x", "", X, W, `${W} of ${C}`, "", `run ${C}`],
		],
	])("are matched by what they name of the rest of the screen, %s them", (_, first, second) => {
		const many = Array.from({ length: 450 }, (_, index) => `line ${index}`);
		expect(seen(first, second)).toBeDefined();
		// A block ends at a blank line: what is beyond it counts for nothing.
		expect(seen([...many, ...first, ...many], [...many, ...second, ...many])).toBeDefined();
	});

	test("say the same up to their values with those around them, which are as free", () => {
		const lines = ["begin", "w 1kB", "w 50kB", "w 9MB", "w 2GB", "end"];
		const [begin = "", one = "", two = "", three = "", four = "", end = ""] = lines;
		expect(seen(lines, [begin, one, three, two, four, end])?.free).toEqual([[1, 4]]);
		expect(seen(lines.slice(1, -1), [one, three, two, four])?.free).toEqual([[0, 3]]);
	});

	test("are a few, and are looked for among a few", () => {
		const ids = (digit: string) =>
			Array.from({ length: 300 }, (_, index) => `${index}`.padStart(3, "0") + digit.repeat(9));
		const [before, after] = [ids("a"), ids("b")];
		expect(seen([...before, "a", "b", ...before], [...after, "b", "a", ...after])?.free).toEqual([
			[300, 301],
		]);
		const rotated = (length: number) => {
			const [head = "", ...rest] = Array.from({ length }, (_, index) => `line w${index}`);
			return seen(["x", head, ...rest], ["x", ...rest, head]);
		};
		expect(rotated(399)?.free).toEqual([[1, 399]]);
		expect(rotated(400)).toBeUndefined();
	});
});

describe("of two screens", () => {
	const compare = (before: readonly string[], after: readonly string[], free: [number, number][]) =>
		compareScreens(
			{ ...screenOf(before.join("\n"), RUN), free },
			screenOf(after.join("\n"), RUN),
			new Identities(),
		);
	const pairs = (
		before: readonly string[],
		after: readonly string[],
		free: [number, number][] = [],
	) =>
		compare(before, after, free).lines.map(({ before, after, isSame }) => [
			before?.number,
			after?.number,
			isSame,
		]);

	test("each line is told once, with its counterpart", () => {
		expect(pairs(["a", A, "b"], ["a", A, "b"])).toEqual([
			[0, 0, true],
			[1, 1, true],
			[2, 2, true],
		]);
		expect(pairs(["x", "a", "b", "y"], ["x", "b", "a", "y"], [[1, 2]])).toEqual([
			[0, 0, true],
			[1, 2, true],
			[2, 1, true],
			[3, 3, true],
		]);
	});

	test("lines stay as they stand where one of those that moved has passed what it waited for", () => {
		const lines = ["a", "b", " => [1/2] x", " => [2/2] y"];
		const [a = "", b = "", one = "", two = ""] = lines;
		expect(pairs(lines, [b, a, one, two], [[0, 3]]).every(([, , isSame]) => isSame)).toBe(true);
		expect(pairs(lines, [b, a, two, one], [[0, 3]]).every(([, , isSame]) => isSame)).toBe(false);
	});

	test("what differs shows nothing that varies", () => {
		expect(compare([A, "one"], [B, "two"], []).varying).toEqual([]);
	});
});

describe("a swarm's table of tasks", () => {
	const table = (first: string, second: string, state = "Running 5 seconds ago") =>
		[
			"ID             NAME      IMAGE           NODE       DESIRED STATE   CURRENT STATE           ERROR     PORTS",
			`6yihgqcnbyfa   horloge.1 alpine:latest   ${first.padEnd(10)} Running         ${state}`,
			`lmh72xmbryd1   horloge.2 alpine:latest   ${second.padEnd(10)} Running         ${state}`,
		].join("\n");

	test("may place a task on any machine, whatever two runs showed", () => {
		const same = table("poste", "worker-2");
		const known = learn(same, same);
		expect(known && isSame(known, table("worker-2", "poste"))).toBe(true);
		expect(learn(table("poste", "worker-1"), table("worker-1", "worker-1"))).toBeDefined();
	});

	test("may not have another state, nor a machine where there was none", () => {
		expect(learn(table("poste", "worker-1"), table("poste", ""))).toBeUndefined();
		const failed = table("poste", "worker-1", "Failed 5 seconds ago ");
		expect(learn(table("poste", "worker-1"), failed)).toBeUndefined();
	});

	test("names machines that vary only there", () => {
		const nodes = (name: string) =>
			`HOSTNAME   STATUS    AVAILABILITY\n${name}    Ready     Active`;
		expect(learn(nodes("noeud2"), nodes("noeud3"))).toBeUndefined();
		const names = (name: string) => `NODE      STATE     PORTS\n${name}    Ready     Active`;
		expect(learn(names("noeud2"), names("noeud3"))).toBeUndefined();
	});
});

test.each([
	["#2 transferring dockerfile: 274B done", "#2 transferring dockerfile: 274B 0.0s done", true],
	["#12 exporting layers done", "#12 exporting layers 0.1s done", true],
	["#2 transferring dockerfile: 274B done", "#2 transferring context: 274B 0.0s done", false],
	["2 transferring 274B done", "2 transferring 274B 0.0s done", false],
	["#2 took 0.1s", "#2 took", false],
])("BuildKit's log may say how long a part took, or not: %s, %s", (one, other, isFine) => {
	for (const [first, second] of [
		[one, other],
		[other, one],
	] as const) {
		expect(learn(first, second) !== undefined).toBe(isFine);
	}
});

test("a database that stops may tell of a client that was not gone yet", () => {
	const log = (...lines: readonly string[]) =>
		["received fast shutdown request", ...lines, "shutting down"]
			.map((line) => `2026-11-25 15:00:00 UTC [48] ${line}`)
			.join("\n");
	const gone = "FATAL:  terminating connection due to administrator command";
	expect(learn(log(), log(gone, "LOG:  could not send data to client: Broken pipe"))).toBeDefined();
	expect(learn(log(), log("FATAL:  the database system is shutting down"))).toBeUndefined();
	// One that is ended while the database goes on may be what the page shows.
	const running = log("database system is shut down", "ready to accept connections");
	const ended = log("database system is shut down", "ready to accept connections", gone);
	expect(learn(running, ended)).toBeUndefined();
});

test("a database that starts may tell of a client that came too early", () => {
	const log = (...lines: readonly string[]) =>
		["starting PostgreSQL 17.6", ...lines, "database system is ready to accept connections"]
			.map((line) => `2026-11-25 15:00:00 UTC [1] LOG:  ${line}`.replace("LOG:  FATAL", "FATAL"))
			.join("\n");
	expect(learn(log(), log("FATAL:  the database system is starting up"))).toBeDefined();
	expect(learn(log(), log("FATAL:  database files are incompatible with server"))).toBeUndefined();
	const answer = (text: string) => `psql: error: connection to server failed: ${text}`;
	expect(learn("", answer("FATAL:  the database system is starting up"))).toBeUndefined();
});

test("an address of IPv4 in the notation of IPv6 varies as others do", () => {
	const log = (address: string) => `[${address}]:39026: response:404`;
	expect(learn(log("::ffff:172.17.0.1"), log("::ffff:10.200.0.1"))).toBeDefined();
	expect(learn(log("::ffff:172.17.0.1"), log("::ffff:127.0.0.1"))).toBeUndefined();
});

test("logs that are asked for together have an order each, and none of all", () => {
	const known = screenOf(
		"web-1  | un\nweb-1  | deux\ndb-1   | prêt",
		runAt("2026-11-25T15:00:00Z"),
	);
	const shown = "db-1   | prêt\nweb-1  | un\nweb-1  | deux";
	expect(isSame(known, shown)).toBe(false);
	const logs = { ...known, areLogs: true };
	expect(isSame(logs, shown)).toBe(true);
	expect(isSame(logs, "db-1   | prêt\nweb-1  | deux\nweb-1  | un")).toBe(false);
	expect(isSame(logs, "db-1   | prêt\nweb-1  | un")).toBe(false);
	expect(isSame({ ...known, lines: ["un", "deux"], areLogs: true }, "deux\nun")).toBe(false);
});

test.each([
	["docker compose logs", true],
	["docker-compose -f a.yaml logs --tail 3 web", true],
	["docker service logs web", true],
	["docker logs web", false],
	["docker compose ps; tail logs", false],
	["docker compose up", false],
])("%s asks for logs together: %s", (command, is) => {
	expect(areLogs(command)).toBe(is);
});
