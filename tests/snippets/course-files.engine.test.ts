import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runIn } from "../../scripts/host/run-in.ts";
import { type RealEngine, realEngine } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";

let real: RealEngine;

beforeAll(async () => {
	real = await realEngine();
	for (const workspace of ["simple-api", "systeme"]) {
		await real.engine.copyIn(join(ROOT, "snippets", workspace), workspace);
	}
});
afterAll(async () => {
	await real?.[Symbol.asyncDispose]();
});

async function student(command: string) {
	return await runIn(real.engine.container, ["bash", "-c", command], { user: "etudiant" });
}

test("Compose accepts the course's file, and refuses it with a misspelt key", async () => {
	const good = await student("cd ~/systeme && docker compose config -q");
	expect(good).toEqual({ exit: 0, stdout: "", stderr: "" });
	const bad = await student(
		"cd ~/systeme && sed s/depends_on/depends_one/ docker-compose.yml | docker compose -f - config -q",
	);
	expect(bad.exit).not.toBe(0);
	expect(bad.stderr).toMatch(/depends_one/);
});

test("Python compiles the API, and refuses it with an unclosed bracket", async () => {
	const compile = (code: string) =>
		student(
			`${code} | docker run -i --rm python:3.13-slim python -c 'import sys; compile(sys.stdin.read(), "app.py", "exec")'`,
		);
	const good = await compile("cat ~/simple-api/app.py");
	expect(good.exit, good.stderr).toBe(0);
	const bad = await compile("(cat ~/simple-api/app.py; echo '(')");
	expect(bad.stderr).toMatch(/SyntaxError/);
});
