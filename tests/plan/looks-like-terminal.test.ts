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
	["ansi", "ok"],
	["", "postgres=# "],
	["sql", "demo=> SELECT 1;"],
	["python", ">>> print(1)"],
	["yaml", "$ docker ps"],
	["", "[root@db ~]# ls"],
	["", "bash-5.1# ls"],
	["", "~/app $ ls"],
	["", "mysql> SELECT 1;"],
	["", "127.0.0.1:6379> GET a"],
	["", "C:\\> docker ps"],
	["", "# docker ps"],
	["", "❯ docker ps"],
	["", "ID   HOSTNAME   STATUS   AVAILABILITY"],
	["", "total 8\n-rw-r--r-- 1 root root 12 Nov 1 a"],
	["", "Error response from daemon: no such image"],
	["", "[+] Building 1.2s (5/5) FINISHED"],
	["txt", "Hello from Docker!"],
	["", "64 bytes from 172.17.0.2: seq=0 ttl=64"],
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
	["md", "```sh run\n$ ls\n```"],
	["diff", "> ls\n< ls"],
	["js", "const f = 1;\nx=> x + 1"],
	["makefile", "# docker ps"],
	["gitignore", "/dist # built"],
	["", "<<<<<<< ours\n>>>>>>> theirs"],
	["", "TODO  LATER"],
])("no terminal: %s %s", (language, code) => {
	expect(looksLikeTerminal(language, code)).toBe(false);
});
