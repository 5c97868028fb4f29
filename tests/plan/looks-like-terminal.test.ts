import { expect, test } from "vitest";
import { looksLikeTerminal } from "../../scripts/plan/looks-like-terminal.ts";

test.each([
	["sh", "docker ps"],
	["bash", "ls"],
	["console", "$ ls"],
	["shellsession", "$ ls"],
	["PowerShell", "docker ps"],
	["", "$ docker ps"],
	["text", "CONTAINER ID   IMAGE     COMMAND"],
	["txt", "root@3f2a:/# ls"],
	["", "/ # ls"],
	["", "postgres=# SELECT 1;"],
	["", ">>> print(1)"],
	["", "REPOSITORY   TAG       IMAGE ID"],
	["", "PS C:\\Users> docker ps"],
])("a terminal: %s %s", (language, code) => {
	expect(looksLikeTerminal(language, code)).toBe(true);
});

test.each([
	["python", "# a comment\nprint('$ ls')"],
	["yaml", "services:\n  db:"],
	["dockerfile", "FROM alpine\nRUN ls"],
	["", "a plain text with 5 $ in it"],
	["text", "# a heading"],
	["json", '{"CONTAINER ID": 1}'],
])("no terminal: %s %s", (language, code) => {
	expect(looksLikeTerminal(language, code)).toBe(false);
});
