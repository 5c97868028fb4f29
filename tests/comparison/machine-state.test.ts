import { expect, test } from "vitest";
import {
	machineState,
	packedSize,
	processState,
	swarmVersion,
} from "../../scripts/comparison/machine-state.ts";

/** What of a line is the machine's own of that moment. */
const stateOf = (line: string) => machineState(line).map((columns) => line.slice(...columns));

test.each<[line: string, state: string[]]>([
	["Mem:  23Gi  1.7Gi 17Gi", ["23Gi", "1.7Gi", "17Gi"]],
	[":PREROUTING ACCEPT [87:9904]", ["87", "9904"]],
	[":DOCKER - [0:0]", []],
	["[12:720] -A DOCKER -i eth0 -j RETURN", ["12", "720"]],
	["          RX packets:23 errors:0 dropped:0 overruns:0 frame:0", ["23"]],
	[
		"          RX bytes:1806 (1.7 KiB)  TX bytes:126 (126.0 B)",
		["1806", "1.7 KiB", "126", "126.0 B"],
	],
	["    10 20 30 40 50 60", []],
	[
		"eth0       1500       23      0      0 0            26      0      0      0 BMRU",
		["23", "26"],
	],
	["\t\tip saddr 10.0.0.2 counter packets 12 bytes 720 drop", ["12", "720"]],
	["\t\tip saddr 10.0.0.2 counter packets 0 bytes 0 drop", []],
	["[12:720]", []],
	["Swap: 0B 512Mi", ["0B", "512Mi"]],
	["MiB Mem : 24045.0 total, 1229.1 free", ["24045.0", "1229.1"]],
	["KiB Swap: 12 total", ["12"]],
	["Mem: 7516016K used, 28K shrd", ["7516016K", "28K"]],
	["CPU:  60% usr   0% idle", ["60%", "0%"]],
	["%Cpu(s):  1.0 us, 97.0 id", ["1.0", "97.0"]],
	["Tasks: 3 total, 2 sleeping", ["3", "2"]],
	["Tasks: 11 total, 1 running, 10 sleep, 0 d-sleep", ["11", "1", "10", "0"]],
	["Load average: 0.10 0.20 0.30 1/90 12", ["0.10", "0.20", "0.30", "1", "90", "12"]],
	["10.10 10.20 10.30 11/90 12", ["10.10", "10.20", "10.30", "11", "90", "12"]],
	["24567.12 45678.90", ["24567.12", "45678.90"]],
	["MemFree:     16729056 kB", ["16729056"]],
	["Active(anon):   12 kB", ["12"]],
	["Device: 0,93    Inode: 3531518     Links: 1", ["0,93", "3531518"]],
	[
		" 1  0  0 16 88 61 0 0 50 23 34 79 37 18 45 0",
		"1 0 0 16 88 61 0 0 50 23 34 79 37 18 45 0".split(" "),
	],
	["overlay 252G 33G 69G 33% /", ["252G", "33G", "69G", "33%"]],
	["/dev/mapper/vg-root 252G 33G 69G 3% /etc/hosts", ["252G", "33G", "69G", "3%"]],
	[
		"10:00:00 up  6:44,  0 users,  load average: 17.27, 13.52, 10.66",
		["6:44", "0", "17.27", "13.52", "10.66"],
	],
	[
		"10:00:00 up 12 days,  3:04,  1 user,  load average: 1.00, 0.01, 0.05",
		["12 days,  3:04", "1", "1.00", "0.01", "0.05"],
	],
	["10:00:00 up 44 min,  load average: 1.00, 0.01, 0.05", ["44 min", "1.00", "0.01", "0.05"]],
	["up 2 weeks, 3 days", ["2 weeks, 3 days"]],
	["up 1 day, 2 hours", ["1 day, 2 hours"]],
	["up 3 hours", ["3 hours"]],
	["up 44 minutes", ["44 minutes"]],
	["50124: eth0@if50125: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500", ["50124", "50125"]],
	["7: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500", ["7"]],
	[
		"1 (sh) S 0 1 1 0 -1 4194560 3864 0 0 0 6 1 0 0 20 0 1 0 9185681 30244864 4644 18446744073709551615 1 2 3 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0 4 5 6 7 8 9 10 0",
		"1 0 1 1 0 1 4194560 3864 0 0 0 6 1 0 0 20 0 1 0 9185681 30244864 4644 18446744073709551615 1 2 3 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0 4 5 6 7 8 9 10 0".split(
			" ",
		),
	],
	["brw------- 1 root root 0, 139 Nov 25 15:00 backingFsBlockDev", ["139"]],
	["TCP:   60 (estab 0, closed 57, orphaned 0, timewait 9)", ["60", "0,", "57,", "0,", "9"]],
	["eth0@if69362     UP             02:42:c0:a8:50:23 <BROADCAST>", ["69362"]],
	["voluntary_ctxt_switches:\t12", ["12"]],
	["nonvoluntary_ctxt_switches:\t212", ["212"]],
	["SigQ:\t5/96365", ["5", "96365"]],
	["566 564 0:123 / /proc rw,nosuid - proc proc rw", ["566", "564", "123"]],
	["dr-xr-xr-x  194 root     root             0 Nov 26 14:30 proc", ["194"]],
	["#9 0.566 dr-xr-xr-x  87 root root 0 Nov 26 14:30 proc/", ["87"]],
	["dr-xr-xr-x   12 root     root             0 Nov 26 00:36 sys", ["0"]],
	["drwxr-xr-x  194 root     root          4096 Nov 26 00:36 proc", ["4096"]],
	["dr-xr-xr-x  194 app      app              8 Nov 26 00:36 proc", ["8"]],
	["dr-xr-xr-x  194 root     root             9 Nov 26 00:36 procs", ["9"]],
	["nr_periods 31", ["31"]],
	["nr_throttled 19", ["19"]],
	["throttled_usec 12786", ["12786"]],
	["rss 135168", ["135168"]],
	["cache 0", ["0"]],
	["pgfault 812", ["812"]],
	["cpu0 14 47 82 14 79 0 23 70 0 0", "14 47 82 14 79 0 23 70 0 0".split(" ")],
	["  eth0: 90 1 0 0 0 0 0 0 126 3 0 0 0 0 0 0", "90 1 0 0 0 0 0 0 126 3 0 0 0 0 0 0".split(" ")],
	[
		"172.18.0.2 dev eth1 lladdr 3e:9d:42:33:3d:79 ref 1 used 0/1/0 probes 4 DELAY",
		["1", "0/1/0", "4", "DELAY"],
	],
	["172.18.0.2 dev eth1 lladdr 3e:9d:42:33:3d:79 STALE", ["STALE"]],
	["100    144 100    144   0      0   7436      0                   0", ["7436", "0", "0"]],
	["2026-11-25 15:00:10 (30.9 KB/s) - ‘/tmp/w’ saved [144/144]", ["30.9 KB/s"]],
	["10000 loops, best of 5: 12.2 usec per loop", ["10000"]],
	["instantaneous_ops_per_sec:3", ["3"]],
	["   12  720K DNAT       6    --  *      *       0.0.0.0/0     0.0.0.0/0", ["12", "720K"]],
	["    3   180 ACCEPT     tcp  --  any    any     anywhere      anywhere", ["3", "180"]],
	["Chain INPUT (policy ACCEPT 12 packets, 720 bytes)", ["12", "720"]],
])("a line tells what the machine is up to: %s", (line, state) => {
	expect(stateOf(line)).toEqual(state);
});

test("the blocks of all files are told above them", () => {
	expect(machineState("total 12", ["", "-rw-r--r-- 1 root root 2 Nov 26 00:36 a"])).toEqual([
		[6, 8],
	]);
	expect(machineState("total 12", ["", "12 lines"])).toEqual([]);
});

test("what is packed is told by its name, by Git, `gzip` and a manifest", () => {
	const sizes = (line: string, ...beside: string[]) =>
		packedSize(line, beside).map((columns) => line.slice(...columns));
	expect(sizes("-rw-r--r-- 1 root root 184 Nov 25 15:00 v.tgz")).toEqual(["184"]);
	expect(sizes("-rw-r--r-- root/root 184 2026-11-25 15:00 v.tar.gz")).toEqual(["184"]);
	expect(sizes("-rw-r--r-- 1 root root 184 Nov 25 15:00 tgz")).toEqual([]);
	expect(sizes(" v.tgz | Bin 0 -> 183 bytes")).toEqual(["0", "183"]);
	expect(sizes("v.tgz | Bin 0 -> 183 bytes")).toEqual([]);
	expect(sizes("   183   10240  98.4% v.tar")).toEqual(["183"]);
	expect(sizes("defla 4b9a25da Nov 27 09:25   183   10240  98.4% v.tar")).toEqual(["183"]);
	const digest = '  "digest": "sha256:aaaa"';
	expect(sizes('  "size": 203,', "", digest)).toEqual(["203"]);
	expect(sizes('  "size": 203', digest, "}")).toEqual(["203"]);
	expect(sizes('{"size":203,"digest":"sha256:aaaa"}')).toEqual(["203"]);
	expect(sizes('  "size": 203,', "", '  "name": "a"')).toEqual([]);
});

test("how often a swarm has written down what it is to be is told as JSON", () => {
	expect(swarmVersion('    "Index": 95', '  "Version": {')).toEqual([[13, 15]]);
	expect(swarmVersion('{"ID":"a","Version":{"Index":95}}', "")).toEqual([[29, 31]]);
	expect(swarmVersion('    "Index": 95', '  "Slot": {')).toEqual([]);
});

test("the number of all sockets is told above those of TCP", () => {
	const line = "Total: 28";
	expect(machineState(line, ["", "TCP:   60 (estab 0, closed 57)"])).toEqual([[7, 9]]);
	expect(machineState(line, ["", "TCP 60"])).toEqual([]);
});

test.each([
	["Total: 28"],
	["Mem: 67108864"],
	["Mem: 512M"],
	["Size: 12 kB"],
	["12.50 7.25"],
	["nr_throttled 0"],
	["    0     0 DROP       6    --  *      *       0.0.0.0/0     0.0.0.0/0"],
	["Chain INPUT (policy DROP 0 packets, 0 bytes)"],
	["    3   180 ACCEPT of all"],
	["throttled_usec 0"],
	["cache 12"],
	["rss 135168 in all"],
	["cpu 4 of 8"],
	["cpu0 14 47 82 14 79 0 23 70 x"],
	["eth0: 90 1 0 0"],
	["172.18.0.9 dev eth1 FAILED"],
	["100 144 100 144 0 0 7436 0 0"],
	["100 144  12 144 0 0 7436 0                   0"],
	["2026-11-25 15:00:10 (30.9 MB/s) - ‘w’ saved [30900000/30900000]"],
	["10000 loops"],
	["total 12"],
	["x Mem: 23Gi"],
	["566 564 8:1 / /data rw - ext4 /dev/sda1 rw"],
	["brw-rw---- 1 root disk 8, 1 Nov 25 15:00 sda1"],
	["1 (sh) S 0 1 1"],
	["Mem 23Gi"],
	["Memory: 23Gi"],
	["XiB Mem: 23Gi"],
	["CPU: 4 in all"],
	["x CPU: 60% usr 0% idle"],
	["Tasks: 3 sleepings"],
	["0.10 0.20 0.30 1/90"],
	["x 0.10 0.20 0.30 1/90 12"],
	["0.10 0.20 0.30 1/90 12 x"],
	["1.0 2.0"],
	["1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536"],
	["7: docker0 <UP>"],
	["x 24567.12 45678.90"],
	["24567.12 45678.90 x"],
	["24567.123 45678.90"],
	["MemTotal:     16729056 kB"],
	["memFree: 16729056 kB"],
	["x MemFree: 16729056 kB"],
	["MemFree: 16729056 kB in all"],
	["MemFree: 16729056"],
	["x Device: 0,93 Inode: 3531518 Links: 1"],
	["Device: 0,93Inode: 3531518 Links: 1"],
	["1 0 0 16 88 61 0 0 50 23 34 79 37 18 45"],
	["1 0 0 16 88 61 0 0 50 23 34 79 37 18 45 0 0 0 0"],
	["tmpfs 64M 0 64M 0% /data"],
	["x overlay 252G 33G 69G 33% /"],
	["overlay 252G 33G 69G 100% /"],
	["overlay 252G 33G 33% /"],
	["overlay 252G 33G 69G 33% data"],
	["overlay 252G 33G 69G 33% /a b"],
	["what is up 3 days"],
	["up 3 decades"],
	["cheer up 6:44, load average: high"],
])("another line does not: %s", (line) => {
	expect(stateOf(line)).toEqual([]);
});

test.each<[line: string, state: string[]]>([
	[
		"root        2283    2260 18 15:17 ?        00:00:00 sleep 1000",
		["2283", "2260", "18", "00:00:00"],
	],
	["root        2283       1  0 Nov25 pts/0  1-00:00:00 sleep", ["2283", "1", "0", "1-00:00:00"]],
	[
		"root  45  0.0  0.1  2584  1628 ?  Ss   15:17   0:00 nginx: master process",
		["45", "0.0", "0.1", "2584", "1628", "S", "0:00"],
	],
	["root           1       0  0 15:17 ?        00:00:00 sh", []],
	["root  1  0.0  0.1  2584  1628 ?  Ss   15:17   0:00 nginx", []],
	["total 2283 2260 18 of 15:17", []],
])("a row of ps without its headings tells of a process: %s", (line, state) => {
	expect(processState(line).map((columns) => line.slice(...columns))).toEqual(state);
});

test("what a network has had is told below its heading", () => {
	const row = "    2989      23       0       0       0       0 ";
	const heading = "    RX:  bytes packets errors dropped  missed   mcast";
	expect(machineState(row, [heading, ""]).map((columns) => row.slice(...columns))).toEqual([
		"2989",
		"23",
	]);
	expect(machineState(row, ["    some numbers", ""])).toEqual([]);
	expect(machineState("    2.99k      23  0  0  0  0", [heading, ""])).toHaveLength(2);
});
