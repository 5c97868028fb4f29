import { describe, expect, test } from "vitest";
import type { Entry } from "../../scripts/plan/entry.ts";
import { snippetOptionsSchema } from "../../scripts/plan/snippet-options.ts";
import { failingLines } from "../../scripts/terminal/failed-by-text.ts";
import type { FailedPart } from "../../scripts/terminal/failed-part.ts";
import { judgeEntry } from "../../scripts/terminal/judge-entry.ts";
import type { Told } from "../../scripts/terminal/told.ts";

const command = (text: string): Entry => ({ kind: "command", prompt: "$ ", text, line: 0 });
const failed = (status: number, text = "false"): FailedPart => ({
	kind: "command",
	status,
	command: text,
});
const pipe = (status: number): FailedPart => ({ kind: "pipe", status });

/** Judges a command that showed some lines. */
function judge(
	told: Partial<Omit<Told, "screen">> & { lines?: string[]; text?: string },
	options: Record<string, string | true | RegExp> = {},
) {
	const { lines = [], text = "true", ...rest } = told;
	return judgeEntry(command(text), snippetOptionsSchema.parse({ run: true, ...options }), {
		screen: { lines: lines.map((one) => ({ text: one, ansi: one })), dropped: 0, redrawn: [] },
		exit: 0,
		hasStarted: true,
		parts: [],
		answer: undefined,
		printed: [],
		...rest,
	});
}
const messageOf = (...given: Parameters<typeof judge>) => judge(...given).problem?.message;

describe("parts that failed", () => {
	test("are told by their command and status", () => {
		expect(messageOf({ parts: [failed(2, "ls absent")] })).toBe(
			"`ls absent` ended with status 2, though all of the line ended with 0.",
		);
		expect(judge({ parts: [pipe(3)] }).problem?.part).toBe(3);
		expect(messageOf({ parts: [pipe(3)], exit: undefined })).toBe(
			"A part of the pipe ended with status 3.",
		);
	});

	test("are fine where the fence declares them, and counted", () => {
		const { problem, failures } = judge({ parts: [failed(1), pipe(3)] }, { fails: "1,3" });
		expect(problem).toBeUndefined();
		expect(failures).toEqual([1, 3]);
		expect(messageOf({ parts: [failed(1), pipe(3)] }, { fails: "1" })).toMatch(/status 3/);
	});

	test("that gave the whole its status are told by that", () => {
		expect(judge({ parts: [failed(1), failed(1, "f")], exit: 1 }, { exit: "1" }).problem).toBe(
			undefined,
		);
		expect(messageOf({ parts: [failed(2), failed(1)], exit: 1 }, { exit: "1" })).toMatch(
			/status 2/,
		);
		expect(messageOf({ parts: [failed(1), pipe(2)], exit: 1 }, { exit: "1" })).toMatch(
			/status [12]/,
		);
	});

	test("end by Ctrl-C with all of a pipe", () => {
		expect(messageOf({ parts: [pipe(130), failed(130)], exit: 130 }, { exit: "130" })).toBe(
			undefined,
		);
	});

	test("are no names that are not there, where that is the lesson", () => {
		const parts: FailedPart[] = [{ kind: "unknown", command: "dokcer" }, failed(127, "dokcer")];
		expect(messageOf({ parts, exit: 127 }, { exit: "127" })).toBe(undefined);
		expect(messageOf({ parts })).toMatch(/^`dokcer` ended with status 127/);
	});

	test("are none of a pipe of which the next part had read enough", () => {
		const lines = ["y", "write /dev/stdout: broken pipe"];
		expect(messageOf({ parts: [pipe(1)], lines })).toBe(undefined);
		expect(messageOf({ parts: [failed(1)], lines })).toMatch(/status 1/);
		// Nor of a function in a pipe, which is asked for its parts.
		const text = "list | head -1";
		expect(messageOf({ parts: [failed(1)], lines, text })).toBe(undefined);
		expect(messageOf({ parts: [failed(2)], lines, text })).toMatch(/status 2/);
		expect(messageOf({ parts: [failed(1)], text })).toMatch(/status 1/);
		expect(messageOf({ parts: [failed(1)], lines, text: "list || true" })).toMatch(/status 1/);
	});

	test("are none of a plugin, which ends with 255 where SIGPIPE kills it", () => {
		const text = "docker buildx du --verbose | head -12";
		expect(messageOf({ parts: [pipe(255)], text })).toBe(undefined);
		expect(messageOf({ parts: [pipe(1)], text })).toMatch(/status 1,/);
		expect(messageOf({ parts: [pipe(255)], text: "docker compose ps | sort" })).toMatch(/255/);
		expect(messageOf({ parts: [pipe(255)], text: "ssh x | head -1" })).toMatch(/255/);
	});

	test("are no job that the command itself kills", () => {
		const lines = ["[1]+  Exit 130                docker compose events"];
		const ofPlugin = ["[1]+  Exit 255                docker compose events"];
		for (const ended of [lines, ofPlugin]) {
			const text = "docker compose events & kill %1; wait";
			expect(messageOf({ lines: ended, text })).toBe(undefined);
		}
		expect(messageOf({ lines, text: "docker compose events & wait" })).toMatch(/status 130/);
	});

	test("are no arithmetic", () => {
		expect(messageOf({ parts: [failed(1, "((i++))"), failed(1, "let i=0")] })).toBe(undefined);
	});

	test.each([
		[
			"[1]+  Exit 3                  (sleep 1; exit 3)",
			/^The job `\(sleep 1; exit 3\)` .* status 3/,
		],
		["[2]   Exit 127                dokcer ps", /status 127/],
		["[1]+  Segmentation fault      ./a.out", /^The job `.\/a.out`/],
	])("are jobs: %s", (line, message) => {
		expect(messageOf({ lines: [line] })).toMatch(message);
	});

	test.each([
		"[1]+  Done                    sleep 1",
		"[1]+  Terminated              sleep 60",
		"[1] 42",
	])("are no other jobs: %s", (line) => {
		expect(messageOf({ lines: [line] })).toBe(undefined);
	});

	test("are lines of a dialogue, by what its shell answers", () => {
		expect(messageOf({ text: "lss", exit: undefined, answer: 127 })).toBe(
			"`lss` ended with status 127.",
		);
		expect(messageOf({ exit: undefined, answer: 0 })).toBe(undefined);
		expect(judge({ exit: undefined, answer: 1 }, { fails: "1" }).failures).toEqual([1]);
	});
});

describe("the whole", () => {
	test("must have the status that the fence says", () => {
		expect(messageOf({ exit: 2 })).toBe("The command ended with status 2, expected 0.");
		expect(judge({ exit: 2 }).problem?.hint).toBe("If it is meant to fail, say so: exit=2.");
		expect(judge({ exit: 0 }, { exit: "1" }).problem?.hint).toMatch(/^Drop the option `exit`/);
	});

	test("must have been taken by the shell, unless its status is declared", () => {
		expect(messageOf({ text: "echo )", hasStarted: false })).toMatch(
			/^The shell refused this line/,
		);
		expect(messageOf({ text: "echo )", hasStarted: false, exit: 2 }, { exit: "2" })).toBe(
			undefined,
		);
		expect(messageOf({ text: "# a comment", hasStarted: false })).toBe(undefined);
	});

	test("must leave the shell as it is", () => {
		expect(messageOf({ parts: [{ kind: "trap" }] })).toMatch(/replaces traps/);
		expect(messageOf({ parts: [{ kind: "prompt" }] })).toMatch(/PROMPT_COMMAND/);
		expect(messageOf({ parts: [{ kind: "alias", command: "docker" }] })).toMatch(
			/^An alias hides the command `docker`/,
		);
	});
});

describe("lines that say that something failed", () => {
	const FATAL = "db | FATAL:  no role";

	test("break it, on the screen or overwritten", () => {
		expect(messageOf({ lines: ["fine", FATAL] })).toBe(`It says that something failed: ${FATAL}`);
		expect(messageOf({ printed: [FATAL] })).toMatch(/, in a line that it overwrote: db/);
	});

	test("are not what Compose says of containers that ^C has stopped", () => {
		const line = "api-1 exited with code 7";
		const screen = { lines: [{ text: line, ansi: line }], dropped: 0, redrawn: [] };
		const told = { screen, exit: 130, hasStarted: true, parts: [], answer: undefined };
		const key: Entry = { kind: "key", prompt: "", text: "^C", line: 0 };
		expect(failingLines(key, { ...told, printed: [`${line}\r`] })).toEqual([]);
		expect(failingLines({ ...key, text: "q" }, { ...told, printed: [] })).toEqual([line]);
		expect(failingLines(key, { ...told, printed: [FATAL] })).toEqual([FATAL]);
	});

	test("are fine where a pattern declares them, which then must be met", () => {
		const { problem, hasError } = judge({ lines: [FATAL] }, { error: /no role/ });
		expect([problem, hasError]).toEqual([undefined, true]);
		expect(messageOf({ lines: [FATAL, "ERROR: other"] }, { error: /no role/ })).toMatch(/other/);
		expect(judge({}, { error: /no role/ }).hasError).toBe(false);
	});

	test("belong to a failure that is declared, but for Ctrl-C", () => {
		expect(messageOf({ lines: [FATAL], exit: 1 }, { exit: "1" })).toBe(undefined);
		expect(messageOf({ lines: [FATAL], parts: [pipe(1)] }, { fails: "1" })).toBe(undefined);
		expect(messageOf({ lines: [FATAL], exit: 130 }, { exit: "130" })).toMatch(/FATAL/);
	});

	test("are no such failure where the command was mistyped", () => {
		const lines = ["docker: 'versoin' is not a docker command."];
		expect(messageOf({ lines, exit: 1 }, { exit: "1" })).toMatch(/versoin/);
		expect(messageOf({ lines: ["sh: lss: not found"], exit: 127 }, { exit: "127" })).toBe(
			undefined,
		);
		expect(messageOf({ lines: ["Usage:  docker stop"], exit: 1 }, { exit: "1" })).toMatch(/Usage/);
		expect(messageOf({ lines: ["Usage:  docker stop"] })).toBe(undefined);
	});

	test.each([
		["curl -so /dev/null -w '%{http_code}\\n' localhost", "500"],
		["curl -so /dev/null -w 'code: %{response_code}' localhost", "code: 503"],
	])("are those by which %s tells an error", (text, line) => {
		expect(messageOf({ text, lines: [line] })).toBe(`It says that something failed: ${line}`);
		expect(messageOf({ text, lines: [line] }, { error: new RegExp(line.slice(-3)) })).toBe(
			undefined,
		);
		expect(messageOf({ text, lines: ["200", "404", "line 404 of 500"] })).toBe(undefined);
		expect(messageOf({ text: "wc -l a", lines: [line] })).toBe(undefined);
	});

	test("are none in a file that is shown, on the screen or overwritten", () => {
		const [text, line] = ["cat app.sh", "test -f x || echo 'x: No such file'"];
		expect(messageOf({ text, lines: [line], printed: [line] })).toBe(undefined);
		expect(messageOf({ text: "sh app.sh", lines: [line] })).toMatch(/No such file/);
		expect(messageOf({ text, printed: ["cat: app.sh: No such file"] })).toMatch(/cat:/);
	});

	test("have a hint with a pattern that fits them", () => {
		const { hint } = judge({ lines: ["cat: a (b): No such file or directory"] }).problem ?? {};
		expect(hint).toMatch(/error=\/No such file or directory\/\.$/);
	});
});

describe("`xargs` with nothing", () => {
	test.each([
		"x | xargs -r docker stop",
		"x | xargs --no-run-if-empty docker rm",
		"x | xargs -n1 -r docker rm",
	])("did nothing: %s", (text) => {
		expect(messageOf({ text })).toBe("`xargs` was given nothing, so it ran nothing.");
		expect(messageOf({ text, lines: ["web"] })).toBe(undefined);
	});

	test.each(["x | xargs -r rm", "x | xargs docker stop", "x | xargs -r docker rm >/dev/null"])(
		"is not what this says: %s",
		(text) => {
			expect(messageOf({ text })).toBe(undefined);
		},
	);
});
