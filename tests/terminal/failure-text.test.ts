import { expect, test } from "vitest";
import { looksFailed, looksMistyped } from "../../scripts/terminal/failure-text.ts";

test("a database that is stopped has not failed", () => {
	const told = "2026-11-25 10:00:00 UTC [48] FATAL:  terminating connection due to ";
	expect(looksFailed(`${told}administrator command`)).toBe(false);
	expect(looksFailed(`${told}unexpected postmaster exit`)).toBe(true);
});

test.each([
	"bash: dokcer: command not found",
	"sh: lss: not found",
	"cat: absent: No such file or directory",
	"Error: No such container: web",
	"Error response from daemon: conflict",
	"docker: Error response from daemon: pull access denied for x.",
	"bash: ./run.sh: Permission denied",
	'db-1  | 2026-11-25 10:00:00 UTC [1] FATAL:  role "x" does not exist',
	"api-1  | Traceback (most recent call last):",
	"ModuleNotFoundError: No module named 'fastapi'",
	"psql: error: connection to server failed",
	'ERROR:  syntax error at or near "SELEC"',
	"ERROR 1064 (42000): You have an error in your SQL syntax",
	"(error) ERR unknown command 'SETT'",
	"E: Unable to locate package curll",
	"curl: (7) Failed to connect to localhost port 8000",
	"ping: absent: Name or service not known",
	"ping: bad address 'absent'",
	"2 packets transmitted, 0 received, 100% packet loss, time 1001ms",
	" => ERROR [2/4] RUN pip install absent",
	'time="2026-11-25" level=error msg="x"',
	"2026/11/25 10:00:00 [emerg] 1#1: unknown directive",
	"HTTP/1.1 500 Internal Server Error",
	"< HTTP/1.1 404 Not Found",
	"FAILED tests/test_app.py::test_health",
	"1 failed, 2 passed in 0.10s",
	"make: *** [Makefile:2: test] Error 1",
	"invalid command \\absent",
	"<no value>",
	"fatal: not a git repository",
	"nc: can't connect to remote host (127.0.0.1): Connection refused",
	"Segmentation fault (core dumped)",
	"sh: can't fork: Resource temporarily unavailable",
	"open /home/etudiant/absent.yml: no such file or directory",
	"no such service: apii",
	"dial tcp: lookup db: no such host",
	"rmdir: failed to remove 'a': Directory not empty",
	"mkdir: cannot create directory 'a': File exists",
	"bash: /etc: Is a directory",
	"curl: (56) Recv failure: Connection reset by peer",
	"dial tcp 10.0.0.1:5432: i/o timeout",
	"thread 'main' panicked at src/main.rs:2:5:",
	'Exception in thread "main" java.lang.NullPointerException',
	"PHP Fatal error: Uncaught TypeError",
	"MongoServerError[BadValue]: x",
	"asyncpg.exceptions.InvalidPasswordError: password authentication failed",
	"bash: line 1:    12 Killed                  python x.py",
	"toomanyrequests: You have reached your pull rate limit",
	"sh: 1: Bad substitution",
	"        <p>Error code: 404</p>",
	"<html><head><title>404 Not Found</title></head>",
	"<h1>502 Bad Gateway</h1>",
	'{"detail":"Not Found"}',
	'{"detail":[{"type":"missing","loc":["body"]}]}',
	'{"errors":[{"code":"NAME_UNKNOWN"}]}',
	"404 page not found",
	"<pre>Cannot GET /absent</pre>",
	"wget: server returned error: HTTP/1.1 404 Not Found",
	'Did not find any relation named "clients".',
	"From 172.18.0.1 icmp_seq=1 Destination Host Unreachable",
	"Host dbb not found: 3(NXDOMAIN)",
	"su: Authentication failure",
	"denied: requested access to the resource is denied",
	"tls: failed to verify certificate: x509: certificate signed by unknown authority",
	"http: server gave HTTP response to HTTPS client",
	"container web is not running",
	'web.1.x  alpine  poste  Shutdown  Failed 2 seconds ago  "task: non-zero exit (1)"',
	"cp: omitting directory 'src'",
	"sh: x: unknown operand",
	"jq: error (at <stdin>:1): Cannot index string",
	"Killed",
])("a failure: %s", (line) => {
	expect(looksFailed(line)).toBe(true);
});

test.each([
	"Unable to find image 'alpine:latest' locally",
	"0 failed, 12 passed",
	'INFO:     127.0.0.1:5000 - "GET /favicon.ico HTTP/1.1" 404 Not Found',
	"HTTP/1.1 200 OK",
	"WARNING: No swap limit support",
	"no error was found",
	"Restart policy to apply when a container exits",
	"LOG:  database system is ready to accept connections",
	'initdb: warning: enabling "trust" authentication for local connections',
	"WARNING: Running pip as the 'root' user can result in broken permissions",
	"debconf: unable to initialize frontend: Dialog",
	"dpkg-preconfigure: unable to re-open stdin: No such file or directory",
	"errors: 0",
	'"error": null',
	'raise HTTPException(status_code=404, detail="not found")',
	"except ValueError:",
	"Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]",
	"3 packets transmitted, 3 packets received, 0% packet loss",
	"The file exists already",
	"This is a directory of examples",
	"except (ValueError, TypeError) as error:",
	"class AppError(Exception):",
	"a process may be killed",
	"Killed 3 birds",
	'    raise HTTPException("error: not found") from error',
	"<title>Directory listing for /</title>",
	'{"error":null,"errors":[]}',
	'{"message":"Not found in cache, computed"}',
	'"GET /absent HTTP/1.1" 404 -',
	'web.1.x  alpine  poste  Shutdown  Failed 2 seconds ago  "task: non-zero exit (137)"',
	"Did not find any tables.",
	"    RX packets 10 bytes 876 errors 0 dropped 0",
	"[1]+  Killed                  sleep 60",
])("no failure: %s", (line) => {
	expect(looksFailed(line)).toBe(false);
});

test.each([
	"docker: 'versoin' is not a docker command.",
	"docker: unknown command: docker versoin",
	"unknown shorthand flag: 'z' in -z",
	"unknown flag: --nmae",
	'"docker stop" requires at least 1 argument.',
	"docker: invalid reference format",
	"Usage:  docker [OPTIONS] COMMAND",
	'exec: "lss": executable file not found in $PATH: unknown',
])("mistyped: %s", (line) => {
	expect(looksMistyped(line)).toBe(true);
});

test("what another failure says is not mistyped", () => {
	expect(looksMistyped("Error: No such object: inconnu")).toBe(false);
	expect(looksMistyped("cat: absent: No such file or directory")).toBe(false);
});
