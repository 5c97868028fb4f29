import { describe, expect, test } from "vitest";
import { broken, dialogue, fence, recorded } from "../support/record-source.ts";
import { usePageEngine } from "../support/use-page-engine.ts";

const { record } = usePageEngine("alpine", "python:3.13-slim", "postgres:17");

const POSTGRES =
	"docker run -d --name db -e POSTGRES_PASSWORD=x postgres:17\nuntil docker exec db pg_isready -h localhost -q; do sleep 0.1; done";
const PSQL = "$ docker exec -it db psql -U postgres";
const SH = "$ docker run -it --rm alpine sh";

describe("a page breaks", () => {
	test.each<[what: string, page: string, line: number, message: RegExp]>([
		[
			"at a command of a pipe that never started",
			fence("docker run image-inconnue 2>&1 | tail -2"),
			2,
			/^A part of the pipe ended with status 125/,
		],
		[
			"at a value that could not be had",
			fence('echo "IP: $(docker inspect -f {{.NetworkSettings.IPAddress}} inconnu)"'),
			2,
			/^`docker inspect .* ended with status 1/,
		],
		[
			"at an error that its command overwrote",
			fence('printf "FATAL: 3 tests failed\\rOK: 3 tests passed    \\n"'),
			2,
			/, in a line that it overwrote: FATAL: 3 tests failed$/,
		],
		[
			"at a line that is printed after its command has ended",
			fence('setsid sh -c "sleep 0.5; echo FATAL > /dev/tty" & echo ok'),
			2,
			/^It says that something failed/,
		],
		[
			"at a job that fails when all has run",
			fence("(sleep 0.4; exit 3) & echo ok"),
			2,
			/^The job .* ended with status 3/,
		],
		[
			"at an alias, where a later fence would be misled",
			fence('alias docker="echo tout va bien #"', "hidden") + fence("docker stop inconnu"),
			2,
			/^An alias hides the command `docker`/,
		],
		[
			"at a line of a dialogue that fails, though its shell ends well",
			dialogue([SH, "/ # cat absent", "/ # exit 0"]),
			3,
			/No such file|status 1/,
		],
		[
			"at a word that is no command in a dialogue",
			dialogue([SH, "/ # lss -l", "/ # exit 0"]),
			3,
			/`lss -l` ended with status 127|not found/,
		],
		[
			"at a statement that psql refuses",
			fence(POSTGRES, "hidden") + dialogue([PSQL, "postgres=# SELEC 1;", "postgres=# \\q"]),
			8,
			/^It says that something failed: ERROR: {2}syntax error/,
		],
		[
			"at a command of psql that is none",
			fence(POSTGRES, "hidden") + dialogue([PSQL, "postgres=# \\absent", "postgres=# \\q"]),
			8,
			/^It says that something failed: invalid command/,
		],
		[
			"at an expression that Python refuses",
			dialogue(["$ docker run -it --rm python:3.13-slim python -q", ">>> 1/0", ">>> exit()"]),
			3,
			/^It says that something failed: .*(Traceback|ZeroDivisionError)/,
		],
		[
			"where `until` is met by the line of an error",
			fence('sh -c "echo ERROR: not running on port; sleep 60"', "until=/running on/"),
			2,
			/^It says that something failed: ERROR: not running on port$/,
		],
		[
			"where another failure was to be",
			fence("docker inspect inconnu\ndocker versoin", "exit=1"),
			3,
			/^It says that something failed: .*versoin/,
		],
		[
			"where a confirmation gets an end of file",
			fence("docker container prune"),
			2,
			/^The command asks something/,
		],
		[
			"where what was to fail does not",
			fence("true | cat", "fails=1"),
			1,
			/^Nothing that `snippet-1` runs failed as it declares: 1\.$/,
		],
	])("%s", async (_, page, line, message) => {
		const [issue] = broken(await record(page));
		expect(issue).toMatchObject({ line, message: expect.stringMatching(message) });
	});
});

test("a page that meets Docker Hub's limit is told how to go on", async () => {
	const page = fence("echo 'toomanyrequests: You have reached your pull rate limit.'; false");
	expect(broken(await record(page))[0]?.hint).toMatch(/^Docker Hub limits .* `docker login`/);
});

describe("a page is fine", () => {
	test.each<[what: string, page: string]>([
		[
			"where it says what fails",
			fence("docker inspect inconnu 2>&1 | tail -1", "fails=1 error=/[Nn]o such/"),
		],
		["where a dialogue does", dialogue([SH, "/ # cat absent", "/ # exit 0"], "fails=1")],
		[
			"where psql does",
			fence(POSTGRES, "hidden") +
				dialogue([PSQL, "postgres=# SELEC 1;", "postgres=# \\q"], "error=/syntax error/"),
		],
		["where a server is left at work", fence("sleep 600 &")],
		["where a server is ended", fence("sleep 600 &") + fence("kill %1")],
	])("%s", async (_, page) => {
		recorded(await record(page));
	});

	test("where a dialogue's log is read back, which shows no question of the recorder's", async () => {
		const page =
			dialogue(["$ docker run -it --name one alpine sh", "/ # echo a", "/ # echo b", "/ # exit"]) +
			fence("docker logs one");
		const { snippets } = recorded(await record(page));
		expect(snippets[1]?.steps[0]?.screen.join("\n")).not.toMatch(/printf/);
	});
});
