import { stat } from "node:fs/promises";
import { join } from "node:path";
import type Docker from "dockerode";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { hostMachine } from "../../scripts/host/host-machine.ts";
import { chooseJobs } from "../../scripts/record/choose-jobs.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { recordingSchema } from "../../scripts/recording/schema.ts";
import { hubAnswers } from "../../scripts/versions/hub-answers.ts";
import { listVersions } from "../../scripts/versions/read-engines.ts";
import { type Checkout, checkout, NO_DOCKER } from "../support/checkout.ts";
import { LISTED, UNLISTED, USUAL } from "../support/listed-engines.ts";
import { peakMemoryEnvironment, readPeakMemory } from "../support/peak-memory.ts";

// Each test runs the recorder several times, on a machine that has other work to do.
vi.setConfig({ testTimeout: 180_000 });

const RECORDING = recordingFile(USUAL.version, "a");
/** A page that says something else each time it runs, and yet the same. */
const HELLO = `Prose.

\`\`\`sh run id="hello"
docker run --rm alpine echo hello
docker ps -a
\`\`\`

\`\`\`sh run id="date"
date
\`\`\`
`;

const isHubThere = await hubAnswers();
let host: Docker;
let one: Checkout;

beforeAll(async () => {
	host = await connectHost();
});
afterEach(() => one?.[Symbol.asyncDispose]());

describe("the recorder", () => {
	test("records what is stale, then has nothing to do, then finds nothing changed", async () => {
		one = await checkout({ a: HELLO, b: "```sh run\necho b\n```\n" });
		const first = await one.record([]);
		expect(first.output).toContain("2 pages run, 2 new.");
		expect(first.output).toContain(chooseJobs(undefined, await hostMachine(host)).reason);
		expect(first.code).toBe(0);
		expect(await one.recordings()).toEqual(["a.json", "b.json"]);
		const recording = recordingSchema.parse(JSON.parse(await one.read(RECORDING)));
		expect(recording.snippets.map(({ id, steps }) => [id, steps.map(({ exit }) => exit)])).toEqual([
			["hello", [0, 0]],
			["date", [0]],
		]);
		expect(recording.provenance.images.map(({ reference }) => reference)).toEqual([
			"alpine:latest",
		]);

		// No engine answers, and none is needed.
		const second = await one.record([], NO_DOCKER);
		expect(second).toEqual({ code: 0, output: expect.stringContaining("Nothing to record") });
		expect(await one.record(["--frozen"], NO_DOCKER)).toEqual({ code: 0, output: "" });

		const before = await stat(join(one.path, RECORDING));
		const third = await one.record(["--force", "a", "--jobs", "1000"]);
		expect(third).toEqual({ code: 0, output: expect.stringContaining("1 page run, 1 kept.") });
		expect(third.output).toContain(chooseJobs(1000, await hostMachine(host)).reason);
		expect((await stat(join(one.path, RECORDING))).mtimeMs).toBe(before.mtimeMs);

		// A changed command makes its own page stale, and only that one.
		await one.write({ "src/content/docs/a.mdx": HELLO.replace("echo hello", "echo salut") });
		const frozen = await one.record(["--frozen"], NO_DOCKER);
		expect(frozen.code).toBe(1);
		expect(frozen.output).toContain("src/content/docs/a.mdx:3:1 Its recording is stale");
		expect(frozen.output).not.toContain("b.mdx");
		const fourth = await one.record([]);
		expect(fourth.code).toBe(0);
		expect(fourth.output).toContain("1 terminal changed, see git diff:\n  a hello");
		expect(await one.read(RECORDING)).toContain("salut");
	});

	test("needs no Docker to list the versions, and the snippets with their places and options", async () => {
		one = await checkout({
			a: `${HELLO}\n\`\`\`console run id="d" exit=130 terminal="t" timeout="5s"\n$ cat\n^C\n\`\`\`\n`,
		});
		const { code, output } = await one.record(["--list"], NO_DOCKER);
		expect(code).toBe(0);
		expect(output.split("\n")).toEqual([
			...LISTED.map(({ version }) => expect.stringMatching(`^Docker ${version}: `)),
			"src/content/docs/a.mdx:3 hello sh terminal=terminal timeout=60s",
			"    $ docker run --rm alpine echo hello",
			"    $ docker ps -a",
			"src/content/docs/a.mdx:8 date sh terminal=terminal timeout=60s",
			"    $ date",
			"src/content/docs/a.mdx:12 d console terminal=t timeout=5s exit=130",
			"    $ cat",
			"    ^C",
		]);
	});

	test("fails without Docker, and says where it looked", async () => {
		one = await checkout({ a: HELLO });
		const { code, output } = await one.record([], NO_DOCKER);
		expect(code).toBe(3);
		expect(output).toContain("No Docker engine answers");
		expect(output).toContain("/nonexistent/docker.sock");
		expect(output).not.toMatch(/^\s+at /m);
		expect(await one.recordings()).toEqual([]);
	});

	test.each([
		[["--unknown"], "--unknown"],
		[["--jobs", "none"], "--jobs takes a whole number"],
		[["nowhere"], "No page with snippets is named nowhere. There are: a."],
		[["--engine", "29.x"], "`29.x` is no Docker version such as 29.0"],
	])("cannot be called like that: %j", async (argv, message) => {
		one = await checkout({ a: HELLO });
		const { code, output } = await one.record(argv, NO_DOCKER);
		expect(code).toBe(2);
		expect(output).toContain(message);
	});

	test.each([
		["auto", `docker:${UNLISTED}-dind`],
		["official", `docker:${UNLISTED}-dind`],
		["stand-in", `Docker ${UNLISTED} has no stand-in: snippets/engines.json does not list it.`],
	])(
		"cannot be called with a version that there is nowhere: --images %s",
		async (kind, message) => {
			one = await checkout({ a: HELLO });
			const { code, output } = await one.record(
				["--engine", UNLISTED, "--images", kind],
				NO_DOCKER,
			);
			expect(code).toBe(3);
			expect(output).toContain(message);
			expect(output).toContain(`Known here are ${listVersions(LISTED)}`);
		},
	);

	test("tells the mistakes of all pages by line and column, before it runs any", async () => {
		one = await checkout({ a: HELLO, b: "```sh run bad\nls\n```\n", c: "Text.\n\n<Open>\n" });
		const { code, output } = await one.record([], NO_DOCKER);
		expect(code).toBe(2);
		expect(output).toContain("src/content/docs/b.mdx:1:11 Unknown option `bad`.");
		expect(output).toContain("src/content/docs/c.mdx:3:1 ");
	});

	test.skipIf(isHubThere)(
		"cannot use official images where Docker Hub is out of reach",
		async () => {
			one = await checkout({ a: HELLO });
			const { code, output } = await one.record(["--images", "official"]);
			expect(code).toBe(3);
			expect(output).toContain("Docker Hub");
		},
	);
});

describe("a check", () => {
	test("tells drift with a readable diff, and writes nothing", async () => {
		one = await checkout({ a: HELLO });
		expect((await one.record([])).code).toBe(0);
		const recording = recordingSchema.parse(JSON.parse(await one.read(RECORDING)));
		const [step] = recording.snippets[0]?.steps ?? [];
		step?.screen.splice(-1, 1, "hello, world");
		const edited = { ...recording, checksum: checksum(recording) };
		const text = `${JSON.stringify(edited, null, "\t")}\n`;
		await one.write({ [RECORDING]: text });

		const { code, output } = await one.record(["--check"]);
		expect(code).toBe(1);
		expect(output).toContain("src/content/docs/a.mdx:4:1 The screen of `hello` drifted");
		expect(output).toContain("  $ docker run --rm alpine echo hello\n");
		expect(output).toMatch(/^ {2}- hello, world$/m);
		expect(output).toMatch(/^ {2}\+ hello$/m);
		expect(await one.read(RECORDING)).toBe(text);
	});

	test("is fine where nothing differs in meaning", async () => {
		one = await checkout({ a: HELLO });
		await one.record([]);
		const before = await one.read(RECORDING);
		expect(await one.record(["--check"])).toEqual({
			code: 0,
			output: expect.stringContaining("1 kept"),
		});
		expect(await one.read(RECORDING)).toBe(before);
	});

	test("without Docker tells a recording that was edited by hand", async () => {
		one = await checkout({ a: "```sh run\necho one\n```\n" });
		await one.record([]);
		const text = await one.read(RECORDING);
		await one.write({ [RECORDING]: text.replace('"one"', '"two"') });
		const { code, output } = await one.record(["--frozen"], NO_DOCKER);
		expect(code).toBe(1);
		expect(output).toContain("src/content/docs/a.mdx:1:1 Its recording was edited by hand");
		expect(output).toContain("Run `npm run record`.");
	});
});

describe("a broken command", () => {
	test("is told with its place, its fence, its status, its screen, a hint and what was not run", async () => {
		one = await checkout({
			a: [
				"Prose.",
				"",
				'```sh run id="broken"',
				"echo first",
				"seq 30; ls /nowhere",
				"echo never",
				"```",
				"",
				'```sh run id="after"',
				"echo after",
				"```",
				"",
				'```sh run id="end"',
				"echo end",
				"```",
				"",
			].join("\n"),
			b: "```sh run\necho b\n```\n",
		});
		const { code, output } = await one.record([], { GITHUB_ACTIONS: "true" });
		expect(code).toBe(1);
		const place = "src/content/docs/a.mdx:5:1";
		expect(output).toContain(`✗ ${place} The command ended with status 2, expected 0.`);
		expect(output).toContain('If it is meant to fail, say so: exit="0,2,0".');
		expect(output).toMatch(/^\s+3 \| ```sh run id="broken"$/m);
		expect(output).toMatch(/^> 5 \| seq 30; ls \/nowhere$/m);
		expect(output).toMatch(/^ {2}│ ls: cannot access '\/nowhere'|^ {2}│ ls: \/nowhere/m);
		// The last 20 lines: 19 numbers and the error.
		expect(output).toMatch(/^ {2}│ 12$/m);
		expect(output).not.toMatch(/^ {2}│ 11$/m);
		expect(output).toContain("a.mdx:9:1 2 snippets were not run after the break: after, end.");
		expect(output).toContain(
			"::error file=src/content/docs/a.mdx,line=5,col=1::The command ended with status 2, expected 0.",
		);
		// The other page is recorded all the same.
		expect(await one.recordings()).toEqual(["b.json"]);
		expect(output).toContain("2 pages run, 1 new, 1 broken.");
	});

	test("leaves the recording there is as it is", async () => {
		one = await checkout({ a: HELLO });
		await one.record([]);
		const before = await one.read(RECORDING);
		await one.write({ "src/content/docs/a.mdx": HELLO.replace("docker ps -a", "docker ps --bad") });
		expect((await one.record([])).code).toBe(1);
		expect(await one.read(RECORDING)).toBe(before);
	});
});

test("a burst of 10 MB is recorded in little memory, and its loss is told", async () => {
	one = await checkout({
		a: "```sh run timeout=\"5m\"\nseq -f '%09.0f' 1048576\n```\n",
	});
	const { code, output } = await one.record([], peakMemoryEnvironment());
	expect(code).toBe(0);
	expect(readPeakMemory(output)).toBeLessThan(300);
	const [step] =
		recordingSchema.parse(JSON.parse(await one.read(RECORDING))).snippets[0]?.steps ?? [];
	expect(step?.screen.at(-1)).toBe("001048576");
	expect((step?.dropped ?? 0) + (step?.screen.length ?? 0)).toBe(1048576);
	// In the log, too.
	expect(output).toContain(String(step?.dropped));
}, 180_000);
