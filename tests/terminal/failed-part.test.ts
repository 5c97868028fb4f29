import { expect, test } from "vitest";
import { type FailedPart, readFailedParts } from "../../scripts/terminal/failed-part.ts";

test.each<[mark: string, parts: FailedPart[]]>([
	["E;1;false", [{ kind: "command", status: 1, command: "false" }]],
	["E;2;ls a; ls b", [{ kind: "command", status: 2, command: "ls a; ls b" }]],
	["P;1 0", [{ kind: "pipe", status: 1 }]],
	["P;0 127 3 0", [127, 3].map((status) => ({ kind: "pipe", status }))],
	["P;141 2 0", [{ kind: "pipe", status: 2 }]],
	["P;1,0,1", [{ kind: "pipe", status: 1 }]],
	["P;tty=/dev/pts/0", []],
	["N;dokcer", [{ kind: "unknown", command: "dokcer" }]],
	["X;trap", [{ kind: "trap" }]],
	["X;prompt", [{ kind: "prompt" }]],
	["X;alias;docker", [{ kind: "alias", command: "docker" }]],
	["X;function;docker", [{ kind: "function", command: "docker" }]],
	["X;program;docker", [{ kind: "program", command: "docker" }]],
	["X;else", []],
	["C", []],
	["D;1", []],
])("the mark %s", (mark, parts) => {
	expect(readFailedParts(mark.split(";"))).toEqual(parts);
});
