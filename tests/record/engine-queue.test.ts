import { expect, test, vi } from "vitest";
import { EngineQueue } from "../../scripts/record/engine-queue.ts";

/** What the queue hands out is whatever is started and disposed of: here, of pages named by a letter. */
function queueOf(pages: string[], ahead = true, broken = "") {
	const started: string[] = [];
	const disposed: string[] = [];
	const start = async (page: string, onProgress: (line: string) => void) => {
		started.push(page);
		onProgress(`Starting ${page}`);
		await Promise.resolve();
		if (page === broken) throw new Error(`${page} does not start.`);
		return { page, [Symbol.asyncDispose]: async () => void disposed.push(page) };
	};
	return { queue: new EngineQueue(pages, { start, ahead }), started, disposed };
}
const silent = () => {};

test("the next engine starts when a page has its own, and no other until it is taken", async () => {
	const { queue, started } = queueOf(["a", "b", "c", "d"]);
	const both = Promise.all([queue.take("a", silent), queue.take("b", silent)]);
	expect(started).toEqual(["a", "b"]);
	expect((await both).map(({ page }) => page)).toEqual(["a", "b"]);
	expect(started).toEqual(["a", "b", "c"]);
	expect((await queue.take("c", silent)).page).toBe("c");
	expect(started).toEqual(["a", "b", "c", "d"]);
	await queue.take("d", silent);
	expect(started).toHaveLength(4);
});

test("none starts ahead where there is no memory for it", async () => {
	const { queue, started } = queueOf(["a", "b"], false);
	await queue.take("a", silent);
	expect(started).toEqual(["a"]);
});

test("a page is told what was told before it asked", async () => {
	const { queue } = queueOf(["a", "b"]);
	await queue.take("a", silent);
	const show = vi.fn();
	await queue.take("b", show);
	expect(show.mock.calls).toEqual([["Starting b"]]);
});

test("an engine that does not start fails its page only", async () => {
	const { queue } = queueOf(["a", "b", "c"], true, "b");
	await queue.take("a", silent);
	await expect(queue.take("b", silent)).rejects.toThrow("b does not start.");
	expect((await queue.take("c", silent)).page).toBe("c");
});

test("the engine that no page took is disposed of, with those that were taken left to their pages", async () => {
	const { queue, disposed } = queueOf(["a", "b", "c"]);
	await queue.take("a", silent);
	await queue[Symbol.asyncDispose]();
	expect(disposed).toEqual(["b"]);
});
