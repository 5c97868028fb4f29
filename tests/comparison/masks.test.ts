import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASKS, maskLine, maskScreen } from "../../scripts/comparison/masks.ts";
import { plain } from "../../scripts/recording/plain.ts";

describe("a mask", () => {
	test.each(MASKS)(
		"makes of its example what it says: $name",
		({ example: [printed, compared] }) => {
			expect(maskLine(printed)).toBe(compared);
		},
	);

	test.each(MASKS)("is the one that its example needs: $name", ({ name, example }) => {
		const [printed, compared] = example;
		const others = MASKS.filter((mask) => mask.name !== name);
		const without = others.reduce(
			(line, { pattern, replacement }) => line.replace(pattern, replacement),
			printed,
		);
		expect(without).not.toBe(compared);
	});

	test("has a name of its own", () => {
		expect(new Set(MASKS.map(({ name }) => name)).size).toBe(MASKS.length);
		expect(MASKS.map(({ name }) => name)).not.toContain("");
	});
});

describe("two runs' lines compare equal", () => {
	test.each([
		["CONTAINER ID   IMAGE", "CONTAINER ID      IMAGE"],
		[
			'538759731cf6   hello-world   "/hello"   Less than a second ago   Exited (0) Less than a second ago             crazy_spence',
			'95c0bfb5a3d1   hello-world   "/hello"   2 minutes ago   Exited (0) About a minute ago             dreamy_noether',
		],
		[
			"hello-world   latest    d2c94e258dcb   11 months ago   13.3kB",
			"hello-world   latest    fedcba987654   2 years ago   9.1kB",
		],
		[`Digest: sha256:${"a".repeat(64)}`, `Digest: sha256:${"0".repeat(64)}`],
		["397.1MB   159.5MB (40%)", "411MB   160MB (39%)"],
		[" => => transferring context: 0B 0.0s", " => => transferring context: 292B 0.1s"],
		["real\t0m0.012s", "real\t1m3.4s"],
		["#5 DONE 0.3s", "#5 DONE 12.0s"],
		["\u001b[32m ✔ Container x-1  Started\u001b[0m  0.4s", " ✔ Container x-1  Started   11.2s"],
		["[1] 17", "[1] 4711"],
		["\u001b[34m[+] Stopping 2/2\u001b[0m", "[+] Stopping 2/1"],
		["Sun Mar  1 01:02:03 UTC 2026", "Mon Mar 30 11:12:13 UTC 2026"],
		["2026-03-02T10:11:12.123456789Z start", "2026-11-23T19:57:52.1Z start"],
		[
			'INFO:     172.18.0.1:40022 - "GET / HTTP/1.1" 200 OK',
			'INFO:     172.17.0.1:60998 - "GET / HTTP/1.1" 200 OK',
		],
	])("%s", (one, other) => {
		expect(maskLine(one)).toBe(maskLine(other));
	});
});

describe("what has meaning is kept", () => {
	test.each([
		"Exited (137)",
		"Exited (0)",
		"Up (healthy)",
		"3 containers, 2 running",
		"Error: No such container: web",
		"docker: Error response from daemon: pull access denied",
		"service api is unhealthy",
		"0.0.0.0:8000->80/tcp",
		"127.0.0.1:5432",
		"curl: (7) Failed to connect to localhost port 8000",
		"HTTP/1.1 404 Not Found",
		'{"status":"ok","count":12}',
		"python:3.13-slim",
		"postgres:17",
		"hello_world my_app",
		"deadbeef",
		"Python 3.13.1",
		"STEP 3 of 5",
		"[+] Running 0/1",
		"[+] Running 2/3",
		"[+] Running 9/10",
		"Total reclaimed space: 0B",
		"Local Volumes 1 1 0B (0%)",
	])("%s", (line) => {
		expect(maskLine(line)).toBe(line);
	});

	test.each([
		["Exited (0) 2 minutes ago", "Exited (1) 2 minutes ago"],
		["web-1 Started 0.1s", "web-1 Error 0.1s"],
		["[+] Running 2/1", "[+] Running 1/1"],
		["Deleted: 2", "Deleted: 3"],
		["Total reclaimed space: 0B", "Total reclaimed space: 237MB"],
		["1.2MB (0%)", "1.2MB (100%)"],
		["0.0.0.0:8000->80/tcp", "0.0.0.0:8001->80/tcp"],
		["2 minutes: ok", "2 minutes: ko"],
	])("%s is not %s", (one, other) => {
		expect(maskLine(one)).not.toBe(maskLine(other));
	});
});

test("ports are masked from 32768 to 60999, behind an address", () => {
	for (const port of [32768, 32769, 32770, 32799, 32800, 32999, 33000, 39999, 40000, 60999]) {
		expect(maskLine(`172.17.0.100:${port}`)).toBe("<address>:<port>");
		expect(maskLine(`localhost:${port}`)).toBe(`localhost:${port}`);
	}
	for (const port of [327, 5432, 32767, 61000, 65535]) {
		expect(maskLine(`172.17.0.100:${port}`)).toBe(`<address>:${port}`);
	}
});

test("a total of Compose is masked where more is done than there was to do", () => {
	for (let done = 0; done < 12; done++) {
		for (let total = 0; total < 10; total++) {
			const line = `[+] Running ${done}/${total}`;
			expect(maskLine(line)).toBe(done > total ? `[+] Running ${done}/${done}` : line);
			expect(maskLine(`x${line}`)).toBe(`x${line}`);
		}
	}
});

describe("masking", () => {
	const volatile = fc
		.array(
			fc.oneof(
				fc.constantFrom(
					...MASKS.flatMap(({ example, replacement }) => [...example, replacement]),
					"sha256:",
					" ",
					"  ",
					":",
					".",
					"-",
					"_",
					"<",
					">",
					"ago",
					"Linux",
					"[1]",
					"172.17.0.2",
					"0.5s",
					"1m2s",
					"12",
					"12kB",
					"About a minute",
					"about an",
					"hour",
					"happy_",
					"happy_turing2",
					"#1 SMP",
					"x86_64",
					"2026-03-02",
					"T10:11:12",
					"+0000 UTC",
					"Mon Mar  2",
					"43210",
					"\u001b[32m",
					"\u001b[0m",
					"\t",
					"é",
					"B",
					"s",
				),
				fc.string({
					unit: fc.constantFrom(..."0123456789abcdef".split("")),
					minLength: 10,
					maxLength: 66,
				}),
				fc.nat().map(String),
			),
			{ maxLength: 9 },
		)
		.map((parts) => parts.join(""));

	test.each([
		["any text", fc.string()],
		["any text of odd characters", fc.string({ unit: "binary" })],
		["what looks volatile", volatile],
	])("a second time changes nothing: %s", (_, lines) => {
		fc.assert(
			fc.property(lines, (line) => {
				const once = maskLine(line);
				expect(maskLine(once)).toBe(once);
			}),
			{ numRuns: 3000 },
		);
	});

	test("keeps a line's words apart from those that are volatile", () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[g-z]{2,9}$/), { maxLength: 6 }), (words) => {
				expect(maskLine(words.join(" "))).toBe(words.join(" "));
			}),
		);
	});

	test("removes colours, and nothing that is not a colour", () => {
		expect(plain("\u001b[1;38;5;208mred\u001b[0m [3m] \u001b[mend")).toBe("red [3m] end");
	});
});

describe("a masked screen", () => {
	test("has parallel progress in one order", () => {
		const one = maskScreen([
			"latest: Pulling from library/x",
			"3d57cf381b9a: Pull complete",
			"2e987ee2f736: Already exists",
			"Status: Downloaded",
			" ✔ Container b  Started 0.1s",
			" ✔ Container a  Started 0.2s",
			"done",
		]);
		const other = maskScreen([
			"latest: Pulling from library/x",
			"2e987ee2f736: Already exists",
			"3d57cf381b9a: Pull complete",
			"Status: Downloaded",
			" ✔ Container a  Started 3.2s",
			" ✔ Container b  Started 1.1s",
			"done",
		]);
		expect(one).toEqual(other);
		expect(one).toHaveLength(7);
	});

	test("keeps the order of all other lines", () => {
		expect(maskScreen(["b", "a", "c"])).toEqual(["b", "a", "c"]);
		const apart = ["Network b", "text", "Network a", "Network"];
		expect(maskScreen(apart)).toEqual(apart);
	});

	test("loses no line", () => {
		const line = fc.constantFrom("=> b", "=> a", "text", " ✔ Network x", "#3 DONE", "");
		fc.assert(
			fc.property(fc.array(line), (lines) => {
				expect(maskScreen(lines).toSorted()).toEqual(lines.map(maskLine).toSorted());
			}),
		);
	});
});
