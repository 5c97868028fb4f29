import { PassThrough } from "node:stream";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { Watcher } from "../../scripts/session/watcher.ts";

const AID = "0a1b2c3d";
const ANSWER = `\u001b]133;L;aid=${AID};1;yes\u0007`;

/** A watcher that never answers. */
const watch = () => new Watcher(Promise.resolve(new PassThrough()), AID);

/** What comes of an output in pieces, and how much of it had come when the answer was given. */
async function taken(pieces: readonly Buffer[]): Promise<{ text: string; before: string }> {
	using watcher = watch();
	const isGiven = watcher.ask("is_idle", "/dev/pts/0");
	// By then it has been asked.
	await new Promise(setImmediate);
	const shown: Buffer[] = [];
	let before = "never";
	const noted = isGiven.then((answer) => {
		if (answer) before = Buffer.concat(shown).toString();
	});
	const output = (async function* () {
		yield* pieces;
	})();
	for await (const chunk of watcher.withoutAnswers(output)) {
		shown.push(chunk);
		await new Promise(setImmediate);
	}
	await noted;
	return { text: Buffer.concat(shown).toString(), before };
}

test("an answer is cut out wherever it stands, in however many pieces it comes", async () => {
	const text = fc.stringMatching(/^[é\u001b\]13;L\u0007]{0,8}$/);
	const property = fc.asyncProperty(text, text, fc.nat(), fc.nat(), async (one, other, a, b) => {
		const all = Buffer.from(one + ANSWER + other);
		const [first = 0, second = 0] = [a, b]
			.map((place) => place % all.length)
			.toSorted((x, y) => x - y);
		const pieces = [all.subarray(0, first), all.subarray(first, second), all.subarray(second)];
		const { text, before } = await taken(pieces);
		expect(text).toBe(one + other);
		// What comes later may be there already, what was there before must be.
		expect(before.startsWith(one)).toBe(true);
	});
	await fc.assert(property, { numRuns: 300 });
});

test("what only begins like an answer is shown", async () => {
	const text = `a\u001b]133;L;aid=${AID.slice(1)};1;yes\u0007\u001b]133;L;aid=${AID};`;
	expect(await taken([Buffer.from(text)])).toEqual({ text, before: "never" });
});

test("nobody waits for an answer from an engine that is gone", async () => {
	using watcher = watch();
	const isGiven = watcher.ask("is_reading", "/dev/pts/0");
	await new Promise(setImmediate);
	const output = (async function* () {})();
	for await (const _ of watcher.withoutAnswers(output));
	expect(await isGiven).toBe(false);
	expect(await watcher.ask("is_idle", "/dev/pts/0")).toBe(false);
});

test("a question whose answer is lost is asked again", async () => {
	const bash = new PassThrough();
	using watcher = new Watcher(Promise.resolve(bash), AID);
	vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
	try {
		const written = vi.spyOn(bash, "write");
		const isGiven = watcher.ask("is_idle", "/dev/pts/0");
		await new Promise(setImmediate);
		const asked = () =>
			written.mock.calls.filter(([text]) => text === "answer 1 is_idle /dev/pts/0\n");
		expect(asked()).toHaveLength(1);
		vi.advanceTimersByTime(2000);
		expect(asked()).toHaveLength(2);
		const output = (async function* () {
			yield Buffer.from(ANSWER);
		})();
		for await (const _ of watcher.withoutAnswers(output));
		expect(await isGiven).toBe(true);
		vi.advanceTimersByTime(10_000);
		expect(asked()).toHaveLength(2);
	} finally {
		vi.useRealTimers();
	}
});
