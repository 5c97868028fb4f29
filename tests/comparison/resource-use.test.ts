import { expect, test } from "vitest";
import type { TokenKind } from "../../scripts/comparison/read-tokens.ts";
import { isOfContainer, isOfProcess } from "../../scripts/comparison/resource-use.ts";

test.each<
	[heading: string | undefined, kind: TokenKind, before: string, after: string, is: boolean]
>([
	["PID", "number", "9", "10", true],
	["PPID", "number", "9", "10", true],
	["PID", "number", "1", "10", false],
	["PID", "number", "10", "1", false],
	["PID", "decimal", "1.5", "2.5", false],
	["RSS", "number", "900", "950", true],
	["CPU", "decimal", "0.1", "0.2", true],
	["%", "share", "1%", "2%", true],
	["RSS", "size", "900kB", "950kB", false],
	["RSS", "number", "9", "90000", false],
	["UID", "number", "9", "10", false],
	[undefined, "number", "9", "10", false],
])("a process is told, or takes: %s, %s, %s, %s: %s", (heading, kind, before, after, is) => {
	expect(isOfProcess(kind, before, after, heading)).toBe(is);
});

const MEMORY = "MEM USAGE / LIMIT";

test.each<
	[title: string, heading: string, kind: TokenKind, before: string, after: string, is: boolean]
>([
	["PIDS", "PIDS", "number", "1", "7", true],
	["PIDS", "PIDS", "number", "7", "1", true],
	["PIDS", "PIDS", "number", "1", "8", false],
	["PIDS", "PIDS", "decimal", "1.1", "1.2", false],
	["CPU %", "CPU", "share", "0.43%", "99.10%", true],
	["CPU %", "CPU", "number", "1", "2", false],
	["NET I / O", "NET", "size", "0B", "3MB", true],
	["NET I / O", "NET", "size", "3MB", "0B", true],
	["NET I / O", "NET", "size", "0B", "3.1MB", false],
	["NET I / O", "NET", "number", "1", "2", false],
	["BLOCK I / O", "O", "size", "0B", "8.19kB", true],
	[MEMORY, "MEM", "size", "564KiB", "1.2MiB", true],
	[MEMORY, "USAGE", "size", "564KiB", "1.2MiB", true],
	[MEMORY, "LIMIT", "size", "64MiB", "128MiB", false],
	[MEMORY, "/", "size", "64MiB", "128MiB", false],
	["SIZE", "SIZE", "size", "1MB", "2MB", false],
])(
	"a container does, or takes: %s, %s, %s, %s, %s: %s",
	(title, heading, kind, before, after, is) => {
		expect(isOfContainer(kind, before, after, heading, title)).toBe(is);
	},
);
