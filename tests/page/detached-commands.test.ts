import { expect, test } from "vitest";
import { judgeDetached } from "../../scripts/page/detached-commands.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { told } from "../support/container-events.ts";
import { fence } from "../support/record-source.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Seen = Parameters<typeof judgeDetached>[1];

/** Judges a page of one line, entered at 0. */
async function judge(line: string, seen: Partial<Seen>, options = "") {
	await using folder = await temporaryFolder();
	await folder.write({ "src/content/docs/a.mdx": fence(line, options) });
	const [page] = (await planPages(folder.path)).pages;
	const [snippet] = page?.snippets ?? [];
	const [entry] = snippet?.entries ?? [];
	if (page === undefined || snippet === undefined || entry === undefined)
		throw new Error("No page.");
	const entered = [{ at: 0, snippet, entry }];
	return judgeDetached(page, { events: [], entered, commands: [], ...seen });
}

const ran = (command: string, status: number) => [
	told("exec_start", 5, { exec: "1", command }),
	told("exec_die", 50, { exec: "1", status }),
];

test.each([
	["docker exec -d app sh -c 'sleep 1; exit 3'", "sh -c sleep 1; exit 3", 3],
	["docker exec -itd app false", "false", 1],
	["docker exec -w /srv --detach app ls /nowhere", "ls /nowhere", 2],
	["docker exec -e A=1 -u app --workdir /srv -d app false", "false", 1],
	['n=4; docker exec -d app sh -c "exit $n"', "sh -c exit 4", 4],
	["docker container exec --detach app ls $FOLDER", "ls /nowhere", 2],
	["docker compose exec -T -d db pg_dump demo", "pg_dump demo", 1],
	["docker exec -d app worker", "worker", 139],
])("%s that fails is told at its line", async (line, command, status) => {
	const { issues } = await judge(line, { events: ran(command, status) });
	expect(issues).toEqual([expect.objectContaining({ line: 2, sign: status })]);
	expect(issues[0]?.message).toContain(`\`${command}\``);
	expect(issues[0]?.hint).toContain(`fails=${status}.`);
});

test("one that its fence declares is none", async () => {
	const events = ran("false", 1);
	const { issues, declared } = await judge("docker exec -d app false", { events }, "fails=1");
	expect(issues).toEqual([]);
	expect(declared).toEqual([expect.objectContaining({ failure: 1 })]);
});

const screen = { lines: [], dropped: 0, redrawn: [] };
const LINE = "docker exec -d app sleep 60";
test.each<[string, string, Partial<Seen>]>([
	["one that ends well", LINE, { events: ran("sleep 60", 0) }],
	["one that goes on", LINE, { events: ran("sleep 60", 1).slice(0, 1) }],
	[
		"one with such an option of its own",
		"docker exec app ls -d /x || true",
		{ events: ran("ls -d /x", 2) },
	],
	["one whose shell tells", "docker exec app false", { events: ran("false", 1) }],
	["a health check meanwhile", LINE, { events: ran("/bin/sh -c curl -f localhost", 22) }],
	["one that somebody ends", LINE, { events: ran("sleep 60", 143) }],
	[
		"one whose container is stopped",
		LINE,
		{ events: [...ran("sleep 60", 1), told("kill", 40, { signal: 15 }), told("die", 45)] },
	],
	[
		"one that cannot begin, as its command's status tells",
		"docker exec -d app nothing",
		{
			events: ran("nothing", 127),
			commands: [{ screen, exit: 127, hasStarted: true, from: 1, to: 60 }],
		},
	],
])("%s is no failure", async (_, line, seen) => {
	expect(await judge(line, seen)).toEqual({ issues: [], declared: [] });
});
