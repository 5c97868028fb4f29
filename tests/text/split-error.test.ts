import { expect, test } from "vitest";
import { splitError } from "../../scripts/text/split-error.ts";

/** Work that fails, and whose clean-ups fail as well. */
async function fail(work: Error | undefined, ...cleanUps: readonly Error[]): Promise<unknown> {
	try {
		await using stack = new AsyncDisposableStack();
		for (const error of cleanUps) stack.defer(() => Promise.reject(error));
		if (work) throw work;
	} catch (error) {
		return error;
	}
	return undefined;
}

const [work, one, two] = ["work", "one", "two"].map((name) => new Error(name));

test("an error is told from those of the clean-up after it, which came in reverse", async () => {
	expect(splitError(await fail(work))).toEqual({ first: work, cleanUp: [] });
	const error = await fail(work, ...[one, two].flatMap((each) => each ?? []));
	expect(splitError(error)).toEqual({ first: work, cleanUp: [two, one] });
});

test("the first error of a clean-up is the first where the work went well", async () => {
	const error = await fail(undefined, ...[one, two].flatMap((each) => each ?? []));
	expect(splitError(error)).toEqual({ first: two, cleanUp: [one] });
});
