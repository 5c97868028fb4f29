import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { linkPackages } from "../support/link-packages.ts";
import { ROOT } from "../support/repository-root.ts";

/**
 * Clones the repository, with what is not committed yet; packages are linked. What the tests commit
 * there goes to a bare repository beside it, its `origin`.
 *
 * @param folder Where to.
 * @returns The checkout, on `main`.
 */
export async function cloneRepository(folder: string): Promise<string> {
	const [checkout, origin] = [join(folder, "checkout"), join(folder, "origin.git")];
	await execa("git", ["clone", "--quiet", "--bare", "--no-hardlinks", ROOT, origin]);
	await execa("git", ["clone", "--quiet", origin, checkout]);
	const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
	const { stdout } = await execa("git", list, { cwd: ROOT });
	for (const file of stdout.split("\0").filter(Boolean)) {
		await mkdir(dirname(join(checkout, file)), { recursive: true });
		// A file that git lists may be deleted.
		await copyFile(join(ROOT, file), join(checkout, file)).catch(
			async (error: NodeJS.ErrnoException) => {
				if (error.code !== "ENOENT") throw error;
				await rm(join(checkout, file), { force: true });
			},
		);
	}
	await linkPackages(ROOT, checkout);
	await git(checkout, ["switch", "--quiet", "--force-create", "main"]);
	await commitAll(checkout);
	return checkout;
}

/** Commits all that a checkout has. */
export async function commitAll(checkout: string): Promise<void> {
	await git(checkout, ["add", "--all"]);
	const author = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"];
	await git(checkout, [...author, "commit", "--quiet", "--allow-empty", "--message", "Test"]);
}

/** What a git command prints. */
export async function git(checkout: string, command: readonly string[]): Promise<string> {
	return (await execa("git", command, { cwd: checkout })).stdout;
}
