import { describe, expect, test } from "vitest";
import { chooseJobs } from "../../scripts/record/choose-jobs.ts";

const GIB = 1024 ** 3;
const machine = (processors: number, gib: number) => ({ processors, memory: gib * GIB });

describe("without --jobs", () => {
	test("there is a page a processor, where memory allows", () => {
		expect(chooseJobs(undefined, machine(4, 15.6))).toEqual({
			jobs: 4,
			sideBySide: true,
			engines: 14,
			reason: "4 pages at a time: 4 processors, memory for 14 (15.6 GiB).",
		});
	});

	test("there are fewer, where memory allows fewer: 1 GiB each, and 1 GiB for the rest", () => {
		expect(chooseJobs(undefined, machine(8, 4)).jobs).toBe(3);
		expect(chooseJobs(undefined, machine(8, 3.9))).toEqual({
			jobs: 2,
			sideBySide: false,
			engines: 2,
			reason: "2 pages at a time: 8 processors, memory for 2 (3.9 GiB).",
		});
	});

	test("there is one, however little memory there is", () => {
		expect(chooseJobs(undefined, machine(1, 0.5))).toEqual({
			jobs: 1,
			sideBySide: false,
			engines: 1,
			reason: "1 page at a time: 1 processor, memory for 1 (0.5 GiB).",
		});
	});
});

describe("two engines of a page side by side", () => {
	test("need memory for two of every page that runs", () => {
		expect(chooseJobs(2, machine(2, 5)).sideBySide).toBe(true);
		expect(chooseJobs(2, machine(2, 4.9)).sideBySide).toBe(false);
		expect(chooseJobs(1, machine(2, 4.9)).sideBySide).toBe(true);
	});
});

describe("--jobs", () => {
	test("is obeyed, over the number of processors too", () => {
		expect(chooseJobs(6, machine(2, 16))).toEqual({
			jobs: 6,
			sideBySide: true,
			engines: 15,
			reason: "6 pages at a time, as --jobs says.",
		});
	});

	test("is obeyed as far as memory allows", () => {
		expect(chooseJobs(2, machine(8, 3)).reason).toBe("2 pages at a time, as --jobs says.");
		expect(chooseJobs(3, machine(8, 3))).toEqual({
			jobs: 2,
			sideBySide: false,
			engines: 2,
			reason:
				"! 2 pages at a time, not 3 as --jobs says: the host's engine has memory for 2 (3.0 GiB).",
		});
	});
});
