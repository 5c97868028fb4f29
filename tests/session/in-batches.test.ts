import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { inBatches } from "../../scripts/session/in-batches.ts";

const texts = async (output: AsyncIterable<Buffer>) => {
	const found: string[] = [];
	for await (const batch of output) found.push(String(batch));
	return found;
};

test("gives together what is there together, up to a size", async () => {
	const output = async function* () {
		for (const part of ["a", "b", "c", "d", "e"]) yield Buffer.from(part);
	};
	expect(await texts(inBatches(output(), 2))).toEqual(["ab", "cd", "e"]);
	expect(await texts(inBatches(output(), 100))).toEqual(["abcde"]);
});

test("gives at once what nothing follows for now", async () => {
	const output = new PassThrough();
	const batches = inBatches(output, 100);
	output.write("a");
	expect(String((await batches.next()).value)).toBe("a");
	const next = batches.next();
	await setTimeout(20);
	output.end("b");
	expect(String((await next).value)).toBe("b");
	expect((await batches.next()).done).toBe(true);
});

test("gives what came before an error, and then the error", async () => {
	const output = async function* () {
		yield Buffer.from("a");
		throw new Error("cut");
	};
	const batches = inBatches(output(), 100);
	expect(String((await batches.next()).value)).toBe("a");
	await expect(batches.next()).rejects.toThrow("cut");
});
