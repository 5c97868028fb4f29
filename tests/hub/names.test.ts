import { expect, test } from "vitest";
import { answerTo } from "./names.ts";

const NAMES = ["auth.docker.io"];
const ADDRESS = "198.18.0.1";

/** A question for one name, number 7, with recursion. */
function question(name: string, type = 1): Buffer {
	const labels = name.split(".").map((label) => Buffer.from(`\0${label}`));
	for (const label of labels) label[0] = label.length - 1;
	const head = Buffer.from([0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
	return Buffer.concat([head, ...labels, Buffer.from([0, 0, type, 0, 1])]);
}

test("a known name leads to the address", () => {
	const answer = answerTo(question("auth.Docker.io"), NAMES, ADDRESS);

	expect(answer?.subarray(0, 8)).toEqual(Buffer.from([0, 7, 0x81, 0x80, 0, 1, 0, 1]));
	expect(answer?.subarray(-4)).toEqual(Buffer.from([198, 18, 0, 1]));
});

test("a known name has nothing else, such as an address of version 6", () => {
	const answer = answerTo(question("auth.docker.io", 28), NAMES, ADDRESS);

	expect(answer?.subarray(0, 8)).toEqual(Buffer.from([0, 7, 0x81, 0x80, 0, 1, 0, 0]));
});

test("there is no other name", () => {
	const answer = answerTo(question("docker.io"), NAMES, ADDRESS);

	expect(answer?.subarray(0, 8)).toEqual(Buffer.from([0, 7, 0x81, 0x83, 0, 1, 0, 0]));
});

test.each([Buffer.alloc(5), question("auth.docker.io").subarray(0, 20), Buffer.alloc(12)])(
	"what is no question gets no answer",
	(message) => {
		expect(answerTo(message, NAMES, ADDRESS)).toBeUndefined();
	},
);
