import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEngines } from "../../scripts/engine/read-engines.ts";
import { type Checkout, checkout, NO_DOCKER } from "../support/checkout.ts";

let copy: Checkout;
beforeAll(async () => {
	copy = await checkout({ a: "```sh run\ntrue\n```\n" });
});
afterAll(async () => {
	await copy?.[Symbol.asyncDispose]();
});

const newEngine = (...argv: string[]) =>
	execa(process.execPath, ["scripts/new-engine.ts", ...argv], {
		cwd: copy.path,
		reject: false,
		env: NO_DOCKER,
	});

test("a new version becomes a line, the default stays, and the list stays sorted", async () => {
	const { stdout, exitCode } = await newEngine("29.0", "--no-record");
	expect(stdout).toBe("Added Docker 29.0 to snippets/engines.json.");
	expect(exitCode).toBe(0);
	const engines = await readEngines(copy.path);
	expect(engines[0]).toEqual({ version: "29.0", default: false, official: "docker:29.0-dind" });
	expect(engines.filter((engine) => engine.default).map(({ version }) => version)).toEqual([
		"28.5",
	]);
});

test("known versions, or all, change nothing", async () => {
	const before = await copy.read("snippets/engines.json");
	expect((await newEngine("28.5,26.1", "--no-record")).exitCode).toBe(0);
	expect((await newEngine("all", "--no-record")).exitCode).toBe(0);
	expect(await copy.read("snippets/engines.json")).toBe(before);
});

test("it ends as the recorder ends: without Docker with 3", async () => {
	const { exitCode, stderr } = await newEngine("28.5");
	expect(stderr).toContain("No Docker engine answers");
	expect(exitCode).toBe(3);
});

test.each([[[]], [["latest"]], [["29"]], [["29.0", "--what"]]])(
	"refuses %j with exit code 2",
	async (argv) => {
		expect((await newEngine(...argv)).exitCode).toBe(2);
	},
);
