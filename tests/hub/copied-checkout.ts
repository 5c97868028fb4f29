import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { linkPackages } from "../support/link-packages.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

/** A clone of the repository as its files are now, with its packages: what is recorded there is not committed. */
export async function copiedCheckout(): Promise<TemporaryFolder> {
	await using cleanup = new AsyncDisposableStack();
	const folder = cleanup.use(await temporaryFolder());
	const { path } = folder;
	await execa("git", ["clone", "--quiet", "--no-local", ROOT, path]);
	const changed = await list("--modified", "--others", "--exclude-standard");
	const deleted = await list("--deleted");
	for (const name of changed.filter((one) => !deleted.includes(one))) {
		await cp(join(ROOT, name), join(path, name));
	}
	for (const name of deleted) await rm(join(path, name), { force: true });
	await linkPackages(ROOT, path);
	cleanup.move();
	return folder;
}

/** Names of files that `git ls-files` lists. */
async function list(...options: string[]): Promise<string[]> {
	const { stdout } = await execa("git", ["ls-files", "-z", ...options], { cwd: ROOT });
	return stdout.split("\0").filter(Boolean);
}
