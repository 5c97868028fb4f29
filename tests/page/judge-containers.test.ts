import { expect, test } from "vitest";
import { type Entered, judgeContainers } from "../../scripts/page/judge-containers.ts";
import { type PlannedPage, planPages } from "../../scripts/plan/plan-pages.ts";
import { looks, told } from "../support/container-events.ts";
import { fence } from "../support/record-source.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Seen = Parameters<typeof judgeContainers>[1];

/** Judges a page whose lines are entered at 0, 10, 20 and so on. */
async function judge(source: string, seen: Partial<Seen>) {
	await using folder = await temporaryFolder();
	await folder.write({ "src/content/docs/a.mdx": source });
	const [page] = (await planPages(folder.path)).pages;
	if (page === undefined) throw new Error("No page.");
	const nothing = { events: [], looks: new Map(), commands: [] };
	return judgeContainers(page, { ...nothing, entered: enter(page), ...seen });
}

function enter({ snippets }: PlannedPage): Entered[] {
	const lines = snippets.flatMap((snippet) => snippet.entries.map((entry) => ({ snippet, entry })));
	return lines.map((line, index) => ({ ...line, at: index * 10 }));
}

const places = ({ issues }: Awaited<ReturnType<typeof judge>>) => issues.map(({ line }) => line);
const died = (at: number, rest = {}) => [
	told("start", at, rest),
	told("die", at + 600, { status: 1, ...rest }),
];

test("a container that failed is told at the line that started it, with all that is known of it", async () => {
	const page = fence("ls\ndocker start app") + fence("sleep 9");
	const log = ["Traceback", "NameError"];
	const { issues, declared } = await judge(page, { events: died(15), looks: looks({ log }) });
	expect(declared).toEqual([]);
	expect(issues).toEqual([
		{
			file: "src/content/docs/a.mdx",
			line: 3,
			column: 1,
			sign: 1,
			message: "The container `app` (alpine) ended with status 1.",
			hint: "If it is meant to, say so: fails=1. If the page has done with it, stop it there: docker stop.",
			details: [
				"  1 | ```sh run ",
				"  2 | ls",
				"> 3 | docker start app",
				"    | ^",
				"  4 | ```",
				"  5 |",
				"It was 0.6 s old then; the line entered last was line 7.",
				"Its log ends with:",
				"  │ Traceback",
				"  │ NameError",
			].join("\n"),
		},
	]);
});

test("one that was removed at once is told without its log", async () => {
	const { issues } = await judge(fence("docker run --rm alpine"), { events: died(5) });
	expect(issues[0]?.details).toMatch(/It was removed before anybody could read its log\.$/);
});

test("the limit that it ran into is told", async () => {
	const [start, oom, died] = [told("start", 1), told("oom", 2), told("die", 3, { status: 137 })];
	const messages = async (memory: number, events = [start, oom, died]) => {
		const { issues } = await judge(fence("ls"), { events, looks: looks({ memory }) });
		return issues.map(({ message }) => message);
	};
	const killed = "The container `app` (alpine) was killed for want of memory";
	expect(await messages(64 * 1024 ** 2)).toEqual([
		`${killed}, of which it may use 64 MiB (status 137).`,
	]);
	expect(await messages(0)).toEqual([`${killed} (status 137).`]);
	// Docker has missed it.
	expect(await messages(64 * 1024 ** 2, [start, died])).toEqual(await messages(64 * 1024 ** 2));
	expect(await messages(0, [start, died])).toEqual([
		"The container `app` (alpine) ended with status 137.",
	]);
});

test("what its health check said is told", async () => {
	const events = [told("start", 1), told("unhealthy", 2)];
	const { issues } = await judge(fence("ls", "fails=3"), {
		events,
		looks: looks({ check: "ill\nso" }),
	});
	expect(issues).toEqual([
		expect.objectContaining({
			message: "The container `app` (alpine) turned unhealthy.",
			hint: expect.stringContaining('say so: fails="3,unhealthy".'),
			details: expect.stringMatching(/Its health check says:\n {2}│ ill\n {2}│ so$/),
		}),
	]);
});

test("a failure that its fence declares is none, and is known to have happened", async () => {
	const page = fence("docker start app", "fails=1") + fence("docker start app");
	const judged = await judge(page, { events: [...died(5), ...died(15, { name: "other" })] });
	expect(places(judged)).toEqual([6]);
	expect(judged.declared).toEqual([
		{ snippet: expect.objectContaining({ id: "snippet-1" }), failure: 1 },
	]);
});

test("one that fails and is restarted again and again may be declared as both, its status always", async () => {
	const seen = {
		events: [5, 1005, 2005].flatMap((at) => died(at)),
		looks: looks({ restartPolicy: "always" }),
	};
	const both = await judge(fence("docker start app", 'fails="restarting,1"'), seen);
	expect([places(both), both.declared.map(({ failure }) => failure)]).toEqual([
		[],
		[1, "restarting"],
	]);
	expect(places(await judge(fence("docker start app", "fails=restarting"), seen))).toEqual([2]);
	const twice = { ...seen, events: seen.events.slice(0, 4) };
	const { declared } = await judge(fence("docker start app", 'fails="restarting,1"'), twice);
	expect(declared.map(({ failure }) => failure)).toEqual([1]);
});

test("what a command told is not told again", async () => {
	const screen = { dropped: 0, redrawn: [], lines: [] };
	const commands = [{ from: 0, to: 700, exit: 1, hasStarted: true, screen }];
	const events = [told("attach", 4), ...died(5)];
	expect(places(await judge(fence("docker run alpine false"), { events, commands }))).toEqual([]);
});

test("what was started before the page is not its matter", async () => {
	expect(places(await judge(fence("ls"), { events: died(-5) }))).toEqual([]);
});

test.each([
	["the line that was entered last", "docker run alpine\nls", 3],
	["one that has a job in the background and names the image", "docker run alpine & true\nls", 2],
	["the last one, where that names the image, too", "docker run alpine &\ndocker run alpine", 3],
	["the last one, where no other may be at work", "docker run alpine 2>&1 && ls\nls", 3],
])("who started it: %s", async (_, commands, line) => {
	expect(places(await judge(fence(commands), { events: died(15) }))).toEqual([line]);
});

test("who started it: what another terminal was left with", async () => {
	const page = fence("docker compose up", 'terminal="b" until=/up/') + fence("ls");
	expect(places(await judge(page, { events: died(15, { composeService: "api" }) }))).toEqual([2]);
	expect(places(await judge(page, { events: died(15) }))).toEqual([6]);
});

test("a task of a swarm is told at the line that made or changed its service, whatever is entered meanwhile", async () => {
	const place = async (lines: string, swarmService: string) => {
		const seen = { events: died(35, { name: `${swarmService}.1.x`, swarmService }) };
		return places(await judge(fence(lines), seen));
	};
	const services = "docker service create --name web x\ndocker service create --name db x";
	expect(await place(`${services}\ndocker service ps web\nls`, "web")).toEqual([2]);
	expect(await place(`${services}\ndocker service scale web=2\nls`, "web")).toEqual([4]);
	expect(await place("docker stack deploy -c a.yml shop\nls\nls\nls", "shop_web")).toEqual([2]);
	expect(await place("ls\ndocker service create x\nls\nls", "sad_wu")).toEqual([3]);
	expect(await place("ls\nls\nls\nmy-script", "web")).toEqual([5]);
});
