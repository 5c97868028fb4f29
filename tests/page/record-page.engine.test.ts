import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import type { Progress } from "../../scripts/page/running-page.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import { recordingSchema } from "../../scripts/recording/schema.ts";
import { releaseOf, USUAL } from "../support/listed-engines.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { broken, fence, KEY, recorded, recordSource, screens } from "../support/record-source.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let prepared: Prepared;
let engine: Engine;
let folder: TemporaryFolder;

beforeAll(async () => {
	prepared = await prepareEngines();
	engine = await startEngine(prepared, { page: "test" });
}, 600_000);
afterAll(async () => {
	await engine?.[Symbol.asyncDispose]();
	await prepared?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const record = (source: string, on = engine, onProgress?: (progress: Progress) => void) =>
	recordSource(folder, source, on, onProgress);

describe("a page's recording", () => {
	test("is valid, names its engine, and can be shown at once", async () => {
		const told: Progress[] = [];
		const source = fence("echo a\nprintf '\\e[31mred\\e[0m'") + fence("false", "exit=1");
		const recording = recorded(await record(source, engine, (progress) => told.push(progress)));
		expect(recordingSchema.parse(recording)).toEqual(recording);
		expect(recording).toMatchObject({ key: KEY, checksum: checksum(recording) });
		expect(recording).toMatchObject({ page: "a", engine: USUAL.version });
		expect(recording.provenance.engine).toMatch(releaseOf(USUAL.version));
		expect(recording.snippets).toEqual([
			{
				id: "snippet-1",
				terminal: "terminal",
				duration: expect.any(Number),
				steps: [
					{ prompt: "$ ", input: "echo a", screen: ["a"], exit: 0 },
					{
						prompt: "$ ",
						input: "printf '\\e[31mred\\e[0m'",
						screen: ["\u001b[31mred\u001b[0m"],
						exit: 0,
					},
				],
			},
			{
				id: "snippet-2",
				terminal: "terminal",
				duration: expect.any(Number),
				steps: [{ prompt: "$ ", input: "false", screen: [], exit: 1 }],
			},
		]);
		expect(told).toEqual([
			{ snippet: 1, snippets: 2, input: "echo a" },
			{ snippet: 1, snippets: 2, input: "printf '\\e[31mred\\e[0m'" },
			{ snippet: 2, snippets: 2, input: "false" },
		]);
	});

	test("has as many terminals as the page names, side by side", async () => {
		const recording = recorded(
			await record(
				fence(
					"mkfifo /tmp/pipe; echo waiting; cat /tmp/pipe",
					'terminal="reader" until=/waiting/',
				) +
					fence("echo through the pipe > /tmp/pipe; rm /tmp/pipe") +
					fence("", 'terminal="reader" until=/through the pipe/'),
			),
		);
		expect(recording.snippets.map(({ terminal }) => terminal)).toEqual([
			"reader",
			"terminal",
			"reader",
		]);
		expect(screens(recording)[2]).toContain("through the pipe");
	});

	test("shows the workspace's files, which are the student's own", async () => {
		await folder.write({
			"snippets/api/app.py": "print(1)\n",
			"snippets/api/deep/data.txt": "data\n",
			"snippets/web/index.html": "<p>\n",
		});
		const recording = recorded(
			await record(
				`---\nworkspace: api\n---\n\n${fence("pwd; ls; cat deep/data.txt; stat -c %U app.py; touch new")}${fence("pwd; ls", 'workspace="web"')}`,
			),
		);
		expect(screens(recording)).toEqual([
			["/home/etudiant/api", "app.py  deep", "data", "etudiant"],
			["/home/etudiant/web", "index.html"],
		]);
	});

	test("goes to another workspace in an open terminal, whatever its fence says of its own commands", async () => {
		await folder.write({
			// With the line ends of Windows, which a shell would read as part of a name.
			"snippets/api/run": "#!/bin/sh\r\nexit 2\r\n",
			"snippets/web/index.html": "<p>\n",
		});
		const recording = recorded(
			await record(
				`---\nworkspace: api\n---\n\n${fence("pwd")}` +
					fence("sh run", 'workspace="api" exit=2') +
					fence(
						"echo tried >> tries; test $(wc -l < tries) = 2 && pwd",
						'workspace="web" retry="9s"',
					) +
					fence("pwd; cat", 'workspace="api" until=/api/'),
			),
		);
		expect(screens(recording)).toEqual([
			["/home/etudiant/api"],
			[],
			["/home/etudiant/web"],
			["/home/etudiant/api"],
		]);
	});
});

describe("a page that does not go as it says", () => {
	test("is told with its fence, and with what was not run", async () => {
		const issues = broken(
			await record(`${fence("echo a\nfor i in 1 2; do\n  (exit $i)\ndone")}${fence("echo b")}`),
		);
		expect(issues).toEqual([
			{
				file: "src/content/docs/a.mdx",
				line: 3,
				column: 1,
				message: "The command ended with status 2, expected 0.",
				hint: 'If it is meant to fail, say so: exit="0,2".',
				details: [
					"  1 | ```sh run ",
					"  2 | echo a",
					"> 3 | for i in 1 2; do",
					"    | ^^^^^^^^^^^^^^^^",
					"> 4 |   (exit $i)",
					"    | ^^^^^^^^^^^",
					"> 5 | done",
					"    | ^",
					"  6 | ```",
					"  7 |",
					"The terminal shows nothing.",
				].join("\n"),
			},
			expect.objectContaining({
				line: 8,
				message: "1 snippet was not run after the break: snippet-2.",
			}),
		]);
	});

	test("is told where a pull fails", async () => {
		const [issue] = broken(await record(fence("docker run no-such-image-anywhere")));
		expect(issue?.message).toBe("The command ended with status 125, expected 0.");
		expect(issue?.details).toContain("no-such-image-anywhere");
	});

	test("is told where a quote fits nothing any more", async () => {
		const issues = broken(
			await record(`${fence("echo a", 'id="x"')}A <Quote of="x" match="/b/" />.\n`),
		);
		expect(issues).toEqual([
			expect.objectContaining({
				line: 5,
				column: 3,
				message: "The quote's pattern /b/ fits nothing on the screen of `x`.",
			}),
		]);
	});
});

test("a page whose engine dies in the middle is told why", async () => {
	await using other = await startEngine(prepared, { page: "dies" });
	const isRunning = async () => {
		const { Processes } = await other.container.top();
		return Processes.flat().includes("sleep 60");
	};
	const killed = Promise.withResolvers<void>();
	const issues = broken(
		await record(fence("sleep 60") + fence("echo b"), other, () => {
			const isOne = expect.poll(isRunning).toBe(true);
			killed.resolve(isOne.then(() => other.container.kill()).then(() => {}));
		}),
	);
	await killed.promise;
	expect(issues[0]?.message).toBe("While it ran, the engine stopped with status 137.");
	expect(issues[0]?.line).toBe(2);
	expect(issues[1]?.message).toBe("1 snippet was not run after the break: snippet-2.");
});
