import { join } from "node:path";
import type Docker from "dockerode";
import { execa } from "execa";
import { followProgress } from "../host/follow-progress.ts";
import { HostError } from "../host/host-error.ts";
import { LABEL } from "../run/labels.ts";
import { aptInstall, canInstall } from "../setup/apt-install.mjs";
import { aptProxy, debianMirror } from "../setup/debian-mirror.mjs";
import { messageOf } from "../text/message-of.ts";
import { makeBaseFolder, removeBaseFolder } from "./base-folder.ts";

/**
 * Makes an image of the smallest Debian of a suite.
 *
 * @param tag The image's.
 * @throws {HostError} kind `images` where debootstrap cannot work.
 */
export async function bootstrap(
	host: Docker,
	suite: string,
	tag: string,
	{ onProgress, signal }: { onProgress: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<void> {
	await ensureDebootstrap(onProgress);
	onProgress(`Building a Debian ${suite} base`);
	const folder = await makeBaseFolder();
	const cancel = signal ? { cancelSignal: signal } : {};
	const root = join(folder, "root");
	try {
		// setpriv has debootstrap killed when this process ends, also by a kill.
		const command = ["debootstrap", "--variant=minbase", suite, root, debianMirror()];
		const building = execa("setpriv", ["--pdeathsig", "KILL", ...command], {
			env: aptProxy(),
			// A group of its own, so that dpkg and its scripts are stopped with it.
			detached: true,
			cleanup: true,
		});
		const stop = (): void => killGroup(building.pid);
		signal?.addEventListener("abort", stop);
		try {
			await building;
		} finally {
			signal?.removeEventListener("abort", stop);
		}
		const left = [
			"./dev/*",
			"./usr/share/doc/*",
			"./usr/share/man/*",
			"./usr/share/locale/*",
			"./var/lib/apt/lists/*_*",
			"./var/cache/apt/archives/*.deb",
		];
		const tar = execa("tar", ["-C", root, ...left.map((path) => `--exclude=${path}`), "-c", "."], {
			buffer: false,
			...cancel,
		});
		const [repo, version] = tag.split(":");
		await followProgress(
			host,
			await host.importImage(tar.stdout, {
				fromSrc: "-",
				repo,
				tag: version,
				changes: `LABEL ${LABEL}=1`,
			}),
		);
		await tar;
	} catch (error) {
		signal?.throwIfAborted();
		throw new HostError(
			"images",
			`debootstrap could not build a Debian ${suite}: ${messageOf(error)}`,
			"It needs root and a Debian mirror; `/etc/apt` says which one is asked.",
			{ cause: error },
		);
	} finally {
		await removeBaseFolder(folder);
	}
}

function killGroup(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {
		// There is no such group any more.
	}
}

async function ensureDebootstrap(onProgress: (line: string) => void): Promise<void> {
	if (!canInstall()) {
		throw new HostError(
			"images",
			"Docker Hub does not answer, and stand-ins are built on Debian or Ubuntu as root only.",
			"Give this machine access to registry-1.docker.io (behind a proxy: HTTPS_PROXY, and the proxies of Docker's daemon), or run once as root on Debian.",
		);
	}
	const found = await execa("debootstrap", ["--version"], { reject: false });
	if (!found.failed) return;
	onProgress("Installing debootstrap");
	aptInstall(["debootstrap"]);
}
