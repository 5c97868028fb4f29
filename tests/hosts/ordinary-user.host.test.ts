import { stat } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { USUAL } from "../support/listed-engines.ts";
import { startOwnHost } from "../support/own-host.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { PAGE, recordAs } from "./host-of-recorder.ts";

/** One in the group of those who may use Docker, and one who is not. */
const [MEMBER, STRANGER] = ["recorder-member", "recorder-stranger"];
const mayAdd = process.getuid?.() === 0;
let one: Checkout;

describe.skipIf(!mayAdd)("an ordinary user", () => {
	beforeAll(async () => {
		one = await checkout({ a: PAGE });
		await execa("useradd", ["--create-home", "--groups", "docker", MEMBER]);
		await execa("useradd", ["--create-home", STRANGER]);
		await execa("chmod", ["a+rx", one.path]);
	});
	afterAll(async () => {
		for (const user of [MEMBER, STRANGER]) {
			await execa("userdel", ["--remove", user], { reject: false });
		}
		await one?.[Symbol.asyncDispose]();
	});
	const own = (user: string) => execa("chown", ["-R", user, one.path]);

	test("in the group docker records in a checkout of theirs, and all that is written is theirs", async () => {
		await own(MEMBER);
		const { code, output } = await recordAs(MEMBER, one);
		expect(output).toContain("1 page run, 1 new.");
		expect(code).toBe(0);
		const [recording, folder] = await Promise.all(
			[recordingFile(USUAL.version, "a"), "."].map((file) => stat(join(one.path, file))),
		);
		expect(recording?.uid).toBe(folder?.uid);
		expect(recording?.uid).not.toBe(0);
		const again = await recordAs(MEMBER, one, ["--force"]);
		expect(again).toEqual({ code: 0, output: expect.stringContaining("1 page run, 1 kept.") });
	});

	test("in the group and a root share a host: neither removes what the other runs", async () => {
		await using other = await checkout({ a: PAGE });
		await own(MEMBER);
		const runs = await Promise.all([
			recordAs(MEMBER, one, ["--force"]),
			other.record(["--images", "stand-in"]),
		]);
		expect(runs.map(({ code }) => code)).toEqual([0, 0]);
	});

	test("who is not in the group is told why Docker does not answer", async () => {
		await own(STRANGER);
		const { code, output } = await recordAs(STRANGER, one, ["--force"]);
		expect(output).toContain("record: No Docker engine answers (/var/run/docker.sock: ");
		expect(output).toContain("EACCES");
		expect(output).toMatch(
			/→ You may not use it: add yourself to the group docker, then log in again\./,
		);
		expect(code).toBe(3);
	});

	test("in the group cannot make stand-ins, and is told who can", async () => {
		await using prepared = await prepareEngines();
		await using host = await startOwnHost(prepared, { images: [] });
		await execa("chmod", ["a+rwx", host.address.slice("unix://".length)]);
		await execa("chmod", ["a+rx", join(host.address.slice("unix://".length), "..")]);
		await own(MEMBER);
		const { code, output } = await recordAs(MEMBER, one, ["--force"], {
			DOCKER_HOST: host.address,
		});
		expect(output).toContain("stand-ins are built on Debian or Ubuntu as root only");
		expect(output).toMatch(
			/→ Give this machine access to registry-1\.docker\.io .*or run once as root/,
		);
		expect(code).toBe(3);
	});
});
