import { describe, expect, test } from "vitest";
import { shown } from "../support/open-terminal.ts";
import { useTerminal } from "../support/use-terminal.ts";

const at = useTerminal();

describe("a command that reads standard input", () => {
	test.each([
		["cat", 0],
		["read answer", 1],
		["bash", 0],
		["sort", 0],
		["cat; cat; echo both", 0],
		["sleep 1; cat", 0],
	])("gets an end of file: %s", async (command, status) => {
		expect((await at.one.show(command, `exit=${status} timeout="30s"`)).exit).toBe(status);
		expect((await at.one.show("echo next")).lines).toEqual(["next"]);
	});

	test("gets an end of file in a container, too", async () => {
		const { exit, lines } = await at.one.show("docker run --rm -it alpine sh", 'timeout="60s"');
		expect([exit, lines.length > 0]).toEqual([0, true]);
	});
});

test("a command that is silent for long leaves no trace of the end of file", async () => {
	const results = await at.one.sh(["sleep 2", "echo a", "sleep 1; echo b", "echo c"]);
	expect(shown(results).map(({ lines }) => lines)).toEqual([[], ["a"], ["b"], ["c"]]);
});
