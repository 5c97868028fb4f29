import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RealEngine, realEngine } from "../support/real-engine.ts";
import {
	broken,
	dialogue,
	fence,
	recorded,
	recordSource,
	screens,
} from "../support/record-source.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const PSQL = "$ docker compose exec db psql -U demo -d demo";
/** Wider than the terminal. */
const WIDE = "SELECT repeat('x', 150) AS texte;";

let real: RealEngine;
let folder: TemporaryFolder;

beforeAll(async () => {
	folder = await temporaryFolder();
	for (const workspace of ["systeme", "simple-api"]) {
		const path = join("snippets", workspace);
		await cp(join(ROOT, path), join(folder.path, path), { recursive: true });
	}
	real = await realEngine();
	recorded(await record(fence("docker compose up -d --wait --quiet-pull", 'timeout="5m"')));
}, 600_000);
afterAll(async () => {
	await real?.[Symbol.asyncDispose]();
	await folder?.[Symbol.asyncDispose]();
});

/** Records fences on the system of the course, which runs. */
function record(fences: string) {
	const frontmatter = "---\nworkspace: [systeme, simple-api]\n---\n\n";
	return recordSource(folder, frontmatter + fences, real.engine);
}

test("a log is followed in one terminal while another makes the request that appears in it", async () => {
	const recording = recorded(
		await record(
			fence("docker compose logs -f api", 'terminal="log" until=/Uvicorn running on/') +
				fence("curl -s --fail localhost:8000/health?from=elsewhere", 'retry="30s"') +
				dialogue([], 'terminal="log" until=/from=elsewhere/') +
				dialogue(["^C"], 'terminal="log" exit=130') +
				fence("echo free", 'terminal="log"'),
		),
	);
	const [before, request, after, , next] = screens(recording);
	expect(before?.join("\n")).not.toContain("elsewhere");
	expect(request).toEqual(['{"status":"ok"}']);
	expect(after?.filter((line) => line.includes("elsewhere"))).toEqual([
		expect.stringContaining("GET /health?from=elsewhere HTTP/1.1"),
	]);
	// What was shown before is not shown again.
	expect(after?.join("\n")).not.toContain("Uvicorn running on");
	expect(recording.snippets[3]?.steps).toEqual([expect.objectContaining({ exit: 130 })]);
	expect(next).toEqual(["free"]);
}, 120_000);

test("psql's results go through in one piece without a pager, however wide or long", async () => {
	const lines = [
		PSQL,
		"demo=# \\pset pager off",
		`demo=# ${WIDE}`,
		"demo=# SELECT generate_series(1, 60) AS nombre;",
		"demo=# \\q",
	];
	const recording = recorded(await record(dialogue(lines)));
	const steps = recording.snippets[0]?.steps ?? [];
	expect(steps.map(({ prompt, input }) => prompt + input)).toEqual(lines);
	expect(steps.map(({ exit }) => exit)).toEqual([undefined, undefined, undefined, undefined, 0]);
	expect(steps[2]?.screen).toContain(` ${"x".repeat(150)}`);
	const numbers = steps[3]?.screen.flatMap((line) => /^ +(\d+)$/.exec(line)?.[1] ?? []);
	expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => String(index + 1)));
}, 120_000);

test("psql's pager holds the prompt, and breaks the page at the line whose result it shows", async () => {
	const lines = [PSQL, "demo=# SELECT 1;", `demo=# ${WIDE}`, "demo=# SELECT 2;", "demo=# \\q"];
	const [issue, ...others] = broken(await record(dialogue(lines, 'timeout="5s"')));
	expect(issue).toMatchObject({
		// The frontmatter and the fence's first line are above.
		line: 6 + lines.indexOf(`demo=# ${WIDE}`),
		message: "Timed out after 5 s, waiting for the prompt `demo=# `.",
		hint: expect.stringContaining("full-screen program"),
	});
	expect(others).toEqual([]);
}, 120_000);
