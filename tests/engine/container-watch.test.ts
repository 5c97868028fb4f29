import { PassThrough } from "node:stream";
import type Docker from "dockerode";
import { expect, test } from "vitest";
import { ContainerWatch, clockOffset } from "../../scripts/engine/container-watch.ts";

test.each([
	["between question and answer is right", 15, 0],
	["before the question is slow", 4, 6],
	["after the answer is fast", 27, -7],
])("a clock that shows a time %s", (_, told, offset) => {
	expect(clockOffset(told, 10, 20)).toBe(offset);
});

test("what Docker says where the engine stops as it is asked is no event, and ends nothing", async () => {
	const stream = new PassThrough();
	const modem = {
		demuxStream: (_: unknown, events: PassThrough) => {
			events.write(
				"OCI runtime exec failed: exec failed: read init-p: connection reset by peer\r\n",
			);
			setImmediate(() => stream.destroy());
		},
	};
	const exec = async () => ({ start: async () => stream });
	// No real engine stops at the very moment at which a program of it begins.
	using watch = new ContainerWatch({ exec, modem } as unknown as Docker.Container);
	await expect(watch.events()).rejects.toThrow("The engine tells no more");
});
