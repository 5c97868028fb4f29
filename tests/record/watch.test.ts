import { expect, test } from "vitest";
import { checkout, NO_DOCKER } from "../support/checkout.ts";
import { fence } from "../support/record-source.ts";

const FILE = "src/content/docs/a.mdx";

test("`record --watch` tells what is wrong with a page each time that it is saved, and ends by Ctrl-C", async () => {
	await using one = await checkout({ a: "Rien encore.\n" });
	const run = one.start(["--watch"], NO_DOCKER);
	let output = "";
	run.all.on("data", (chunk: Buffer) => {
		output += chunk;
	});
	const patience = { timeout: 20_000, interval: 500 };
	await expect.poll(() => output, patience).toContain("Waiting for a page to be saved.");
	// Saved until it is noticed: what is watched comes a little later than it is said.
	const saved = (page: string, told: string) =>
		expect.poll(() => one.write({ [FILE]: page }).then(() => output), patience).toContain(told);
	await saved(fence("ls", "bad"), `${FILE}:1:11 Unknown option \`bad\`.`);
	await saved(fence("ls", 'exit="a"'), `${FILE}:1:11 Option \`exit\`: must be`);
	await saved(fence("ls"), "Nothing is run: ");
	expect(run.kill("SIGINT")).toBe(true);
	expect(await run).toMatchObject({ exitCode: 0 });
	expect(output).not.toMatch(/^\s+at /m);
}, 60_000);
