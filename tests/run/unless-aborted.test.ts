import { expect, test } from "vitest";
import { unlessAborted } from "../../scripts/run/unless-aborted.ts";

const { signal } = new AbortController();

test("gives what it waits for, or its error", async () => {
	expect(await unlessAborted(signal, Promise.resolve(1))).toBe(1);
	await expect(unlessAborted(signal, Promise.reject(new Error("broke")))).rejects.toThrow("broke");
});

test("waits no longer when the run is to stop, however long it would take", async () => {
	const forever = new Promise(() => {});
	const stop = new AbortController();
	const waiting = unlessAborted(stop.signal, forever);
	stop.abort();
	await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
	await expect(unlessAborted(stop.signal, forever)).rejects.toMatchObject({ name: "AbortError" });
});
