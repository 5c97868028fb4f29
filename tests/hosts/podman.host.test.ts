import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Checkout, checkout } from "../support/checkout.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { PAGE } from "./host-of-recorder.ts";
import { install, MAY_INSTALL } from "./install.ts";

let folder: TemporaryFolder;
let one: Checkout;

describe.skipIf(!MAY_INSTALL)("Podman's socket", () => {
	beforeAll(async () => {
		install({ podman: "/usr/bin/podman" });
		folder = await temporaryFolder();
		one = await checkout({ a: PAGE });
	});
	afterAll(async () => {
		await one?.[Symbol.asyncDispose]();
		await folder?.[Symbol.asyncDispose]();
	});

	test("is refused, and what it is is told, not what an image's build says", async () => {
		const socket = join(folder.path, "podman.sock");
		const service = execa("podman", ["system", "service", "--time=0", `unix://${socket}`], {
			reject: false,
		});
		try {
			await execa("bash", ["-c", `until [ -S ${socket} ]; do sleep 0.1; done`]);
			const { code, output } = await one.record([], { DOCKER_HOST: `unix://${socket}` });
			expect(output).toContain(
				`No Docker engine can be used (DOCKER_HOST=unix://${socket} is Podman`,
			);
			expect(output).toContain("→ Start Docker's own engine");
			expect(code).toBe(3);
			expect(await one.recordings()).toEqual([]);
		} finally {
			service.kill();
			await service;
		}
	});
});
