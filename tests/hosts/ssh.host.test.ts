import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Checkout, checkout } from "../support/checkout.ts";
import { freePort } from "../support/free-port.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { PAGE, recordAs } from "./host-of-recorder.ts";
import { install, MAY_INSTALL } from "./install.ts";

/** Who records, and may not use the Docker of this machine; and whom the other machine knows, who may. */
const [HERE, THERE] = ["recorder-here", "recorder-there"];
let server: TemporaryFolder;
let one: Checkout;
let daemon: ReturnType<typeof startServer>;
let port: number;

function startServer(settings: string) {
	return execa("/usr/sbin/sshd", ["-D", "-e", "-f", settings], { reject: false, all: true });
}

/** Makes this machine the other one, too: an ssh server with a key of its own. */
async function prepareServer(): Promise<void> {
	server = await temporaryFolder();
	await execa("chmod", ["a+rx", server.path]);
	port = await freePort();
	const hostKey = join(server.path, "host");
	const ssh = `/home/${HERE}/.ssh`;
	await mkdir(ssh, { recursive: true });
	for (const file of [hostKey, `${ssh}/id_ed25519`]) {
		await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file]);
	}
	const { stdout: known } = await execa("cat", [`${hostKey}.pub`]);
	await execa("cp", [`${ssh}/id_ed25519.pub`, join(server.path, "authorized")]);
	await server.write({
		settings: `ListenAddress 127.0.0.1:${port}\nHostKey ${hostKey}\nPidFile none\nUsePAM no\nStrictModes no\nAuthorizedKeysFile ${server.path}/authorized\nMaxSessions 2\n`,
	});
	await writeFile(`${ssh}/known_hosts`, `[127.0.0.1]:${port} ${known}\n`);
	// What only the settings of ssh say: the address, the port, the user.
	await writeFile(
		`${ssh}/config`,
		`Host lab\n  HostName 127.0.0.1\n  Port ${port}\n  User ${THERE}\nHost stranger\n  HostName 127.0.0.1\n  Port ${port}\n  User ${HERE}-not\n`,
	);
	await execa("chown", ["-R", `${HERE}:`, ssh]);
	await mkdir("/run/sshd", { recursive: true });
	daemon = startServer(join(server.path, "settings"));
}

describe.skipIf(!MAY_INSTALL)("DOCKER_HOST over ssh", () => {
	beforeAll(async () => {
		install({ "openssh-server": "/usr/sbin/sshd", "openssh-client": "/usr/bin/ssh" });
		await execa("useradd", ["--create-home", HERE]);
		await execa("useradd", ["--create-home", "--groups", "docker", "--password", "*", THERE]);
		await prepareServer();
		one = await checkout({ a: PAGE });
		await execa("chown", ["-R", HERE, one.path]);
	});
	afterAll(async () => {
		daemon?.kill();
		await daemon;
		for (const user of [HERE, THERE]) {
			await execa("userdel", ["--remove", user], { reject: false });
		}
		await one?.[Symbol.asyncDispose]();
		await server?.[Symbol.asyncDispose]();
	});

	const record = (DOCKER_HOST: string) => recordAs(HERE, one, ["--force"], { DOCKER_HOST });
	/** Waits until the user has a tunnel, or has none any more. */
	const wait = async (word: "until" | "while") => {
		const script = `${word} pgrep -u ${HERE} -x ssh; do sleep 0.1; done`;
		await execa("bash", ["-c", script], { timeout: 30_000 });
	};

	test("records on the machine that the settings of ssh name, by one connection, which ends with it", async () => {
		const { code, output } = await record("ssh://lab");
		expect(output).toContain("1 page run, 1 new.");
		expect(code).toBe(0);
		await wait("while");
	});

	test("ends with a recorder that is killed", async () => {
		const run = execa(
			"runuser",
			["-u", HERE, "--", process.execPath, "scripts/record.ts", "--force", "--images", "stand-in"],
			{
				cwd: one.path,
				reject: false,
				detached: true,
				extendEnv: false,
				env: { PATH: process.env["PATH"], HOME: `/home/${HERE}`, DOCKER_HOST: "ssh://lab" },
			},
		);
		await wait("until");
		await execa("kill", ["-KILL", "--", `-${run.pid}`]);
		await run;
		await wait("while");
	});

	test.each([
		["whom the other machine does not know", "ssh://stranger", /Permission denied/],
		["where nothing listens", "ssh://127.0.0.1:9", /Connection refused/],
		["of a machine that ssh does not know", "ssh://127.0.0.2:22", /./],
	])("tells what ssh says, and asks nothing: %s", async (_, address, message) => {
		const { code, output } = await record(address);
		const [, told = ""] = /No Docker engine answers \((.*)\)\.\n/.exec(output) ?? [];
		expect(told).toMatch(message);
		expect(output).toContain("→ See that `ssh HOST docker version` works there without a question");
		expect(code).toBe(3);
	});
});
