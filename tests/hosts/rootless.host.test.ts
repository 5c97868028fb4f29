import { chmod, chown, stat } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Checkout, checkout } from "../support/checkout.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { PAGE } from "./host-of-recorder.ts";
import { install, MAY_INSTALL } from "./install.ts";

const USER = "recorder-rootless";
const START = "/usr/share/docker.io/contrib/dockerd-rootless.sh";
/** By which slirp4netns makes the network; on most machines anybody may use it. */
const TUN = "/dev/net/tun";

let runtime: TemporaryFolder;
let one: Checkout;
let mode = 0;

describe.skipIf(!MAY_INSTALL)("rootless Docker", () => {
	beforeAll(async () => {
		install({
			"docker.io": START,
			uidmap: "/usr/bin/newuidmap",
			rootlesskit: "/usr/bin/rootlesskit",
			slirp4netns: "/usr/bin/slirp4netns",
		});
		await execa("useradd", ["--create-home", USER]);
		runtime = await temporaryFolder();
		const { stdout } = await execa("id", ["-u", USER]);
		await chown(runtime.path, Number(stdout), Number(stdout));
		({ mode } = await stat(TUN));
		await chmod(TUN, 0o666);
		one = await checkout({ a: PAGE });
	});
	afterAll(async () => {
		if (mode > 0) await chmod(TUN, mode & 0o777);
		await one?.[Symbol.asyncDispose]();
		await runtime?.[Symbol.asyncDispose]();
		await execa("userdel", ["--remove", USER], { reject: false });
	});

	test("without control groups is refused, since no page could be limited, and what to do is told", async () => {
		const socket = join(runtime.path, "docker.sock");
		const env = {
			PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
			HOME: `/home/${USER}`,
			XDG_RUNTIME_DIR: runtime.path,
			DOCKERD_ROOTLESS_ROOTLESSKIT_NET: "slirp4netns",
			DOCKERD_ROOTLESS_ROOTLESSKIT_SLIRP4NETNS_SANDBOX: "false",
			DOCKERD_ROOTLESS_ROOTLESSKIT_SLIRP4NETNS_SECCOMP: "false",
		};
		const daemon = execa("runuser", ["-u", USER, "--", START], {
			env,
			extendEnv: false,
			reject: false,
			detached: true,
			all: true,
		});
		try {
			await execa("bash", ["-c", `until [ -S ${socket} ]; do sleep 0.1; done`], {
				timeout: 60_000,
			});
			const { code, output } = await one.record([], { DOCKER_HOST: `unix://${socket}` });
			expect(output).toContain(
				`No Docker engine can be used (DOCKER_HOST=unix://${socket} runs without control groups`,
			);
			expect(output).toContain("→ Use the Docker that root runs");
			expect(code).toBe(3);
		} finally {
			// All that it started: RootlessKit, the network, the daemon.
			await execa("kill", ["--", `-${daemon.pid}`], { reject: false });
			await daemon;
		}
	});
});
