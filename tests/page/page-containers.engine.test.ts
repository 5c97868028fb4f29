import { describe, expect, test } from "vitest";
import type { Issue } from "../../scripts/plan/issue.ts";
import { broken, dialogue, fence, recorded } from "../support/record-source.ts";
import { usePageEngine } from "../support/use-page-engine.ts";

const one = usePageEngine("alpine", "python:3.13-slim");
const { record } = one;

/** The only issue of a page. */
async function issueOf(page: string): Promise<Issue> {
	const [issue, ...others] = broken(await record(page));
	expect(others).toEqual([]);
	if (issue === undefined) throw new Error("No issue.");
	return issue;
}

/** Waits for it in the page, since a busy machine starts containers late. */
const untilDead = (name: string) =>
	`until docker inspect -f {{.State.Status}} ${name} | grep -q exited; do sleep 0.1; done`;

/** A system of two services, of which `db` runs a command of its own. */
function system(command: string, up: string, options = ""): string {
	const services = [
		"services:",
		"  api:",
		"    image: alpine",
		"    command: sh -c 'trap \"exit 7\" TERM; echo ready; sleep 60 & wait'",
		"    depends_on: { db: { condition: service_completed_successfully } }",
		"  db:",
		"    image: alpine",
		`    command: ${command}`,
	];
	const file = fence(["cat > compose.yml << 'END'", ...services, "END"].join("\n"), "hidden");
	return file + fence(up, options);
}

describe("a container that fails though its command does not", () => {
	test("breaks the page at the command that started it, a moment after the last one, too", async () => {
		const issue = await issueOf(
			fence("echo a") +
				fence("echo b\ndocker run -d --name app alpine sh -c 'echo why >&2; sleep 0.5; exit 3'"),
		);
		expect(issue).toMatchObject({
			file: "src/content/docs/a.mdx",
			line: 7,
			column: 1,
			message: "The container `app` (alpine) ended with status 3.",
			hint: expect.stringContaining("say so: fails=3."),
		});
		expect(issue.details).toMatch(
			/> 7 \| docker run -d[\s\S]*\d\.\d s[\s\S]*Its log ends with:\n {2}│ why$/,
		);
	});

	test("breaks it also where it takes more than a moment, if it is at work all the while", async () => {
		const start = `docker run -d alpine sh -c 'timeout 2 sh -c "while :; do :; done"; exit 3'`;
		expect(await issueOf(fence(start))).toMatchObject({ line: 2 });
	});

	test.each([
		["in a list", "docker run --name app alpine sh -c 'exit 3' || true"],
		["in a pipe", "docker run --name app alpine sh -c 'exit 3' 2>&1 | tail -1"],
		["in the background", "docker run --name app alpine sh -c 'exit 3' &\nwait"],
		["and is removed at once", "docker run -d --rm --name app alpine sh -c 'exit 3'"],
		[
			"and is removed by the page",
			`docker run -d --name app alpine sh -c 'exit 3'\n${untilDead("app")}\ndocker rm app`,
		],
	])("breaks it %s", async (_, command) => {
		const { message, line } = await issueOf(fence(command));
		expect({ message, line }).toEqual({
			message: "The container `app` (alpine) ended with status 3.",
			line: 2,
		});
	});

	test("breaks it where its memory ends", async () => {
		const { message } = await issueOf(
			fence('docker run -d --name gros -m 10m python:3.13-slim python -c "x=[0]*10**8"'),
		);
		expect(message).toBe(
			"The container `gros` (python:3.13-slim) was killed for want of memory, of which it may use 10 MiB (status 137).",
		);
	});

	test.each([
		["false", /ended with status 1 \d times: it is restarted in a loop\.$/],
		["true", /ends and is restarted in a loop: it was started \d times\.$/],
	])("breaks it where it is started again and again: %s", async (program, message) => {
		const start = fence(`docker run -d --name app --restart=always alpine ${program}`);
		const wait = fence(
			"until docker inspect -f {{.RestartCount}} app | grep -q '[3-9]'; do sleep 0.1; done",
		);
		const issue = await issueOf(start + wait + fence("docker rm -f app"));
		expect(issue.message).toMatch(message);
		expect(issue.line).toBe(2);
	});

	test("breaks it where it turns unhealthy", async () => {
		const check = "--health-cmd 'echo ill; false' --health-interval=0.2s --health-retries=2";
		const start = fence(`docker run -d --name app ${check} alpine sleep 60`);
		const wait = fence("until docker ps | grep unhealthy; do sleep 0.1; done");
		const issue = await issueOf(start + wait);
		expect(issue).toMatchObject({
			line: 2,
			message: "The container `app` (alpine) turned unhealthy.",
			hint: expect.stringContaining('fails="unhealthy"'),
			details: expect.stringMatching(/Its health check says:\n {2}│ ill$/),
		});
	});

	test("breaks it where its status is another command's by chance", async () => {
		const wait = fence("docker ps -a | grep Exited", 'retry="20s"');
		const start = fence("docker run -d --name app alpine sh -c 'sleep 1; exit 1'");
		expect(await issueOf(start + wait)).toMatchObject({ line: 2 });
	});

	test("breaks it where its command ends in a terminal that nobody looks at any more", async () => {
		const start = "docker run --name app alpine sh -c 'echo up; sleep 0.5; exit 3'";
		const page = fence(start, 'terminal="other" until=/up/') + fence(untilDead("app"));
		expect(await issueOf(page)).toMatchObject({ line: 2 });
	});

	test("breaks it where it is one of a system", async () => {
		const up = "docker compose up -d --no-deps api\ndocker compose up -d db";
		const { message, line } = await issueOf(system("sh -c 'sleep 0.3; exit 3'", up));
		expect(message).toMatch(/^The container `\w+-db-1` \(alpine\) ended with status 3\.$/);
		expect(line).toBe(16);
	});

	test("breaks it at the command that started it again", async () => {
		const first = fence("docker run --name app alpine sh -c 'exit 3'", "exit=3");
		const issue = await issueOf(first + fence("docker start app"));
		expect(issue).toMatchObject({
			line: 6,
			message: "The container `app` (alpine) ended with status 3.",
		});
	});

	test("is told after what broke because of it", async () => {
		const start = fence(`docker run -d --name app alpine sh -c 'exit 3'\n${untilDead("app")}`);
		const [broke, died, skipped] = broken(
			await record(start + fence("docker exec app ls") + fence("ls")),
		);
		expect(broke).toMatchObject({
			line: 7,
			message: "The command ended with status 1, expected 0.",
		});
		expect(died).toMatchObject({
			line: 2,
			message: "The container `app` (alpine) ended with status 3.",
		});
		expect(skipped?.message).toContain("not run after the break");
	});
});

describe("a container's end that is no failure", () => {
	const RUN = "docker run -d --name app alpine sleep 60";
	const TRAP = `sh -c 'trap "exit 130" INT; echo up; sleep 60 & wait'`;
	/** Parts of a page, by what they show; between them all containers go. */
	const PARTS: readonly (readonly [string, string])[] = [
		["docker stop", fence(`${RUN}\ndocker stop -t 0 app`)],
		["docker kill", fence(`${RUN}\ndocker kill app`)],
		["docker rm -f", fence(`${RUN}\ndocker rm -f app`)],
		["docker restart", fence(`${RUN}\ndocker restart -t 0 app`)],
		[
			"^C, of which its command tells",
			fence(`docker run --name app alpine ${TRAP}`, "until=/up/") + dialogue(["^C"], "exit=130"),
		],
		[
			"^C in its own terminal",
			fence(`docker run -it --name app alpine ${TRAP}`, "until=/up/") +
				dialogue(["^C"], "exit=130"),
		],
		[
			"a status that its command hands on",
			fence("docker run --rm alpine sh -c 'exit 3'", "exit=3"),
		],
		[
			"one that a repeated command hands on",
			fence(
				"docker run --rm -v /tmp:/t alpine rmdir /t/x || { mkdir -p /tmp/x; false; }",
				'retry="20s"',
			),
		],
		[
			"one that a command hands on that was attached later",
			fence(`docker run -dit --name app alpine sh`) +
				dialogue(["$ docker attach app", "/ # exit 3"], "exit=3"),
		],
		[
			"docker compose down",
			system("sleep 60", "docker compose up -d --no-deps api\ndocker compose down"),
		],
		[
			"^C in what Compose shows",
			system("sleep 60", "docker compose up --no-deps api", "until=/ready/") + dialogue(["^C"]),
		],
		[
			"one that Compose tells of and hands on as another",
			system("sh -c 'exit 3'", "docker compose up -d", "exit=1"),
		],
		["status 0", fence("docker run -d alpine true")],
		["one that is declared", fence("docker run -d alpine sh -c 'exit 3'", "fails=3")],
		[
			"several that are declared",
			fence("docker run -d alpine false; docker run -d alpine sh -c 'exit 3'", 'fails="1,3"'),
		],
		[
			"restarts that are declared where they began",
			fence("docker run -d --name app --restart=on-failure:2 alpine false", "fails=1") +
				fence(untilDead("app")),
		],
	];

	test("does not break a page that has all of them", async () => {
		const clean = fence("for one in $(docker ps -aq); do docker rm -f $one; done");
		const page = PARTS.map(([what, part]) => `${what}\n\n${part}`).join(clean);
		recorded(await record(page));
	}, 120_000);
});

describe("a command that is left running in a container", () => {
	const RUN = fence("docker run -d --name app alpine sleep 60");
	test("breaks the page where it fails, a moment after the last one, too", async () => {
		const issue = await issueOf(RUN + fence("docker exec -d app sh -c 'sleep 0.5; exit 3'"));
		expect(issue).toMatchObject({
			line: 6,
			message:
				"`sh -c sleep 0.5; exit 3`, which runs on in the container `app`, ended with status 3.",
		});
	});

	test("is no failure where it ends well, is ended, or goes with its container", async () => {
		const code = [
			"docker exec -d app sh -c 'sleep 0.5'",
			"docker exec -d app sh -c 'echo $$ > /pid; exec sleep 61'",
			"docker exec app sh -c 'until test -s /pid; do sleep 0.1; done; kill $(cat /pid)'",
			"docker exec -d app sleep 60",
			"docker stop -t 0 app",
		];
		recorded(await record(RUN + fence(code.join("\n"))));
	});
});

test("what a fence declares must happen", async () => {
	const issue = await issueOf(fence("docker run -d alpine true", 'id="x" fails="3,unhealthy"'));
	expect(issue).toMatchObject({
		line: 1,
		message: "Nothing that `x` runs failed as it declares: 3, unhealthy.",
	});
});
