import { expect, test } from "vitest";
import { isSame, learn, runAt } from "./screens.ts";

const [A, B, C, D, E, F] = [
	"aaaa1111bbbb",
	"cccc2222dddd",
	"eeee3333ffff",
	"1111aaaa2222",
	"2222bbbb3333",
	"3333cccc4444",
];
const long = (id: string) => `${id.repeat(5)}abcd`;
const PS = "CONTAINER ID   IMAGE     COMMAND     CREATED          STATUS         PORTS     NAMES";

/** What two runs of a page printed, at 15:00 and 15:05, and what a later one does, a week after at 9:30. */
const SCREENS: readonly (readonly [what: string, first: string, second: string, later: string])[] =
	[
		[
			"a container's row",
			`${PS}\n${A}   alpine    "sleep 1"   2 seconds ago    Up 1 second              dreamy_noether`,
			`${PS}\n${B}   alpine    "sleep 1"   1 second ago     Up 1 second              happy_curie`,
			`${PS}\n${C}   alpine    "sleep 1"   14 seconds ago   Up 9 seconds             admiring_bardeen`,
		],
		["addresses of all inner networks", "at 172.16.0.2", "at 172.31.0.2", "at 192.168.3.4"],
		["inner addresses of the other kind", "at fe80::2", "at fd00::3", "at fc00::4"],
		["a decimal beside one", "from 0.51 to 0.98", "from 0.52 to 0.98", "from 0.53 to 0.99"],
		["a large count", "sent 12345 bytes", "sent 23456 bytes", "sent 34567 bytes"],
		["a number drawn at random", "3539889", "242927017", "778120345"],
		[
			"what was fixed long before the run",
			"built 2026-11-20 10:07:11",
			"built 2026-11-20 10:12:11",
			"built 2026-11-27 04:37:11",
		],
		["an age below a second", "Up Less than a second", "Up Less than a second", "Up 3 seconds"],
		[
			"a minute that begins",
			"Exited (0) 58 seconds ago",
			"Exited (0) 59 seconds ago",
			"Exited (0) About a minute ago",
		],
		[
			"an image's age, a week later",
			"alpine  latest  3 weeks ago",
			"alpine  latest  3 weeks ago",
			"alpine  latest  4 weeks ago",
		],
		[
			"an hour that ends",
			"alpine  latest  About an hour ago",
			"alpine  latest  About an hour ago",
			"alpine  latest  6 days ago",
		],
		[
			"a build's steps",
			" => [1/2] FROM alpine 0.0s\n => [2/2] RUN x 0.3s",
			" => [1/2] FROM alpine 0.0s\n => [2/2] RUN x 0.5s",
			" => [1/2] FROM alpine 0.1s\n => [2/2] RUN x 2.1s",
		],
		[
			"a build's total",
			"[+] Building 0.7s (12/12) FINISHED",
			"[+] Building 0.7s (12/12) FINISHED",
			"[+] Building 4.2s (12/12) FINISHED",
		],
		[
			"a ping",
			"64 bytes from 172.18.0.2: seq=0 ttl=64 time=0.087 ms",
			"64 bytes from 10.9.0.2: seq=0 ttl=64 time=0.091 ms",
			"64 bytes from 172.19.0.2: seq=0 ttl=64 time=0.453 ms",
		],
		[
			"a ping's summary",
			"round-trip min/avg/max = 0.065/0.089/0.113 ms",
			"round-trip min/avg/max = 0.071/0.090/0.109 ms",
			"round-trip min/avg/max = 0.051/0.190/0.453 ms",
		],
		[
			"a date",
			"Wed Nov 25 15:00:10 UTC 2026",
			"Wed Nov 25 15:05:12 UTC 2026",
			"Wed Dec  2 09:30:11 UTC 2026",
		],
		[
			"dates a second apart",
			"Wed Nov 25 15:00:10 UTC 2026\nWed Nov 25 15:00:11 UTC 2026",
			"Wed Nov 25 15:05:12 UTC 2026\nWed Nov 25 15:05:13 UTC 2026",
			"Wed Dec  2 09:30:11 UTC 2026\nWed Dec  2 09:30:12 UTC 2026",
		],
		[
			"a clock that struck once more",
			"Wed Nov 25 15:00:10 UTC 2026\nWed Nov 25 15:00:11 UTC 2026",
			"Wed Nov 25 15:05:12 UTC 2026",
			"Wed Dec  2 09:30:11 UTC 2026\nWed Dec  2 09:30:12 UTC 2026",
		],
		[
			"a date to the minute",
			"-rw-r--r-- 1 root root 12 Nov 25 15:00 a",
			"-rw-r--r-- 1 root root 12 Nov 25 15:00 a",
			"-rw-r--r-- 1 root root 12 Dec  2 09:30 a",
		],
		["a day", "built 2026-11-25", "built 2026-11-25", "built 2026-12-02"],
		[
			"a date in another zone than UTC",
			"2026-11-25 16:00:10 +0100",
			"2026-11-25 16:05:10 +0100",
			"2026-12-02 10:30:10 +0100",
		],
		[
			"a date of ISO 8601",
			"2026-11-25T15:00:10.123456789Z",
			"2026-11-25T15:05:10.987654321Z",
			"2026-12-02T09:30:10.000000001Z",
		],
		[
			"a web server's log",
			'172.18.0.1 - - [25/Nov/2026:15:00:10 +0000] "GET / HTTP/1.1" 200 615',
			'10.9.0.1 - - [25/Nov/2026:15:05:10 +0000] "GET / HTTP/1.1" 200 615',
			'172.18.0.1 - - [02/Dec/2026:09:30:10 +0000] "GET / HTTP/1.1" 200 615',
		],
		[
			"a database's log",
			"2026-11-25 15:00:10.123 UTC [1] LOG:  ready",
			"2026-11-25 15:05:10.456 UTC [1] LOG:  ready",
			"2026-12-02 09:30:10.789 UTC [1] LOG:  ready",
		],
		[
			"curl's headers",
			"< Date: Wed, 25 Nov 2026 15:00:10 GMT",
			"< Date: Wed, 25 Nov 2026 15:05:10 GMT",
			"< Date: Wed, 02 Dec 2026 09:30:10 GMT",
		],
		["a clock alone", "15:00:10 up", "15:05:10 up", "09:30:10 up"],
		[
			"a certificate of a year",
			"notAfter=2027-11-25 15:00:10 UTC",
			"notAfter=2027-11-25 15:05:10 UTC",
			"notAfter=2027-12-02 09:30:10 UTC",
		],
		["a full ID", long(A), long(B), long(C)],
		[
			"a digest of what was built",
			`writing image sha256:${long(A)}`,
			`writing image sha256:${long(B)}`,
			`writing image sha256:${long(C)}`,
		],
		[
			"what was deleted, in an order of its own",
			`Deleted:\n${long(A)}\n${long(B)}`,
			`Deleted:\n${long(C)}\n${long(D)}`,
			`Deleted:\n${long(E)}\n${long(F)}`,
		],
		[
			"a container named twice",
			`${long(A)}\n${A} Up`,
			`${long(B)}\n${B} Up`,
			`${long(C)}\n${C} Up`,
		],
		[
			"rows in the order of an ID",
			`${A}  local\nbase  local`,
			`${B}  local\nd123  local`.replace("d123", "base"),
			`${D}  local\nbase  local`,
		],
		[
			"processes",
			"PID   USER     COMMAND\n    1 root     sh\n    7 root     sleep 1\n    8 root     ps",
			"PID   USER     COMMAND\n    1 root     sh\n    9 root     sleep 1\n   10 root     ps",
			"PID   USER     COMMAND\n    1 root     sh\n   33 root     sleep 1\n   34 root     ps",
		],
		[
			"processes of two containers, with the same number",
			"PID   COMMAND\n7     ps\n\nPID   COMMAND\n7     ps",
			"PID   COMMAND\n8     ps\n\nPID   COMMAND\n8     ps",
			"PID   COMMAND\n7     ps\n\nPID   COMMAND\n9     ps",
		],
		[
			"images that a prune removes",
			`Deleted Images:\nuntagged: a:1\ndeleted: sha256:${A}\nuntagged: b:1\ndeleted: sha256:${B}\n`,
			`Deleted Images:\nuntagged: a:1\ndeleted: sha256:${C}\nuntagged: b:1\ndeleted: sha256:${A}\n`,
			`Deleted Images:\nuntagged: b:1\ndeleted: sha256:${B}\nuntagged: a:1\ndeleted: sha256:${C}\n`,
		],
		[
			"what a container changed",
			"C /root\nA /root/notes\nC /usr\nC /usr/bin",
			"C /root\nA /root/notes\nC /usr\nC /usr/bin",
			"C /usr\nC /usr/bin\nC /root\nA /root/notes",
		],
		[
			"a build that is drawn once",
			" => load metadata for a   0.0s\n => load metadata for b   0.0s\n => [1/2] FROM a   0.0s",
			" => load metadata for a   0.0s\n => load metadata for b   0.0s\n => [1/2] FROM a   0.0s",
			" => load metadata for b   0.0s\n => load metadata for a   0.0s\n => [1/2] FROM a   0.1s",
		],
		[
			"how long a container ran, in an event",
			"container die (execDuration=0, exitCode=0)",
			"container die (execDuration=0, exitCode=0)",
			"container die (execDuration=2, exitCode=0)",
		],
		["two ports that were one by chance", "2048 2048", "4096 5120", "6144 7168"],
		["a process of the host", "4711", "9211", "61002"],
		["a job", "[1] 4711", "[1] 9211", "[1] 20114"],
		[
			"a MAC address",
			"link/ether 02:42:ac:12:00:02",
			"link/ether 02:42:0a:09:00:02",
			"link/ether 5e:1c:33:af:09:11",
		],
		[
			"a subnet",
			'"Subnet": "172.18.0.0/16", "Gateway": "172.18.0.1"',
			'"Subnet": "10.9.0.0/16", "Gateway": "10.9.0.1"',
			'"Subnet": "172.21.0.0/16", "Gateway": "172.21.0.1"',
		],
		[
			"a client's port",
			'172.18.0.1:45120 - "GET /health"',
			'10.9.0.1:39114 - "GET /health"',
			'172.18.0.1:60022 - "GET /health"',
		],
		[
			"a published port that Docker chose",
			"0.0.0.0:32768->80/tcp",
			"0.0.0.0:32771->80/tcp",
			"0.0.0.0:49153->80/tcp",
		],
		[
			"memory",
			"web  1.234MiB / 23.48GiB  0.01%",
			"web  1.301MiB / 23.48GiB  0.01%",
			"web  1.188MiB / 23.48GiB  0.00%",
		],
		["traffic", "NET 866B / 126B", "NET 1.02kB / 126B", "NET 1.4kB / 210B"],
		["a processor's share", "0.02%", "0.11%", "3.40%"],
		[
			"disk",
			"overlay  252G  23G  79G  23% /",
			"overlay  252G  24G  78G  24% /",
			"overlay  252G  31G  71G  31% /",
		],
		[
			"a UUID",
			"550e8400-e29b-41d4-a716-446655440000",
			"6ba7b810-9dad-11d1-80b4-00c04fd430c8",
			"7d444840-9dc0-11d1-b245-5ffdce74fad2",
		],
		["a password", "password: Xk29fLq8Zt", "password: b7Yw2Pz1Qm", "password: T4hG8sVw0c"],
		["a temporary file", "/tmp/tmp.Ab3dEfGh12", "/tmp/tmp.zZ9yXw8V7u", "/tmp/tmp.k0LmN1oP2q"],
		[
			"lines side by side",
			"api-1  | ready\ndb-1   | listening",
			"db-1   | listening\napi-1  | ready",
			"db-1   | listening\napi-1  | ready",
		],
		[
			"lines side by side, as the first run",
			"api-1  | ready\ndb-1   | listening",
			"db-1   | listening\napi-1  | ready",
			"api-1  | ready\ndb-1   | listening",
		],
		[
			"lines of one log that two threads write",
			"web-1  | un\nweb-1  | deux\ndb-1   | prêt",
			"db-1   | prêt\nweb-1  | deux\nweb-1  | un",
			"web-1  | deux\ndb-1   | prêt\nweb-1  | un",
		],
		["digits of which none is a letter", "a1b2c3", "4d5e6f", "123456"],
		[
			"volumes without a name, listed by it",
			`DRIVER    VOLUME NAME\nlocal     ${long(A)}\nlocal     ${long(B)}\n\n${long(A)} -> /x\n${long(B)} -> /y`,
			`DRIVER    VOLUME NAME\nlocal     ${long(C)}\nlocal     ${long(D)}\n\n${long(D)} -> /x\n${long(C)} -> /y`,
			`DRIVER    VOLUME NAME\nlocal     ${long(E)}\nlocal     ${long(F)}\n\n${long(F)} -> /x\n${long(E)} -> /y`,
		],
		["bytes in Python", "b'\\xb2\\xc3\\xe8\\n'", "b'\\xc4s\\xbf\\xd9'", "b'\\x00\\\\9\\xff'"],
		["a hash in Python", "2382358549985786999", "-7431682472765781947", "-938594541438598"],
		[
			"a speed",
			"copied, 0.00676682 s, 45.4 MB/s",
			"copied, 0.00114835 s, 268 MB/s",
			"copied, 0.00004835 s, 1.2 GB/s",
		],
		[
			"a time in words",
			"best of 5: 527 nsec per loop",
			"best of 5: 517 nsec per loop",
			"best of 5: 1.2 usec per loop",
		],
		["an interval", "00:00:00.000382 |", "00:00:00.0005   |", "00:00:00.001072 |"],
		[
			"a device's number",
			"brw------- 1 root root 0, 139 Nov 25 15:00 backingFsBlockDev",
			"brw------- 1 root root 0, 132 Nov 25 15:05 backingFsBlockDev",
			"brw------- 1 root root 0, 61 Dec  2 09:30 backingFsBlockDev",
		],
		[
			"a process in a table of psql",
			"   backend_type    | pid \n-------------------+-----\n background writer |  56\n client backend    |  88\n(2 rows)\n",
			"   backend_type    | pid \n-------------------+-----\n background writer |  42\n client backend    |  74\n(2 rows)\n",
			"   backend_type    | pid \n-------------------+-----\n background writer |  49\n client backend    | 103\n(2 rows)\n",
		],
		["a process in a row of psql by itself", "pid      | 56", "pid      | 42", "pid      | 103"],
		[
			"how long processes have worked and been there",
			"PID   USER   TIME       ELAPSED   COMMAND\n2354  root   00:00:03      00:21   sh -c :",
			"PID   USER   TIME       ELAPSED   COMMAND\n5569  root   00:00:02      00:18   sh -c :",
			"PID   USER   TIME       ELAPSED   COMMAND\n2154  root   00:00:05      01:03   sh -c :",
		],
		[
			"processes that were started at once",
			"PID   USER       CMD\n2215  root       bash\n2224  etudiant   bash\n2231  root       curl",
			"PID   USER       CMD\n5427  etudiant   bash\n5443  root       bash\n5453  root       curl",
			"PID   USER       CMD\n2215  root       bash\n2217  root       curl\n2224  etudiant   bash",
		],
		[
			"volumes by their names alone",
			`${long(A)}\n${long(B)}\ndonnees\n\n${long(A)} -> /x\n${long(B)} -> /y`,
			`${long(D)}\n${long(C)}\ndonnees\n\n${long(C)} -> /x\n${long(D)} -> /y`,
			`${long(E)}\n${long(F)}\ndonnees\n\n${long(F)} -> /x\n${long(E)} -> /y`,
		],
		[
			"a certificate in JSON",
			`"-----BEGIN CERTIFICATE-----\\nMIIBazCC+eijQjBA\\nMAYtQ=\\n-----END CERTIFICATE-----\\n"`,
			`"-----BEGIN CERTIFICATE-----\\nMIIBajCCARCgAwIB\\nMA/tQ=\\n-----END CERTIFICATE-----\\n"`,
			`"-----BEGIN CERTIFICATE-----\\nabcdefghijklmnop\\nMA/tQ=\\n-----END CERTIFICATE-----\\n"`,
		],
		[
			"a process that works just then",
			"USER   PID   STAT   TIME   COMMAND\npg     55    Rs     0:00   writer",
			"USER   PID   STAT   TIME   COMMAND\npg     58    Ss     0:00   writer",
			"USER   PID   STAT   TIME   COMMAND\npg     57    Ds     0:00   writer",
		],
		[
			"what still writes when the next part has read enough",
			"one",
			"one\nwrite /dev/stdout: broken pipe",
			"one",
		],
		[
			"a password as crypt keeps it",
			"$6$HMpCzXTRq9sGp3Q1$CANahcayU/4346STVm36jzgoZhn9jp4PNSRtlVa5p0sHZQs41IVYz6lozV0WJn9xN.WW.",
			"$6$LNVANCtSdvoMe2YF$jWr/kNjs2c0fo.v9QCu/HTk9JiskiKAuw/0xUECjFapoFJWzXBlt8.fcmQA/7j9KQ9aEw",
			"$6$ab.ANCtSdvoMe2YF$jWr/kNjs2c0fo.v9QCuHTTk9JiskiKAuw/0xUECjFapoFJWzXBlt8.fcmQA/7j9KQ9aEw",
		],
		[
			"a route that only one of two engines has",
			"default via 172.18.0.1 dev eth0\n172.17.0.0/16 dev docker0",
			"default via 172.18.0.1 dev eth0\n172.18.0.0/15 dev lo scope link \n172.17.0.0/16 dev docker0",
			"default via 172.18.0.1 dev eth0\n172.17.0.0/16 dev docker0",
		],
		[
			"values that stand close or not",
			"USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\nroot         102  8.3  0.0   6796  4052 ?        Rs   15:00   0:00 ps aux",
			"USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\nroot         109 10.0  0.0   6796  4060 ?        Rs   15:05   0:00 ps aux",
			"USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\nroot         101 20.0  0.0   6796  4060 ?        Rs   09:30   0:00 ps aux",
		],
		["a busy machine", "real\t0m0.012s", "real\t0m4.012s", "real\t0m0.010s"],
		[
			"a node of a swarm",
			"ukbq5pm0zj5z7bsu1wmrq3k9h *  poste  Ready",
			"0a1b2c3d4e5f6g7h8i9j0k1l2 *  poste  Ready",
			"z9y8x7w6v5u4t3s2r1q0p9o8n *  poste  Ready",
		],
		[
			"a join token's random part",
			"SWMTKN-1-3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl-1awxwuwd3z9j1z3puu7rcgdbx",
			"SWMTKN-1-49nj1cmql0jkz5s954yi3oex3nedyz0fb0xx14ie39trti4wxv-8vxv8rssmk743ojnwacrr2e7c",
			"SWMTKN-1-5xk2q9z0wjkz5s954yi3oex3nedyz0fb0xx14ie39trti4w0ab-7abv8rssmk743ojnwacrr2e7c",
		],
		["an epoch", "1795618810", "1795619110", "1796203810"],
		["Go's duration", "done in 12.345ms", "done in 9.871ms", "done in 48.2ms"],
		["the shell's time", "real\t0m0.512s", "real\t0m0.499s", "real\t0m1.902s"],
		["bytes per second", "1.2MB/s", "1.9MB/s", "843kB/s"],
		[
			"base64",
			"dGhpcyBpcyBhIHNlY3JldA+/12==",
			"c29tZXRoaW5nIGVsc2UhIQ/+34==",
			"YW5kIHlldCBhbm90aGVyIDEyMw==",
		],
		[
			"a width that follows a size",
			"REPOSITORY   SIZE    ACTIVE\nx            9.9kB   1",
			"REPOSITORY   SIZE     ACTIVE\nx            10.1kB   1",
			"REPOSITORY   SIZE    ACTIVE\nx            9.8kB   1",
		],
		["a short temporary file", "/tmp/tmp.QkxHL2", "/tmp/tmp.WivZek", "/tmp/tmp.abcdef"],
		["a file by a template", "f.TQFkJs", "f.goUQhs", "f.Ab3dEf"],
		["base64 without a digit", "vVlPjq/++foTxQdO", "XKpLY3qQQxw5j8PQ", "aBcDeF/GhIjKlMnO"],
		[
			"a key that begins with a sign",
			"JHAXH35xyovqR65VR0hc",
			"-mOsHEPS9fZa4oY0mlJI",
			"_mOsHEPS9fZa4oY0mlJI",
		],
		["bytes", " fb 1a 22 9f d0 72 d1 3d", " 60 e1 cc 75 92 16 5a a6", " 00 11 22 33 44 55 66 7f"],
		[
			"a fingerprint",
			"SHA1 Fingerprint=1D:65:D9:33:55:F9:EB:9D:38:1A",
			"SHA1 Fingerprint=6B:D7:DC:A2:A1:39:1F:FB:EE:CD",
			"SHA1 Fingerprint=4B:CE:21:B3:D7:76:00:8A:C7:31",
		],
		[
			"a certificate, of which a line varies rarely",
			"-----BEGIN CERTIFICATE-----\nMIIBaTCCARCgAwIBAgIUfpRJz8O7\nEzERMA8GA1UEAxMIc3dhcm0tY2Ew\n-----END CERTIFICATE-----",
			"-----BEGIN CERTIFICATE-----\nMIIBaTCCARCgAwIBAgIUYBY5k5dd\nEzERMA8GA1UEAxMIc3dhcm0tY2Ew\n-----END CERTIFICATE-----",
			"-----BEGIN CERTIFICATE-----\nMIIBaTCCARCgAwIBAgIUWrDMfMR7\nEzERMA8GA1UEAxMIc3dhcm0tY2Fx\n-----END CERTIFICATE-----",
		],
		[
			"rows of a cache, of which the first is wider",
			`ID              RECLAIMABLE     SIZE            LAST ACCESSED\n${A}*   true            229B            1 second ago\n${B}*   true    0B              1 second ago\n${C}*   true    29B             1 second ago`,
			`ID              RECLAIMABLE     SIZE            LAST ACCESSED\n${D}*   true            0B              1 second ago\n${E}*   true    229B            1 second ago\n${F}*   true    29B             1 second ago`,
			`ID              RECLAIMABLE     SIZE            LAST ACCESSED\n${F}*   true            29B             1 second ago\n${E}*   true    0B              1 second ago\n${D}*   true    229B            1 second ago`,
		],
		[
			"a row that moves, and is wider",
			"web   9kB   x\ndb    1kB   x\napi   2kB   x",
			"db    1kB    x\napi   2kB    x\nweb   10kB   x",
			"api   2kB   x\nweb   8kB   x\ndb    1kB   x",
		],
		[
			"rows of which another one is wider than its columns",
			`ID              RECLAIMABLE     SIZE            LAST ACCESSED\n${A}*   true            5.2GB           1 second ago\n${B}*   true    3kB             1 second ago`,
			`ID              RECLAIMABLE     SIZE            LAST ACCESSED\n${D}*   true            3kB             1 second ago\n${C}*   true    5.2GB           1 second ago`,
			`ID              RECLAIMABLE     SIZE            LAST ACCESSED\n${E}*   true            3.1kB           1 second ago\n${F}*   true    5.3GB           1 second ago`,
		],
		[
			"a value that is wider than its column",
			"NAME   SIZE   ACTIVE   DONE\nweb   9kB   yes",
			"NAME   SIZE   ACTIVE   DONE\nweb   8kB   yes",
			"NAME   SIZE   ACTIVE   DONE\nweb   9.123456789kB   yes",
		],
		[
			"a column without a heading",
			"       NAME   SIZE    ACTIVE   DONE\nw      web    9kB     yes",
			"       NAME   SIZE    ACTIVE   DONE\nw      web    8kB     yes",
			"       NAME   SIZE     ACTIVE   DONE\nw      web    10.5kB   yes",
		],
		["base64 that begins with a slash", "/5+cTru+GAy359hi", "do3wA81I1OCTtMLp", "/9JSVU0YwTAHMMbv"],
		[
			"what nginx tells of its processes",
			"start worker process 29\nsignal 17 (SIGCHLD) received from 29\n29#29: exiting",
			"start worker process 31\nsignal 17 (SIGCHLD) received from 31\n31#31: exiting",
			"start worker process 28\nsignal 17 (SIGCHLD) received from 28\n28#28: exiting",
		],
		[
			"what Redis tells of its process",
			"7:C 25 Nov 2026 15:00:10.123 # starting",
			"8:C 25 Nov 2026 15:05:10.123 # starting",
			"9:C 02 Dec 2026 09:30:10.923 # starting",
		],
		[
			"Flask's PIN",
			"Debugger PIN: 123-456-789",
			"Debugger PIN: 987-654-321",
			"Debugger PIN: 111-222-333",
		],
		["nothing at all", "", "", ""],
		[
			"a text",
			"Bonjour depuis un conteneur Alpine",
			"Bonjour depuis un conteneur Alpine",
			"Bonjour depuis un conteneur Alpine",
		],
	];

test.each(SCREENS)("is no news: %s", (_, first, second, later) => {
	const known = learn(first, second);
	expect(known).toBeDefined();
	expect(known && isSame(known, later)).toBe(true);
});

const TOP =
	"UID    PID    PPID   C   STIME   TTY   TIME       CMD\nroot   2265   2240   0   15:00   ?     00:00:00   sh -c while date; do sleep 1; done";
const JSON_OF = (entries: readonly string[]) =>
	[
		"{",
		...entries.map((entry, index) => `${entry}${index < entries.length - 1 ? "," : ""}`),
		"}",
	].join("\n");
const entry = (id: string, name: string) =>
	`    "${long(id)}": {\n        "Name": "${name}"\n    }`;
const NOW = ["2026-11-25T15:00", "2026-12-02T09:30"] as const;

/** What two runs printed alike by chance, and what a later one does. */
const AGREED: readonly (readonly [what: string, before: string, after: string])[] = [
	["an epoch", "1795618810", "1796203810"],
	["a French day", "le 25/11/2026", "le 02/12/2026"],
	["a French date", "le 25/11/2026 15:00", "le 02/12/2026 09:30"],
	["Tomcat's date", "25-Nov-2026 15:00:10.123 INFO", "02-Dec-2026 09:30:10.923 INFO"],
	["a day in a name", "copie-2026-11-25.tgz", "copie-2026-12-02.tgz"],
	["a day of digits in a name", "copie-20261125.tgz", "copie-20261202.tgz"],
	["a moment in a name", "copie-2026-11-25_15-00.sql", "copie-2026-12-02_09-30.sql"],
	["a moment of digits in a name", "copie-20261125-150010.sql", "copie-20261202-093010.sql"],
	[
		"how fast curl was",
		"100   615  100   615    0     0  81234      0 --:--:-- --:--:-- --:--:-- 87857",
		"100   615  100   615    0     0   171k      0 --:--:--  0:00:01 --:--:--  200k",
	],
	["an epoch with a fraction", "now 1795618810.1234567", "now 1796203811.9"],
	["an epoch in milliseconds", "1795618810123", "1796203810999"],
	[
		"how loaded a machine is",
		" 15:00:11 up  6:44,  0 users,  load average: 17.27, 13.52, 10.66",
		" 09:30:59 up 12 days,  3:04,  2 users,  load average: 0.00, 0.01, 0.05",
	],
	["since when it is up", "up 6 hours, 44 minutes", "up 1 week, 6 days, 1 hour, 3 minutes"],
	["its load in /proc", "19.97 18.14 13.67 22/347 2293", "0.07 0.14 0.67 1/80 5293"],
	["its memory in /proc", "MemFree:        16729056 kB", "MemFree:          829056 kB"],
	[
		"its memory",
		"Mem:            23Gi       1.7Gi        17Gi        26Mi       4.9Gi        21Gi",
		"Mem:            23Gi       9.2Gi       1.1Gi       604Mi        12Gi        13Gi",
	],
	[
		"its disk",
		"overlay         252G   33G   69G  33% /",
		"overlay         252G  181G   12G  94% /",
	],
	[
		"a child of a loop that comes",
		TOP,
		`${TOP}\nroot   2311   2265   0   15:00   ?     00:00:00   sleep 1`,
	],
	[
		"a child of a loop that goes",
		`${TOP}\nroot   2311   2265   0   15:00   ?     00:00:00   sleep 1`,
		TOP,
	],
	[
		"what a container takes",
		`CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O      BLOCK I/O   PIDS\n${A}   web    0.43%   564KiB / 64MiB      0.51%   84B / 126B   0B / 0B     2`,
		`CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O          BLOCK I/O     PIDS\n${A}   web    2.10%   1.2MiB / 64MiB      1.91%   1.28kB / 126B    8.19kB / 0B   1`,
	],
	["its memory alone", "web 332KiB / 64MiB 1", "web 564KiB / 64MiB 1"],
	[
		"rows that were made in one second",
		`REPOSITORY   TAG       IMAGE ID       CREATED                  SIZE\none          latest    ${A}   1 second ago             2.03MB\ntwo          latest    ${B}   2 seconds ago            2.03MB`,
		`REPOSITORY   TAG       IMAGE ID       CREATED                  SIZE\ntwo          latest    ${B}   1 second ago             2.03MB\none          latest    ${A}   1 second ago             2.03MB`,
	],
	[
		"entries of a map by their ID",
		JSON_OF([entry(A, "web"), entry(B, "db")]),
		JSON_OF([entry(B, "db"), entry(A, "web")]),
	],
	...[
		["Wed Nov 25 15:00:10 UTC 2026", "Wed Dec  2 09:30:10 UTC 2026"],
		["25/11/2026 15:00:10", "02/12/2026 09:30:10"],
		["11/25/2026, 3:00:10 PM", "12/2/2026, 9:30:10 AM"],
		['172.17.0.1 - - [25/Nov/2026 15:00:10] "GET', '172.17.0.1 - - [02/Dec/2026 09:30:10] "GET'],
		["Wednesday 25 November 2026", "Wednesday 2 December 2026"],
		["03:00 PM", "09:30 AM"],
		["15h00", "09h30"],
		["le 25 nov. 2026", "le 2 déc. 2026"],
		["25.11.2026 15:00:10", "02.12.2026 09:30:10"],
	].map(([was = "", is = ""]): [string, string, string] => [`the day, as in ${was}`, was, is]),
	[
		"what happened to two things at once",
		`2026-11-25T15:00:01.232444028+00:00 container destroy ${long(A)} (image=alpine, name=un)\n2026-11-25T15:00:01.234803502+00:00 container destroy ${long(B)} (image=alpine, name=deux)`,
		`2026-12-02T09:30:01.234444028+00:00 container destroy ${long(B)} (image=alpine, name=deux)\n2026-12-02T09:30:01.235803502+00:00 container destroy ${long(A)} (image=alpine, name=un)`,
	],
	[
		"how long pings took in all",
		"round-trip min/avg/max = 0.076/9.717/28.952 ms",
		"round-trip min/avg/max = 0.129/0.213/0.326 ms",
	],
	[
		"a duration that a log quotes",
		"request.duration=1.117805ms response.status=200",
		'request.duration="698.685µs" response.status=200',
	],
	[
		"a random file's size",
		"-rw------- 1 root root 1704 Nov 25 15:00 cle.pem",
		"-rw------- 1 root root 1708 Dec  2 09:30 cle.pem",
	],
	[
		"the size of what was packed",
		"-rw-r--r-- root/root 157 2026-11-25 15:00 v.tgz",
		"-rw-r--r-- root/root 158 2026-12-02 09:30 v.tgz",
	],
	[
		"an empty answer before the other",
		"Non-authoritative answer:\n\nNon-authoritative answer:\nName:  db\nAddress: 172.18.0.2\n",
		"Non-authoritative answer:\nName:  db\nAddress: 172.18.0.2\n\nNon-authoritative answer:\n",
	],
	[
		"what is mounted, in another order",
		`[{"Type":"volume","Name":"${long(A)}","Destination":"/y"},{"Type":"bind","Source":"/tmp","Destination":"/x"}]`,
		`[{"Type":"bind","Source":"/tmp","Destination":"/x"},{"Type":"volume","Name":"${long(A)}","Destination":"/y"}]`,
	],
	[
		"names of one image, in another order",
		`REPOSITORY   TAG       IMAGE ID       CREATED        SIZE\nalpine       latest    ${A}   26 hours ago   2.03MB\nmine         1         ${A}   26 hours ago   2.03MB`,
		`REPOSITORY   TAG       IMAGE ID       CREATED        SIZE\nmine         1         ${A}   7 days ago     2.03MB\nalpine       latest    ${A}   7 days ago     2.03MB`,
	],
	[
		"a place in a database's log",
		"lsn=0/176B5A8, redo lsn=0/176B5A8",
		"lsn=0/176B570, redo lsn=0/1768570",
	],
	["labels in another order", '"Labels":"a=1,b=2,c=3"', '"Labels":"c=3,a=1,b=2"'],
	[
		"replicas in another order",
		"\u001b[36mweb-1  | \u001b[0mready\n\u001b[33mweb-2  | \u001b[0mready",
		"\u001b[36mweb-2  | \u001b[0mready\n\u001b[33mweb-1  | \u001b[0mready",
	],
	[
		"a database's process",
		`${NOW[0]}:10.123 UTC [45] LOG:  ready`.replace("T", " "),
		`${NOW[1]}:10.789 UTC [47] LOG:  ready`.replace("T", " "),
	],
	["a process in /proc", "Pid:    9", "Pid:    10"],
	[
		"what a process takes, counted",
		"PID   VSZ    RSS   COMMAND\n1     1600   900   sh",
		"PID   VSZ    RSS   COMMAND\n1     1700   950   sh",
	],
	[
		"what a process takes, as a decimal",
		"PID   %CPU   %MEM   COMMAND\n1     0.5    0.1    sh",
		"PID   %CPU   %MEM   COMMAND\n1     0.9    0.2    sh",
	],
	[
		"what a process takes, as a share",
		"PID   CPU   MEM   COMMAND\n1     10%   5%    sh",
		"PID   CPU   MEM   COMMAND\n1     14%   9%    sh",
	],
	[
		"a child of a loop under another heading",
		"PID   USER   COMMAND\n1     root   sh -c while date; do sleep 1; done",
		"PID   USER   COMMAND\n1     root   sh -c while date; do sleep 1; done\n7     root   sleep 1",
	],
	["a parent in /proc", "PPid:   9", "PPid:   10"],
	["a process in small letters", "pid: 9", "pid: 10"],
	[
		"processes in `top`",
		"Tasks:   3 total,   1 running,   2 sleeping",
		"Tasks:   9 total,   2 running,   7 sleeping",
	],
	[
		"processors in `top`",
		"%Cpu(s):  1.0 us,  2.0 sy, 97.0 id",
		"%Cpu(s): 71.0 us, 12.0 sy, 17.0 id",
	],
	[
		"memory in `top`",
		"MiB Mem :  24045.0 total,   1229.1 free",
		"MiB Mem :   7986.5 total,  17229.1 free",
	],
	[
		"the load in busybox's `top`",
		"Load average: 0.10 0.20 0.30 1/90 12",
		"Load average: 7.10 6.20 5.30 3/290 4512",
	],
	["days that it is up", "up 1 day, 2 hours", "up 3 weeks, 1 day"],
	["a thread group in /proc", "Tgid:   9", "Tgid:   31"],
	["a process that Docker names", '"Pid": 45,', '"Pid": 61,'],
	["a daemon's process", "sshd[45]: ready", "sshd[47]: ready"],
	["how long a machine is up in seconds", "24567.12 45678.90", "112.05 200.11"],
	[
		"swap",
		"Swap:             0B          0B          0B",
		"Swap:          2.0Gi       512Mi       1.5Gi",
	],
	[
		"swap that is given back",
		"Swap:          2.0Gi       512Mi       1.5Gi",
		"Swap:             0B          0B          0B",
	],
	[
		"the memory line of busybox",
		"Mem: 7516016K used, 17168068K free, 28K shrd",
		"Mem: 1516016K used, 168068K free, 4128K shrd",
	],
	[
		"the processors of busybox",
		"CPU:  60% usr  40% sys   0% nic   0% idle",
		"CPU:   0% usr   0% sys   0% nic 100% idle",
	],
	[
		"a disk by its device",
		"/dev/vda        252G   34G   68G  34% /etc/hosts",
		"/dev/vda         70G    9G   61G  13% /etc/hosts",
	],
	[
		"a disk in blocks",
		"overlay        264212084 35262068  71128844  34% /",
		"overlay        264212084 5262068  101128844  5% /",
	],
	[
		"a line of vmstat",
		"26  0      0 16729056 88932 6148752  0    0   502  2341 3448   79 37 18 45  0  0",
		" 1  0      0 6729056 8932 148752  0    0     2    41  448  179  3  1 96  0  0",
	],
	[
		"a file's place",
		"Device: 0,93    Inode: 3531518     Links: 1",
		"Device: 0,73    Inode: 53116       Links: 1",
	],
	[
		"runtimes in another order",
		" Runtimes: io.containerd.runc.v2 runc",
		" Runtimes: runc io.containerd.runc.v2",
	],
	[
		"a wider table of what containers take",
		`CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O   BLOCK I/O   PIDS\n${A}   web    0.00%   9.7MiB / 2GiB       0.47%   0B / 0B   0B / 0B     1`,
		`CONTAINER ID   NAME   CPU %     MEM USAGE / LIMIT   MEM %   NET I/O        BLOCK I/O     PIDS\n${A}   web    100.00%   10.4MiB / 2GiB      0.51%   1.2kB / 126B   0B / 4.1kB    2`,
	],
	[
		"containers that were started in one second",
		`${PS}\n${A}   alpine    "sleep 1"   1 second ago     Up 1 second              a\n${B}   alpine    "sleep 1"   1 second ago     Up 1 second              b`,
		`${PS}\n${B}   alpine    "sleep 1"   2 seconds ago    Up 1 second              b\n${A}   alpine    "sleep 1"   2 seconds ago    Up 1 second              a`,
	],
	["an age that becomes a minute", "Up 59 seconds", "Up About a minute"],
	["an age that becomes nothing", "Up 1 second", "Up Less than a second"],
	[
		"a network's entries, three of them",
		JSON_OF([entry(A, "a"), entry(B, "b"), entry(C, "c")]),
		JSON_OF([entry(C, "c"), entry(A, "a"), entry(B, "b")]),
	],
	["a download", "3.4MB / 5.6MB", "4.4MB / 5.6MB"],
	["a build's shortest step", " => [2/2] RUN x 0.0s", " => [2/2] RUN x 0.4s"],
	[
		"a list of labels by itself",
		"com.docker.compose.project=a,dev=b",
		"dev=b,com.docker.compose.project=a",
	],
	[
		"a loop's child with its parent",
		`${TOP}\nroot   2311   2265   0   15:00   ?     00:00:00   date`,
		TOP,
	],
	["a size in blocks", "overlay2 1.02MB", "overlay2 1.04MB"],
];

test.each(AGREED)("is no news though two runs agreed: %s", (_, before, after) => {
	const known = learn(before, before, [
		runAt("2026-11-25T15:00:00Z"),
		runAt("2026-11-25T15:00:00Z"),
	]);
	expect(known).toBeDefined();
	expect(known && isSame(known, after)).toBe(true);
});
