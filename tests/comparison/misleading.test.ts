import { expect, test } from "vitest";
import { isSame, learn, runAt } from "./screens.ts";

/** A map by IDs of what has these names. */
const JSON_OF = (names: readonly string[]) =>
	JSON.stringify(
		Object.fromEntries(names.map((Name, index) => [`aaaa1111bbb${index}`, { Name }])),
		undefined,
		4,
	);

/** What two runs printed alike, and what a later one prints: a reader would be told something else. */
const CONSTANT: readonly (readonly [what: string, before: string, after: string])[] = [
	[
		"what happened to two things, one after the other",
		"2026-11-25T15:00:01.2+00:00 container die (name=un)\n2026-11-25T15:00:02.2+00:00 container die (name=deux)",
		"2026-12-02T09:30:01.2+00:00 container die (name=deux)\n2026-12-02T09:30:02.2+00:00 container die (name=un)",
	],
	[
		"what happened to a thing, in another order",
		"2026-11-25T15:00:01.20+00:00 container create (name=un)\n2026-11-25T15:00:01.21+00:00 container start (name=un)",
		"2026-12-02T09:30:01.20+00:00 container start (name=un)\n2026-12-02T09:30:01.21+00:00 container create (name=un)",
	],
	["another day of the week", "Wednesday", "Sunday"],
	["a duration in hours", "12 h 30 min", "13 h 30 min"],
	["a matrix", "    10 20 30 40 50 60", "    11 20 30 40 50 60"],
	[
		"pages that were read, and then were there",
		"Buffers: shared read=443",
		"Buffers: shared hit=443",
	],
	[
		"another column of a table of what may be reclaimed",
		"TYPE      TOTAL   ACTIVE   SIZE    RECLAIMABLE\nImages    1       1        2MB     0B",
		"TYPE      TOTAL   ACTIVE   SIZE    RECLAIMABLE\nImages  1   1        2MB     0B",
	],
	["a long word", "anticonstitutionnellement", "anticonstitutionnellemens"],
	["another option of the daemon", "dockerd --bip=10.1.0.1/16", "dockerd --bip=10.3.0.1/16"],
	[
		"a packet that was dropped",
		"RX packets:23 errors:0 dropped:0",
		"RX packets:23 errors:0 dropped:9",
	],
	["another day", "25/11/2026", "11/02/2026"],
	["another hour, in French", "12h30", "14h30"],
	["another address that is no date", "10.11.12.13", "10.11.12.14"],
	["another version that is no date", "certifi 2026.11.12", "certifi 2026.11.13"],
	["another half of a day", "3:00:10 PM", "9:30:10 PM"],
	[
		"an empty archive",
		"-rw-r--r-- 1 root root 157 Nov 25 15:00 v.tgz",
		"-rw-r--r-- 1 root root 0 Dec  2 09:30 v.tgz",
	],
	[
		"another file",
		"-rw-r--r-- 1 root root 1704 Nov 25 15:00 a",
		"-rw-r--r-- 1 root root 1824 Dec  2 09:30 a",
	],
	["a ping that takes a second", "seq=0 ttl=64 time=0.080 ms", "seq=0 ttl=64 time=980 ms"],
	["a full ID, cut", `CONTAINER ID\n${"3f2a".repeat(16)}`, "CONTAINER ID\n3f2a3f2a3f2a"],
	["a full digest, cut", `sha256:${"3f2a".repeat(16)}`, "sha256:3f2a3f2a3f2a"],
	[
		"a table that only looks named by Docker",
		" public | happy_customers | table",
		" public | happy_orders | table",
	],
	["text that becomes invisible", "secret: 1234", "\u001b[8msecret: 1234\u001b[0m"],
	["a red text for a green one", "\u001b[32m5 tests\u001b[0m", "\u001b[31m5 tests\u001b[0m"],
	[
		"a context without its .dockerignore",
		" => => transferring context: 30B",
		" => => transferring context: 1.2GB",
	],
	[
		"Python's return in another block",
		"    if x:\n        x = 1\n    return x",
		"    if x:\n        x = 1\n        return x",
	],
	[
		"YAML's key at another level",
		"services:\n  db:\n    image: x\n  ports: []",
		"services:\n  db:\n    image: x\n    ports: []",
	],
	["a time of day that is no moment of the run", "opens at 12:07:00", "opens at 12:08:00"],
	[
		"a size in a process's column",
		"PID   RSS   COMMAND\n1     2MB   sh",
		"PID   RSS   COMMAND\n1     5MB   sh",
	],
	[
		"a word in a process's column",
		"PID   TIME   COMMAND\n1     long   sh",
		"PID   TIME   COMMAND\n1     full   sh",
	],
	["what never ended", "FinishedAt: 0001-01-01T00:00:00Z", "FinishedAt: 2026-12-02T09:30:00Z"],
	["a byte for gigabytes", "sent 1B", "sent 999GB"],
	["nothing for something", "Containers  2  0  0B", "Containers  2  0  501B"],
	["steps in another order", " ✔ backup\n ✔ delete", " ✔ delete\n ✔ backup"],
	["a delay of a year", "Retrying in 1 second", "Retrying in 1 year"],
	["a container that ran for minutes", "die (execDuration=1)", "die (execDuration=300)"],
	["an event's status", "die (execDuration=1, exitCode=0)", "die (execDuration=1, exitCode=1)"],
	["a quota", "CPU quota left: 5 hours", "CPU quota left: 500 hours"],
	["a duration in hours", "elapsed: 2s", "elapsed: 2h"],
	[
		"a build that installs nothing",
		" => [4/4] RUN pip install 45.2s",
		" => [4/4] RUN pip install 0.0s",
	],
	["an address that is another's", "db 10.5.0.5\napi 10.5.0.6", "db 10.5.0.6\napi 10.5.0.6"],
	["a public address", "db has address 172.18.0.2", "db has address 172.217.20.4"],
	[
		"a log of ten years ago",
		"2026-11-25T10:11:12Z app: started",
		"2016-11-25T10:11:12Z app: started",
	],
	["a published port", "0.0.0.0:8000->8000/tcp", "0.0.0.0:8001->8000/tcp"],
	["a port that is open to all", "127.0.0.1:5432->5432/tcp", "0.0.0.0:5432->5432/tcp"],
	["a status", "HTTP/1.1 200 OK", "HTTP/1.1 500 Internal Server Error"],
	["an exit code", "Exited (0) 3 seconds ago", "Exited (137) 3 seconds ago"],
	["a count", "(3 rows)", "(2 rows)"],
	["a version", "Python 3.13.5", "Python 3.12.5"],
	[
		"a share",
		"2 packets transmitted, 2 received, 0% packet loss",
		"2 packets transmitted, 0 received, 100% packet loss",
	],
	["coverage", "TOTAL 98.50%", "TOTAL 12.10%"],
	["a column", "NAME   ACTIVE   DONE\nweb    yes", "NAME   ACTIVE   DONE\nweb             yes"],
	["a right", "-rw-r--r-- 1 root root 12 app.py", "-rwxrwxrwx 1 root root 12 app.py"],
	["an owner", "drwxr-xr-x 2 etudiant etudiant 40 data", "drwxr-xr-x 2 root root 40 data"],
	["a sign", "total: -5", "total: 5"],
	["a decimal", "accuracy: 0.98", "accuracy: 0.51"],
	["a word of a sentence", "the server is ready", "the server is not ready"],
	["a line less", "one\ntwo\nthree", "one\nthree"],
	["a line more", "one\nthree", "one\ntwo\nthree"],
	["process 1", "PID   COMMAND\n1     python", "PID   COMMAND\n7     python"],
	[
		"an image's ID, of the same content",
		"alpine  latest  aded1e1a5b37",
		"alpine  latest  ec889a29298e",
	],
	["a hash", "5d41402abc4b2a76b9719d911017c592  hello", "7d793037a0760186574b0282f2f435e7  hello"],
	["a zone", "Wed Nov 25 15:00:00 UTC 2026", "Wed Dec  2 10:30:00 CET 2026"],
	["a line broken otherwise", "a b c", "a b\nc"],
	["characters that look alike", "naïve", "naive"],
	["an accent's form", "e\u0301", "é"],
	["a bold word", "\u001b[1mDanger\u001b[0m zone", "Danger zone"],
	["a subnet", "subnet 172.28.0.0/16", "subnet 172.28.0.0/24"],
	["a health", "Up 3 seconds (healthy)", "Up 3 seconds (unhealthy)"],
	[
		"a directory's owner",
		"drwx------ 2 999 999 40 Nov 25 15:00 data",
		"drwx------ 2 0 0 40 Nov 25 15:00 data",
	],
	["an environment variable", "PATH=/usr/bin\nMODE=dev", "PATH=/usr/bin\nMODE=prod"],
	["a mount that is read-only", '"Mode": "ro",\n"RW": false', '"Mode": "",\n"RW": true'],
	["a tag", "Successfully tagged web:1.2", "Successfully tagged web:latest"],
	["a restart policy", "always 0", "no 0"],
	["a count of restarts", "RestartCount: 0", "RestartCount: 5"],
	["a container's limit", "web 332KiB / 64MiB", "web 332KiB / 128MiB"],
	["what a container takes, by far", "web 1.2MiB / 2GiB", "web 1.2GiB / 2GiB"],
	[
		"a file's size",
		"-rw-r--r-- 1 root root 229 Nov 25 15:00 f",
		"-rw-r--r-- 1 root root 0 Nov 25 15:00 f",
	],
	["a step that was in the cache", " => CACHED [2/3] RUN x 0.0s", " => [2/3] RUN x 0.0s"],
	["a step less", "[+] Building 1.0s (12/12) FINISHED", "[+] Building 1.0s (11/11) FINISHED"],
	["a total that is not reached", "[+] Running 1/3", "[+] Running 3/3"],
	[
		"layers in another order",
		"a  1 second ago  COPY a\nb  1 second ago  COPY b",
		"b  1 second ago  COPY b\na  1 second ago  COPY a",
	],
	["a table's row less", "NAME   STATUS\nweb    Up\ndb     Up", "NAME   STATUS\nweb    Up"],
	["a table's row more", "NAME   STATUS\nweb    Up", "NAME   STATUS\nweb    Up\ndb     Up"],
	["rows of another name", "NAME   STATUS\nweb    Up", "NAME   STATUS\napi    Up"],
	["forty processes for one", "NAME   PIDS\nweb    1", "NAME   PIDS\nweb    40"],
	["a header", "< Content-Type: text/html", "< Content-Type: application/json"],
	["a length", "< Content-Length: 615", "< Content-Length: 0"],
	["a redirect", "< Location: /login", "< Location: /"],
	[
		"a process that ended",
		"PID   USER   COMMAND\n1     root   sh -c nginx; sleep 600\n7     root   nginx",
		"PID   USER   COMMAND\n1     root   sh -c nginx; sleep 600",
	],
	[
		"a process's user",
		"PID   USER   COMMAND\n1     app    python",
		"PID   USER   COMMAND\n1     root   python",
	],
	[
		"a disk of a size that the page gave",
		"tmpfs   64M   0   64M   0% /data",
		"tmpfs   64M   64M   0   100% /data",
	],
	[
		"steps of one stage in another order",
		" => [a 1/2] RUN x 0.1s\n => [a 2/2] RUN y 0.1s",
		" => [a 2/2] RUN y 0.1s\n => [a 1/2] RUN x 0.1s",
	],
	["another address of the file's network", "ipv4_address: 10.5.0.5", "ipv4_address: 10.5.0.6"],
	[
		"a port of another service",
		"80/tcp -> 0.0.0.0:8080\n443/tcp -> 0.0.0.0:8443",
		"80/tcp -> 0.0.0.0:8443\n443/tcp -> 0.0.0.0:8080",
	],
	["a group of digits", "population: 1 234 567", "population: 1 234 568"],
	["a date of the lesson", "released 2024-02-01", "released 2024-02-02"],
	["a time of the lesson", "cron at 03:00:00", "cron at 04:00:00"],
	["an emptied field", '"Health": "healthy"', '"Health": ""'],
	[
		"a network's driver",
		"f4ddda681953   dev   bridge   local",
		"f4ddda681953   dev   overlay   local",
	],
	["a scale", "web   replicated   3/3", "web   replicated   2/3"],
	["a scale that is not reached any more", "web   replicated   3/3", "web   replicated   1/3"],
	["more replicas than are wanted", "web   replicated   2/2", "web   replicated   3/2"],
	["a setting that is given twice", "sh --opt=1,--opt=2", "sh --opt=2,--opt=1"],
	[
		"a table that is none of processes",
		"JOB   TIME   CPU\nun    12     2",
		"JOB   TIME   CPU\nun    90     2",
	],
	[
		"a share that a table of other things gives",
		"JOB   CPU   N\nun    50%   3",
		"JOB   CPU   N\nun    90%   3",
	],
	["a total", "Total: 12", "Total: 40"],
	["a memory that is given", "Mem: 67108864", "Mem: 134217728"],
	["two prices", "12.50 7.25", "99.99 1.00"],
	["how long it is up, by far", "uptime: 5 days", "uptime: 500 days"],
	["what R prints", "[1] 45", "[1] 55"],
	["a call", "fib(7)", "fib(9)"],
	["a number in brackets behind a word", "liste [7]", "liste [9]"],
	["a small count behind a word", "en 5", "en 7"],
	["a day of the lesson between slashes", "2024/02/01", "2024/02/02"],
	["a folder of another day", "/2026/11/25/", "/2026/11/24/"],
	["a timeout in thousandths", "timeout=1500ms", "timeout=2500ms"],
	["a number in brackets", "[un] [7] deux", "[un] [9] deux"],
	[
		"a log that goes back",
		"2026-11-25T15:00:10Z start\n2026-11-25T15:00:12Z ready",
		"2026-12-02T09:30:12Z start\n2026-12-02T09:30:10Z ready",
	],
	["a blinking text", "Danger", "\u001b[5mDanger\u001b[0m"],
	["a background", "\u001b[42mPASS\u001b[0m", "\u001b[41mPASS\u001b[0m"],
	["a blank line between paragraphs", "one\n\ntwo", "one\ntwo"],
	["an answer that is empty", "Answer:\n\nAnswer:\nAddress: 10.5.0.5\n", "Answer:\n\nAnswer:\n\n"],
	["a label", '"Labels":"a=1,b=2"', '"Labels":"a=1,b=3"'],
	[
		"a key of a certificate that the page has",
		"-----BEGIN CERTIFICATE-----\nMIIBaTCCARCgAwIBAgIUfpRJz8O7\n-----END CERTIFICATE-----",
		"-----BEGIN CERTIFICATE-----\nMIIBaTCCARCgAwIBAgIUYBY5k5dd\n-----END CERTIFICATE-----",
	],
	["blanks between words", "a  b", "a   b"],
	["blanks before a number", "a  1", "a   1"],
	["a numbered line less", "1 one\n2 two", "1 one"],
	["a word more", "server", "server error"],
	["a size without a limit", "web 332KiB of 64MiB", "web 564KiB of 64MiB"],
	["a size whose limit is none", "web 332KiB / none", "web 564KiB / none"],
	["a size before a path", "web 332KiB /", "web 564KiB /"],
	["a size beside a slash", "3.4MB/5.6MB", "4.4MB/5.6MB"],
	["a decimal before a limit", "load 0.98 / 2MB", "load 0.51 / 2MB"],
	["a name within an entry", JSON_OF(["web", "db"]), JSON_OF(["web", "api"])],
	["a name within the only entry", JSON_OF(["web"]), JSON_OF(["api"])],
	["an age of what was there before", "alpine  latest  3 weeks ago", "alpine  latest  3 years ago"],
	["a unit of another sort", "1.5kB", "1.5KiB"],
	["a unit without its bytes", "1.5MB", "1.5M"],
	[
		"a second name of a file",
		"Device: 0,93    Inode: 3531518     Links: 2",
		"Device: 0,93    Inode: 3531518     Links: 1",
	],
	[
		"processor time of another order",
		"PID   USER   TIME       CMD\n2354  root   00:00:03   sh",
		"PID   USER   TIME       CMD\n2354  root   10:00:03   sh",
	],
	[
		"another time of a timetable",
		"NAME   TIME       PLACE\nun     00:00:03   ici",
		"NAME   TIME       PLACE\nun     00:00:05   ici",
	],
	[
		"processes in an order that is none",
		"PID   CMD\n2215  sh\n2224  curl",
		"PID   CMD\n5443  curl\n5427  sh",
	],
	[
		"what is mounted elsewhere",
		'[{"Type":"bind","Source":"/tmp","Destination":"/x"},{"Type":"bind","Source":"/var","Destination":"/y"}]',
		'[{"Type":"bind","Source":"/tmp","Destination":"/y"},{"Type":"bind","Source":"/var","Destination":"/x"}]',
	],
	[
		"images in an order that is none",
		"REPOSITORY   TAG       IMAGE ID       CREATED        SIZE\nalpine       latest    aaaa1111bbbb   26 hours ago   2.03MB\nmine         1         cccc2222dddd   26 hours ago   2.03MB",
		"REPOSITORY   TAG       IMAGE ID       CREATED        SIZE\nmine         1         cccc2222dddd   7 days ago     2.03MB\nalpine       latest    aaaa1111bbbb   7 days ago     2.03MB",
	],
	["a wait that did not happen", "real\t0m5.012s", "real\t0m0.012s"],
	["a French day of the lesson", "livré le 01/02/2024", "livré le 02/02/2024"],
	["another file of that day", "copie-2026-11-25.sql", "copie-2026-11-25.sql.gz"],
	["a file of another day", "copie-20261125.sql", "copie-20261124.sql"],
	[
		"a log of another year",
		"1:M 25 Nov 2026 15:00:10.123 * up",
		"1:M 25 Nov 2016 15:00:10.123 * up",
	],
	["nginx's first process for another one", "29#29: exiting", "1#1: exiting"],
	["a count of processes", "3 worker processes", "4 worker processes"],
	["hosts that something came from", "received from 3 hosts", "received from 2 hosts"],
	["a blank before a bar that is lost", "web-1  | un", "web-1| un"],
	["a bar behind two words", "web 1  | un", "web 1    | un"],
	[
		"a limit, as JSON",
		'{"MemUsage":"11.08MiB / 64MiB","PIDs":"1"}',
		'{"MemUsage":"11.08MiB / 128MiB","PIDs":"1"}',
	],
	[
		"many processes, as JSON",
		'{"MemUsage":"11.08MiB / 64MiB","PIDs":"1"}',
		'{"MemUsage":"11.08MiB / 64MiB","PIDs":"40"}',
	],
	["a count behind another key", '{"PIDs":"1","Restarts":"1"}', '{"PIDs":"1","Restarts":"3"}'],
	[
		"a service's task that does not run",
		"1/1: running\nverify: Service web converged",
		"1/1: preparing\nverify: Service web converged",
	],
	["a service that does not get ready", "1/1: running", "1/1:"],
	[
		"an index of another thing",
		'  "Slot": {\n    "Index": 1\n  }',
		'  "Slot": {\n    "Index": 2\n  }',
	],
	[
		"another date in Python",
		"datetime.datetime(2024, 2, 1, 10, 0)",
		"datetime.datetime(2024, 2, 2, 10, 0)",
	],
	[
		"an archive with more in it",
		"-rw-r--r-- 1 root root 184 Nov 25 15:00 v.tgz",
		"-rw-r--r-- 1 root root 284 Dec  2 09:30 v.tgz",
	],
	["a moment that comes into its run", "Nov 25 14:58:10 2026", "Dec  2 09:30:20 2026"],
	[
		"another order of what psql did",
		"NOTICE:  x\nDROP TABLE\nCREATE TABLE",
		"NOTICE:  x\nCREATE TABLE\nDROP TABLE",
	],
	[
		"another order of what psql said",
		"NOTICE:  un\nNOTICE:  deux\nDO NOTHING",
		"DO NOTHING\nNOTICE:  deux\nNOTICE:  un",
	],
	["what psql did before a row", "12 rows\nDROP TABLE", "DROP TABLE\n12 rows"],
	[
		"an address that is another's",
		"Name:   web\nAddress: 10.0.1.6\nName:   db\nAddress: 10.0.1.5",
		"Name:   web\nAddress: 10.0.1.5\nName:   db\nAddress: 10.0.1.6",
	],
	[
		"a socket that is open to all",
		"tcp        0      0 127.0.0.1:80            0.0.0.0:*               LISTEN",
		"tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN",
	],
	[
		"what Compose did one after the other",
		" ✔ Container web-1  Stopped\n ✔ Container web-2  Removed",
		" ✔ Container web-2  Removed\n ✔ Container web-1  Stopped",
	],
	["a share beside two sizes", "tests 98.5% 12kB of 40kB", "tests 12.5% 12kB of 40kB"],
	[
		"routes in an order that is none",
		"10.5.0.0/29 dev eth0 scope link\n10.6.0.0/16 dev br0 scope link",
		"10.6.0.0/16 dev br0 scope link\n10.5.0.0/29 dev eth0 scope link",
	],
	["a time to wait", "Retrying in 5s", "Retrying in 9s"],
	["a time that was given", "timed out after 5s", "timed out after 9s"],
	["a time in words", "5 calls in 0.5 seconds", "5 calls in 50.5 seconds"],
	["whole seconds in words", "wait 5 seconds", "wait 9 seconds"],
	["when something ends", "expire en 60 s", "expire en 30 s"],
	["how much a package is", "Fetched 9,218 kB in 1s", "Fetched 218 kB in 1s"],
	["a limit of speed", '"speed_limit": 50', '"speed_limit": 30'],
	["a count of things in small letters", "nr_clients 3", "nr_clients 5"],
	["a setting in thousandths", '"timeout_ms": 300', '"timeout_ms": 500'],
	["a debugger that is off", "Debugger PIN: 123-456-789", "Debugger PIN: off"],
	[
		"less that curl was given",
		"100   615  100   615    0     0  81234      0 --:--:-- --:--:-- --:--:-- 87857",
		"100    12  100    12    0     0  81234      0 --:--:-- --:--:-- --:--:-- 87857",
	],
];

test.each(CONSTANT)("is seen where two runs agreed: %s", (_, before, after) => {
	const known = learn(before, before);
	expect(known).toBeDefined();
	expect(known && isSame(known, after)).toBe(false);
});

const [A, B, C, D] = ["aaaa1111bbbb", "cccc2222dddd", "eeee3333ffff", "1111aaaa2222"];

/** What two runs printed otherwise, and what a later one prints. */
const VARYING: readonly (readonly [what: string, first: string, second: string, later: string])[] =
	[
		["a limit beside what is used of it", "12.3MiB / 64MiB", "12.4MiB / 64MiB", "12.3MiB / 128MiB"],
		[
			"another container is stopped than started",
			`start ${A}\nother ${B}\nstop ${A}`,
			`start ${C}\nother ${D}\nstop ${C}`,
			`start ${B}\nother ${C}\nstop ${C}`,
		],
		["two IDs that were equal are not", `${A} ${A}`, `${B} ${B}`, `${C} ${D}`],
		["two IDs that were not are equal", `${A} ${B}`, `${C} ${D}`, `${A} ${A}`],
		[
			"a name resolves to another's address",
			"api 172.18.0.3\ndb 172.18.0.2\ndb has address 172.18.0.2",
			"api 10.9.0.3\ndb 10.9.0.2\ndb has address 10.9.0.2",
			"api 172.18.0.3\ndb 172.18.0.2\ndb has address 172.18.0.3",
		],
		[
			"a name resolves to a public address",
			"db has address 172.18.0.2",
			"db has address 10.9.0.2",
			"db has address 172.217.20.4",
		],
		[
			"what ended, in a list of dates, had not",
			"2026-11-25T15:00:10Z\n0001-01-01T00:00:00Z",
			"2026-11-25T15:05:10Z\n0001-01-01T00:00:00Z",
			"2026-12-02T09:30:10Z\n2026-12-02T09:30:12Z",
		],
		[
			"a server that the network reached is bound to its own machine",
			"bound to 172.18.0.2",
			"bound to 10.9.0.2",
			"bound to 127.0.0.1",
		],
		[
			"a clock is years late",
			"2026-11-25T15:00:10Z start",
			"2026-11-25T15:05:10Z start",
			"2016-12-02T09:30:10Z start",
		],
		[
			"a clock is of another zone",
			"2026-11-25 15:00:10 +0000",
			"2026-11-25 15:05:10 +0000",
			"2026-12-02 18:30:10 +0900",
		],
		["a clock without a zone is of another", "15:00:10 start", "15:05:10 start", "18:30:10 start"],
		[
			"a time of what never happened",
			"FinishedAt: 2026-11-25T15:00:10Z",
			"FinishedAt: 2026-11-25T15:05:10Z",
			"FinishedAt: 0001-01-01T00:00:00Z",
		],
		["an ID becomes a full one", `id ${A}`, `id ${B}`, `id ${C.repeat(5)}abcd`],
		["an ID becomes a word", `id ${A}`, `id ${B}`, "id none"],
		["a size a thousand times as large", "sent 1.2MB", "sent 1.3MB", "sent 1.2GB"],
		["an install in no time", "installed in 45.2s", "installed in 41.0s", "installed in 0.1s"],
		["a second becomes an hour", "took 2s", "took 3s", "took 2h"],
		[
			"a port that Docker chose becomes a fixed one's neighbour",
			"0.0.0.0:49153->80/tcp",
			"0.0.0.0:49154->80/tcp",
			"0.0.0.0:80->80/tcp",
		],
		["a literal beside what varies", `${A} Exited (0)`, `${B} Exited (0)`, `${C} Exited (1)`],
		[
			"what had ended was started again",
			"2026-11-25T15:00:10.1Z 2026-11-25T15:00:12.1Z",
			"2026-11-25T15:05:10.1Z 2026-11-25T15:05:12.1Z",
			"2026-12-02T09:30:12.1Z 2026-12-02T09:30:10.1Z",
		],
		[
			"what had ended was started again, as JSON",
			'"StartedAt": "2026-11-25T15:00:10.1Z",\n"FinishedAt": "2026-11-25T15:00:12.1Z"',
			'"StartedAt": "2026-11-25T15:05:10.1Z",\n"FinishedAt": "2026-11-25T15:05:12.1Z"',
			'"StartedAt": "2026-12-02T09:30:12.1Z",\n"FinishedAt": "2026-12-02T09:30:10.1Z"',
		],
		["a speed of another order", "at 1.2 MB/s", "at 1.3 MB/s", "at 1.2 GB/s"],
		["fewer bytes", "b'\\xb2\\xc3\\xe8\\n'", "b'\\xc4s\\xbf\\xd9'", "b'\\xc4'"],
		[
			"a volume is mounted elsewhere than another one",
			`DRIVER    VOLUME NAME\nlocal     ${A.repeat(5)}abcd\nlocal     ${B.repeat(5)}abcd\n\n${A.repeat(5)}abcd -> /x\n${A.repeat(5)}abcd -> /y`,
			`DRIVER    VOLUME NAME\nlocal     ${C.repeat(5)}abcd\nlocal     ${D.repeat(5)}abcd\n\n${C.repeat(5)}abcd -> /x\n${C.repeat(5)}abcd -> /y`,
			`DRIVER    VOLUME NAME\nlocal     ${C.repeat(5)}abcd\nlocal     ${D.repeat(5)}abcd\n\n${C.repeat(5)}abcd -> /x\n${D.repeat(5)}abcd -> /y`,
		],
		[
			"another column of psql",
			" pid | n \n-----+---\n  56 | 7\n(1 row)\n",
			" pid | n \n-----+---\n  42 | 7\n(1 row)\n",
			" pid | n \n-----+---\n  42 | 8\n(1 row)\n",
		],
		[
			"a process that is dead",
			"USER   PID   STAT   TIME   COMMAND\npg     55    Rs     0:00   writer",
			"USER   PID   STAT   TIME   COMMAND\npg     58    Ss     0:00   writer",
			"USER   PID   STAT   TIME   COMMAND\npg     57    Zs     0:00   writer",
		],
		[
			"containers that were started, and another one that is stopped",
			`${A.repeat(5)}abcd\n${B.repeat(5)}abcd\n\nstop ${A.repeat(5)}abcd`,
			`${D.repeat(5)}abcd\n${C.repeat(5)}abcd\n\nstop ${D.repeat(5)}abcd`,
			`${A.repeat(5)}abcd\n${C.repeat(5)}abcd\n\nstop ${C.repeat(5)}abcd`,
		],
		["a password that is a number", "word Xk29fLq8Zt", "word b7Yw2Pz1Qm", "word 0123456789"],
		["a password is gone", "password: Xk29fLq8", "password: b7Yw2Pz1", "password: "],
		[
			"an image is run that another command built",
			`built ${A}\nbuilt ${B}\nrun ${B}`,
			`built ${C}\nbuilt ${D}\nrun ${D}`,
			`built ${C}\nbuilt ${D}\nrun ${C}`,
		],
		[
			"rows change what they are called",
			`${A}   web\n${B}   db\nweb is ${A}`,
			`${C}   web\n${D}   db\nweb is ${C}`,
			`${C}   web\n${D}   db\nweb is ${D}`,
		],
		[
			"a token becomes a shorter one",
			"token Xk29fLq8Zt4Gh2Kj",
			"token b7Yw2Pz1QmL0sD3f",
			"token T4hG8s",
		],
		["an epoch of another year", "at 1795618810", "at 1795619110", "at 1480086010"],
		[
			"memory of a thousand times as much",
			"web  1.234MiB  0.01%",
			"web  1.301MiB  0.01%",
			"web  1.301GiB  0.01%",
		],
		[
			"a line of parallel work passes what waited for it",
			" => [un 2/2] RUN a 0.1s\n => [deux 2/2] RUN b 0.1s\n => [trois 2/3] COPY --from=un /a / 0.1s",
			" => [deux 2/2] RUN b 0.1s\n => [un 2/2] RUN a 0.1s\n => [trois 2/3] COPY --from=un /a / 0.1s",
			" => [deux 2/2] RUN b 0.1s\n => [trois 2/3] COPY --from=un /a / 0.1s\n => [un 2/2] RUN a 0.1s",
		],
		[
			"an exit status beside an age",
			`${A} Exited (0) 3 seconds ago`,
			`${B} Exited (0) 4 seconds ago`,
			`${C} Exited (137) 3 seconds ago`,
		],
		[
			"a container that was up is not",
			`${A} Up 3 seconds`,
			`${B} Up 4 seconds`,
			`${C} Created 3 seconds`,
		],
		[
			"one of the lines in any order is another",
			"a: done\nb: done",
			"b: done\na: done",
			"a: done\nb: failed",
		],
		["an address that is no inner one", "at 10.5.0.5", "at 192.168.0.7", "at 192.169.0.7"],
		["one just above the inner ones", "at 172.16.0.2", "at 172.31.0.2", "at 172.32.0.2"],
		["one just below the inner ones", "at 172.16.0.2", "at 172.31.0.2", "at 172.15.0.2"],
		["an address of the machine itself", "at 10.5.0.5", "at 10.6.0.5", "at 127.0.0.1"],
		["the machine's own of the other kind", "at fe80::2", "at fd00::3", "at ::1"],
		["a public one of the other kind", "at fe80::2", "at fd00::3", "at 2001:db8::1"],
		[
			"a hash without its name",
			`sha256:${"3f2a".repeat(16)}`,
			`sha256:${"4b1c".repeat(16)}`,
			"5d0e".repeat(16),
		],
		["a cut ID", "3f2a3f2a3f2a", "4b1c4b1c4b1c", "5d0e5d0"],
		[
			"a UUID of nothing",
			"5b1f3c1e-7a57-4d1c-9d37-3a1d5b0d2f11",
			"0c8a3c1e-1a57-4d1c-8d37-9a1d5b0d2f99",
			"00000000-0000-0000-0000-000000000000",
		],
		["a card without an address", "02:42:ac:12:00:02", "02:42:0a:c8:00:02", "00:00:00:00:00:00"],
		["no address", "at 10.5.0.5", "at 10.6.0.5", "at 0.0.0.0"],
		["a gateway for a container", "at 172.18.0.2", "at 172.20.0.2", "at 172.18.0.1"],
		["a container for a gateway", "via 172.18.0.1", "via 172.20.0.1", "via 172.18.0.2"],
		["a network for a container", "at 172.18.0.2", "at 172.20.0.2", "at 172.18.0.0"],
		[
			"two ports that Docker chose, which were one",
			"0.0.0.0:32768->80/tcp, [::]:32768->80/tcp",
			"0.0.0.0:32771->80/tcp, [::]:32771->80/tcp",
			"0.0.0.0:32769->80/tcp, [::]:32770->80/tcp",
		],
		[
			"a process that has another parent",
			"UID    PID    PPID   CMD\nroot   4123   4100   sh\nroot   4150   4123   sleep",
			"UID    PID    PPID   CMD\nroot   9123   9100   sh\nroot   9150   9123   sleep",
			"UID    PID    PPID   CMD\nroot   5123   5100   sh\nroot   5150   5100   sleep",
		],
		["an indentation, where widths vary", "  web 9kB", "  web 8kB", "   web 10kB"],
		["a blank that is lost, where widths vary", "at: 9kB x", "at: 8kB x", "at:10.5kB x"],
		["a blank that comes, where widths vary", "at:9kB x", "at:8kB x", "at: 10.5kB x"],
		[
			"a column, where widths vary",
			"NAME   SIZE    ACTIVE   DONE\nweb    9kB     yes",
			"NAME   SIZE    ACTIVE   DONE\nweb    8kB     yes",
			"NAME   SIZE     ACTIVE   DONE\nweb    10kB              yes",
		],
		[
			"a file by a template that becomes two",
			"f.goUQhs f.goUQhs",
			"f.TQFkJs f.TQFkJs",
			"f.QkxHLa f.xYvUtS",
		],
		[
			"two containers of one network are on two",
			"a 172.18.0.2\nb 172.18.0.3",
			"a 10.9.0.2\nb 10.9.0.3",
			"a 172.18.0.2\nb 172.19.0.3",
		],
		[
			"two containers of two networks are on one",
			"a 192.168.0.2\nb 192.168.16.2",
			"a 172.20.0.2\nb 172.21.0.2",
			"a 192.168.0.2\nb 192.168.0.3",
		],
		[
			"a log of several changes its own order",
			"web-1  | un\nweb-1  | deux\ndb-1   | prêt",
			"db-1   | prêt\nweb-1  | un\nweb-1  | deux",
			"db-1   | prêt\nweb-1  | deux\nweb-1  | un",
		],
		["a count of another order", "sent 12345 bytes", "sent 23456 bytes", "sent 9345678 bytes"],
		["an accuracy within its order", "accuracy: 0.95", "accuracy: 0.94", "accuracy: 0.11"],
		["an accuracy lost by half", "précision = 0.953", "précision = 0.947", "précision = 0.52"],
		["a loss that is large", "loss: 0.2134", "loss: 0.2201", "loss: 2.3026"],
		["a mean of nothing", "moyenne: 4.98", "moyenne: 5.03", "moyenne: 0.02"],
		["a share within its order", "Couverture : 87.5%", "Couverture : 88.1%", "Couverture : 30.0%"],
		["memory that is full", "web   18.75%", "web   18.90%", "web   99.90%"],
		["an image four times as large", `web ${A} 187MB`, `web ${B} 186MB`, `web ${C} 700MB`],
		[
			"a size beside one that varies",
			"context: 30B\nlayers 45.1MB",
			"context: 30B\nlayers 49.1MB",
			"context: 900B\nlayers 46.1MB",
		],
		[
			"a large size beside one that varies",
			"un 12.1MB\ndeux 45.1MB",
			"un 14.1MB\ndeux 45.1MB",
			"un 12.1MB\ndeux 145MB",
		],
		[
			"a port that Docker chose becomes one that a page does",
			"0.0.0.0:32768->80/tcp",
			"0.0.0.0:32771->80/tcp",
			"0.0.0.0:8080->80/tcp",
		],
		["the same as JSON", '"HostPort": "32768"', '"HostPort": "32775"', '"HostPort": "8080"'],
		[
			"less that curl was given, where that varies",
			"100 1256  100 1256    0     0  81234      0 --:--:-- --:--:-- --:--:-- 87857",
			"100 1257  100 1257    0     0  91234      0 --:--:-- --:--:-- --:--:-- 97857",
			"100   12  100   12    0     0  81234      0 --:--:-- --:--:-- --:--:-- 87857",
		],
		["an entropy that is lost", "entropie 7.99", "entropie 7.98", "entropie 2.10"],
		["a job, and a count beside it", "[1] 45\n3 tasks", "[1] 51\n3 tasks", "[1] 38\n4 tasks"],
		["a score in JSON", '{"f1": 0.95}', '{"f1": 0.94}', '{"f1": 0.11}'],
		[
			"a score in a table",
			"MODEL   F1\nrf      0.95",
			"MODEL   F1\nrf      0.94",
			"MODEL   F1\nrf      0.11",
		],
		["a token that has expired", "exp 1795622410", "exp 1795622710", "exp 1796203810"],
	];

test.each(VARYING)("is seen where two runs differed: %s", (_, first, second, later) => {
	const known = learn(first, second);
	expect(known).toBeDefined();
	expect(known && isSame(known, later)).toBe(false);
});

test.each([
	["a word", "server ready", "server starting"],
	["a line", "one\ntwo", "one"],
	["an error that comes at times", "ok", "FATAL: no"],
	["a small count", "3 rows", "4 rows"],
	["a status", "Exited (0)", "Exited (1)"],
	["a colour", "\u001b[32mok\u001b[0m", "\u001b[31mok\u001b[0m"],
	["an indentation", "  a", "    a"],
	["what is bound to nothing", "1.2kB", "1.2GB"],
	[
		"blanks, where lines changed places",
		"un - 1kB\ndeux 10kB\ntrois 100kB x\nquatre 1kB  x",
		"trois 100kB x\ndeux 10kB\nun - 1kB\nquatre 1kB   x",
	],
])("is asked, not learnt, where two runs differ in %s", (_, first, second) => {
	expect(learn(first, second)).toBeUndefined();
});

test("a machine's own facts are not the lesson's", () => {
	const before = {
		kernel: "6.1.0-18-amd64",
		kernelVersion: "#1 SMP Debian 6.1.76-1 (2024-02-01)",
		memory: "25214263296",
	};
	const after = {
		kernel: "6.12.43+deb13",
		kernelVersion: "#1 SMP PREEMPT_DYNAMIC 6.12.43-1",
		memory: "8589934592",
	};
	const runs = ["2026-11-25T15:00:00Z", "2026-11-25T15:05:00Z"].map((moment) =>
		runAt(moment, before),
	);
	const text =
		"Linux poste 6.1.0-18-amd64 #1 SMP Debian 6.1.76-1 (2024-02-01) x86_64\nMEM LIMIT 23.48GiB";
	const known = learn(text, text, [runs[0] ?? runAt(""), runs[1] ?? runAt("")]);
	const later = runAt("2026-12-02T09:30:00Z", after);
	expect(
		known &&
			isSame(
				known,
				"Linux poste 6.12.43+deb13 #1 SMP PREEMPT_DYNAMIC 6.12.43-1 x86_64\nMEM LIMIT 8GiB",
				later,
			),
	).toBe(true);
	expect(known && isSame(known, "Linux poste 5.0.0 #1 SMP x86_64\nMEM LIMIT 8GiB", later)).toBe(
		false,
	);
	const means = (one: string, other: string) => {
		const shown = learn(one, one, [runs[0] ?? runAt(""), runs[1] ?? runAt("")]);
		return shown && isSame(shown, other, later);
	};
	expect(means("of 24623304 in all", "of 8388608 in all")).toBe(true);
	expect(means("of 23.48GiB", "of 8.1GiB")).toBe(true);
	// The memory of the one, and not of the other.
	expect(means("of 23.48GiB", "of 4GiB")).toBe(false);
	expect(means("of 16GiB", "of 8GiB")).toBe(false);
	expect(means("of 23.48GiB", "of 8.4GiB")).toBe(false);
});

test("what a page says to vary may be anything, and a line of nothing else may be missing", () => {
	const known = learn("load: low\ndone", "load: low\ndone");
	if (known === undefined) throw new Error("It varies by itself.");
	expect(isSame(known, "load: high\ndone")).toBe(false);
	const told = (varies: RegExp) => ({ ...known, varies });
	expect(isSame(told(/load: (.*)/u), "load: high\ndone")).toBe(true);
	expect(isSame(told(/load: (.*)/u), "done")).toBe(false);
	expect(isSame(told(/^load: .*/u), "done")).toBe(true);
	expect(isSame(told(/load: (.*)/u), "load: high\nfailed")).toBe(false);
	// No more than it says, not what stands right beside it either.
	const name = told(/^\w+(?=[:;])/u);
	expect(isSame(name, "work: low\ndone")).toBe(true);
	expect(isSame(name, "load: high\ndone")).toBe(false);
	expect(isSame(name, "load; low\ndone")).toBe(false);
	const sign = told(/[:;]/u);
	expect(isSame(sign, "load; low\ndone")).toBe(true);
	expect(isSame(sign, "work: low\ndone")).toBe(false);
	expect(isSame(sign, "load: high\ndone")).toBe(false);
	expect(isSame(told(/load: ()/u), "load: high\ndone")).toBe(false);
});

test("what a page says to keep stays to the letter, though two runs have shown it to vary", () => {
	const known = learn("seen 1234 times", "seen 5678 times");
	if (known === undefined) throw new Error("It does not vary.");
	expect(isSame(known, "seen 2345 times")).toBe(true);
	const kept = { ...known, keep: /seen (\d+)/u };
	expect(isSame(kept, "seen 2345 times")).toBe(false);
	expect(isSame(kept, "seen 1234 times")).toBe(true);
	expect(isSame(kept, "seen \u001b[31m1234\u001b[0m times")).toBe(false);
	expect(isSame({ ...known, keep: /(times)/u }, "seen 2345 times")).toBe(true);
	// What stands right beside it may vary, before it and behind it.
	const beside = learn("5678:at:5678", "6789:at:6789");
	expect(beside && isSame({ ...beside, keep: /:at:/u }, "7890:at:7890")).toBe(true);
});

test("how many processors a machine has is told where they are counted, and nowhere else", () => {
	const two = { processors: "2" };
	const runs = [runAt("2026-11-25T15:00:00Z", two), runAt("2026-11-25T15:05:00Z", two)] as const;
	const later = runAt("2026-12-02T09:30:00Z", { processors: "8" });
	const means = (before: string, after: string) => {
		const known = learn(before, before, runs);
		return known && isSame(known, after, later);
	};
	expect(means("2", "8")).toBe(true);
	expect(means("CPUs: 2", "CPUs: 8")).toBe(true);
	expect(means("NCPU 2", "NCPU 4")).toBe(false);
	expect(means("(2 rows)", "(8 rows)")).toBe(false);
	expect(means("an ecpu of 2", "an ecpu of 8")).toBe(false);
	expect(means("CPU cache 2B", "CPU cache 8B")).toBe(false);
});

test("what a build and Compose waited for stays in front, though they draw all lines again", () => {
	const text =
		"[+] Building 1.0s (3/3) FINISHED\n => [1/2] FROM alpine 0.0s\n => => sha256 of it 0.0s\n => [2/2] RUN x 0.3s\n => exporting to image 0.1s";
	const up =
		"[+] Running 4/4\n ✔ Network app_default Created 0.1s\n ✔ Container app-db-1 Healthy 1.1s\n ✔ Container app-api-1 Started 1.3s";
	for (const screen of [text, up]) {
		const lines = screen.split("\n");
		const known = learn(screen, screen);
		if (known === undefined) throw new Error("It varies by itself.");
		const redrawn = { ...known, free: [[0, lines.length - 1] as [number, number]] };
		for (const index of lines.keys()) {
			const [one = "", other] = lines.slice(index, index + 2);
			if (other === undefined) continue;
			const later = [...lines.slice(0, index), other, one, ...lines.slice(index + 2)].join("\n");
			expect(isSame(redrawn, later), later).toBe(false);
		}
	}
});
