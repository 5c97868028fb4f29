import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import Docker from "dockerode";
import { execa } from "execa";
import { baseImage } from "../../scripts/images/base-image.ts";
import { buildImage } from "../../scripts/images/build-image.ts";
import { freePort } from "../support/free-port.ts";
import { copyImages, untilAnswers } from "../support/own-host.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { install } from "./install.ts";

const IMAGE = "recorder/test-machine";
/** How long the machine may take to boot, in milliseconds: QEMU translates each instruction. */
const PATIENCE = 600_000;
/** The name server that QEMU shows to its guests (https://www.qemu.org/docs/master/system/devices/net.html). */
const RESOLVER = "nameserver 10.0.2.3\n";

/** A machine with a kernel of its own, of which one may be root. */
export interface VirtualMachine extends AsyncDisposable {
	readonly docker: Docker;
	/** For DOCKER_HOST. */
	readonly address: string;
}

/**
 * Boots a Debian with systemd and Docker in QEMU: control groups v2, and rights that nobody has cut, as on users'
 * machines. It needs no virtualisation of the machine that it runs on, which is therefore ten times as fast.
 *
 * @param host The machine's engine, in which the Debian is built.
 * @param images Those of the machine's engine that the other one's gets.
 */
export async function virtualMachine(
	host: Docker,
	images: readonly string[],
): Promise<VirtualMachine> {
	install({ "qemu-system-x86": "/usr/bin/qemu-system-x86_64", e2fsprogs: "/usr/sbin/mke2fs" });
	await using cleanup = new AsyncDisposableStack();
	const folder = cleanup.use(await temporaryFolder());
	const { kernel, initrd, disk } = await makeDisk(host, folder.path);
	const port = await freePort();
	const qemu = execa(
		"qemu-system-x86_64",
		[
			...["-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "4096"],
			...["-nodefaults", "-no-reboot", "-display", "none", "-serial", "stdio"],
			...["-kernel", kernel, "-initrd", initrd],
			...["-append", "root=/dev/vda rw console=ttyS0 panic=-1"],
			...["-drive", `file=${disk},format=raw,if=virtio,cache=unsafe`],
			...["-netdev", `user,id=wired,hostfwd=tcp:127.0.0.1:${port}-:2375`],
			...["-device", "virtio-net-pci,netdev=wired"],
		],
		{ reject: false, all: true, stdin: "ignore" },
	);
	cleanup.defer(async () => {
		qemu.kill("SIGKILL");
		await qemu;
	});
	const docker = new Docker({ protocol: "http", host: "127.0.0.1", port });
	const ended = qemu.then(({ all }) => {
		throw new Error(`The machine ended:\n${all.slice(-3000)}`);
	});
	await Promise.race([untilAnswers(docker, { patience: PATIENCE }), ended]);
	ended.catch(() => {});
	await copyImages(host, docker, images);
	const owned = cleanup.move();
	return {
		docker,
		address: `tcp://127.0.0.1:${port}`,
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

/** Builds the Debian, and makes a disk of it. */
async function makeDisk(host: Docker, folder: string) {
	const base = await baseImage(host, "trixie", { onProgress: () => {} });
	await buildImage(host, { folder: join(ROOT, "tests/hosts/machine"), tag: IMAGE, base });
	const root = join(folder, "root");
	const container = await host.createContainer({ Image: IMAGE, Cmd: ["true"] });
	await mkdir(root);
	try {
		await execa("tar", ["-x", "-C", root], { input: Readable.from(await container.export()) });
	} finally {
		await container.remove();
	}
	// Docker writes this file itself where it builds.
	await writeFile(join(root, "etc/resolv.conf"), RESOLVER);
	for (const file of ["vmlinuz", "initrd"]) {
		await copyFile(join(root, "boot", file), join(folder, file));
	}
	const disk = join(folder, "disk");
	await execa("/usr/sbin/mke2fs", ["-q", "-t", "ext4", "-d", root, disk, "12G"]);
	await rm(root, { recursive: true });
	return { kernel: join(folder, "vmlinuz"), initrd: join(folder, "initrd"), disk };
}
