import type Docker from "dockerode";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { sweep } from "../../scripts/record/sweep.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { type Checkout, checkout, NO_DOCKER } from "../support/checkout.ts";
import { dockerProxy } from "../support/docker-proxy.ts";
import { enginesOf, leftovers } from "../support/leftovers.ts";
import { USUAL } from "../support/listed-engines.ts";
import { watchOutput } from "../support/watch-output.ts";

// Each test runs the recorder several times, on a machine that has other work to do.
vi.setConfig({ testTimeout: 180_000 });

const RECORDING = recordingFile(USUAL.version, "a");
const LONG = '```sh run timeout="60m"\nsleep 3600\n```\n';

let host: Docker;
let one: Checkout;

beforeAll(async () => {
	host = await connectHost();
});
afterEach(() => one?.[Symbol.asyncDispose]());

test("a reader that goes away early does not make it leave anything behind", async () => {
	one = await checkout({ a: LONG });
	const run = one.start([]);
	await watchOutput(run).until("$ sleep 3600");
	run.stdout.destroy();
	run.stderr.destroy();
	// It may go on, or stop by itself; it is only when it has ended that nothing may be left.
	run.kill("SIGINT");
	await run;
	expect(await leftovers(host, run.pid)).toEqual([]);
});

describe("an interruption", () => {
	test.each(["SIGINT", "SIGTERM"] as const)(
		"by %s stops soon and leaves nothing",
		async (signal) => {
			one = await checkout({ a: LONG, b: LONG });
			const run = one.start([]);
			await watchOutput(run).until("$ sleep 3600");
			run.kill(signal);
			// Long before its command's end, which this test does not live to see.
			const { exitCode, all } = await run;
			expect(exitCode).toBe(130);
			expect(all).toContain("interrupted");
			expect(all).not.toMatch(/^\s+at /m);
			expect(await leftovers(host, run.pid)).toEqual([]);
			expect(await one.recordings()).toEqual([]);
		},
	);

	test("while the engine starts leaves nothing either", async () => {
		one = await checkout({ a: LONG });
		const run = one.start([]);
		await watchOutput(run).until(`Docker ${USUAL.version}`);
		run.kill("SIGINT");
		const { exitCode } = await run;
		expect(exitCode).toBe(130);
		expect(await leftovers(host, run.pid)).toEqual([]);
	});

	test("tells what could not be cleaned up, and not that nothing was left", async () => {
		await using proxy = await dockerProxy();
		proxy.treat = (request) => (request.startsWith("DELETE /containers/") ? "fail" : "pass");
		one = await checkout({ a: LONG });
		const run = one.start([], { DOCKER_HOST: proxy.address });
		await watchOutput(run).until("$ sleep 3600");
		run.kill("SIGINT");
		const { exitCode, all } = await run;
		expect(exitCode).toBe(130);
		expect(all).toMatch(/^record: interrupted; something may be left behind: .*does not want to/m);
		expect(all).not.toContain("nothing was left behind");
		expect(all).not.toMatch(/^\s+at /m);
		expect(await leftovers(host, run.pid)).not.toEqual([]);
		await sweep(host);
		expect(await leftovers(host, run.pid)).toEqual([]);
	});

	test("by kill -9 leaves what the next run sweeps, and a lock that it takes over", async () => {
		one = await checkout({ a: LONG, b: "```sh run\necho b\n```\n" });
		const run = one.start(["a"]);
		await watchOutput(run).until("$ sleep 3600");
		run.kill("SIGKILL");
		await run;
		const next = await one.record(["b"]);
		expect(next.code).toBe(0);
		expect(await leftovers(host, run.pid)).toEqual([]);
		expect(await one.recordings()).toEqual(["b.json"]);
	});
});

test("of two recorders on one checkout the second waits, and finds the work done", async () => {
	const waiting = "until [ -e go ]; do sleep 0.1; done";
	one = await checkout({ a: `\`\`\`sh run timeout="60m"\n${waiting}\ndate\n\`\`\`\n` });
	const first = one.start([]);
	const shown = watchOutput(first);
	await shown.until(`[OUTPUT] 1/1 $ ${waiting}`);
	await shown.until(`once more: 1/1 $ ${waiting}`);
	const second = one.start([]);
	await watchOutput(second).until("Another recorder works on this checkout");
	// A page that is recorded for the first time runs in two engines.
	const engines = await enginesOf(host, first.pid);
	expect(engines).toHaveLength(2);
	for (const engine of engines) await runIn(engine, ["touch", "/home/etudiant/go"]);
	expect((await first).exitCode).toBe(0);
	const recorded = await one.read(RECORDING);
	expect((await second).exitCode).toBe(0);
	expect(await one.read(RECORDING)).toBe(recorded);
	expect(await one.record(["--frozen"], NO_DOCKER)).toEqual({ code: 0, output: "" });
	expect(await leftovers(host, first.pid)).toEqual([]);
	expect(await leftovers(host, second.pid)).toEqual([]);
});

test("an engine is kept where that is asked for, until the next sweep, and can be entered", async () => {
	one = await checkout({ a: "```sh run\ntouch here\n```\n" });
	const run = one.start(["--keep"]);
	// It must end by itself; hanging is the fault here.
	const hung = setTimeout(() => run.kill("SIGKILL"), 150_000);
	try {
		const { exitCode, all } = await run;
		clearTimeout(hung);
		expect(exitCode).toBe(0);
		const name = /docker exec -it -u etudiant -w \/home\/etudiant (\S+) bash/.exec(all)?.[1] ?? "";
		expect((await host.getContainer(name).inspect()).State.Running).toBe(true);
	} finally {
		await sweep(host);
	}
	expect(await leftovers(host, run.pid)).toEqual([]);
});
