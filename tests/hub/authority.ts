import { randomUUID } from "node:crypto";
import { access, mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What a server shows to prove its name; PEM. */
export interface Certificate {
	readonly key: string;
	readonly cert: string;
}

/** Vouches for the hub's names. Images have its certificate among those that they trust. */
export interface Authority {
	/** File of its own certificate. */
	readonly file: string;
	/** A certificate for these names, good for a day. */
	certify(names: readonly string[]): Promise<Certificate>;
}

/**
 * The authority of a folder; made where it has none. It is kept, since the images that trust it are.
 *
 * @param folder Below the hub's own; its key never leaves it.
 */
export async function authority(folder: string): Promise<Authority> {
	const file = join(folder, "authority.pem");
	const key = join(folder, "authority.key");
	await access(file).catch(() => make(folder));
	return {
		file,
		certify: async (names) => {
			await using own = await temporaryFolder();
			const [ownKey, ownFile] = [join(own.path, "key"), join(own.path, "cert")];
			await openssl(
				...["req", "-x509", "-days", "1", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=hub"],
				...["-addext", `subjectAltName=${names.map((name) => `DNS:${name}`).join(",")}`],
				...["-addext", "basicConstraints=critical,CA:FALSE", "-CA", file, "-CAkey", key],
				...["-keyout", ownKey, "-out", ownFile],
			);
			return { key: await readFile(ownKey, "utf8"), cert: await readFile(ownFile, "utf8") };
		},
	};
}

/** Both files appear at once: of two that make them, one does. */
async function make(folder: string): Promise<void> {
	const draft = `${folder}.${randomUUID()}`;
	await mkdir(draft, { recursive: true, mode: 0o700 });
	await mkdir(dirname(folder), { recursive: true });
	await openssl(
		...["req", "-x509", "-days", "825", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=hub"],
		...["-keyout", join(draft, "authority.key"), "-out", join(draft, "authority.pem")],
	);
	await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
}

async function openssl(...words: string[]): Promise<void> {
	await execa("openssl", words);
}
