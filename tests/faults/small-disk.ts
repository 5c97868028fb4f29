import { execa } from "execa";

/** A folder on a disk of its own, that is soon full. */
export interface SmallDisk extends AsyncDisposable {
	readonly path: string;
}

const AS_ROOT = process.getuid?.() === 0 ? [] : ["sudo", "-n"];

/** What keeps this machine from mounting one; nothing where it can. */
export async function lacksSmallDisk(): Promise<string | undefined> {
	const [command = "", ...args] = [...AS_ROOT, "mount", "--version"];
	const { failed } = await execa(command, args, { reject: false });
	const isLinux = process.platform === "linux";
	return failed || !isLinux ? "a small disk is mounted on Linux as root only" : undefined;
}

/** Mounts a disk of a few kibibytes on a folder, whose files are hidden meanwhile. */
export async function smallDisk(path: string, kibibytes: number): Promise<SmallDisk> {
	await asRoot("mount", "-t", "tmpfs", "-o", `size=${kibibytes}k,mode=777`, "recorder-test", path);
	return { path, [Symbol.asyncDispose]: () => asRoot("umount", path) };
}

async function asRoot(...words: string[]): Promise<void> {
	const [command = "", ...args] = [...AS_ROOT, ...words];
	await execa(command, args);
}
