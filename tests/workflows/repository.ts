import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { linkPackages } from "../support/link-packages.ts";
import { ROOT } from "../support/repository-root.ts";

/** A repository on a server, with a copy of this checkout as its `main`. */
export interface Repository {
	/** Clones `main`, with packages unless a job is to install them; returns the checkout. */
	clone(options?: { packages: boolean }): Promise<string>;
	/** Changes `main`. */
	commit(change: (checkout: string) => Promise<unknown>): Promise<void>;
}

/**
 * Makes one, with what is not committed here yet.
 *
 * @param folder Where it lies, with its clones.
 */
export async function openRepository(folder: string): Promise<Repository> {
	const origin = join(folder, "origin.git");
	await execa("git", ["clone", "--quiet", "--bare", "--no-hardlinks", ROOT, origin]);
	let clones = 0;
	const clone = async (branch: readonly string[]) => {
		const checkout = join(folder, `clone-${++clones}`);
		await execa("git", ["clone", "--quiet", ...branch, origin, checkout]);
		return checkout;
	};
	const first = await clone([]);
	await copySources(first);
	await git(first, ["switch", "--quiet", "--force-create", "main"]);
	await commitAndPush(first);
	return {
		clone: async ({ packages } = { packages: true }) => {
			const checkout = await clone(["--branch", "main"]);
			if (packages) await linkPackages(ROOT, checkout);
			return checkout;
		},
		commit: async (change) => {
			const checkout = await clone(["--branch", "main"]);
			await change(checkout);
			await commitAndPush(checkout);
		},
	};
}

/** What a git command prints. */
export async function git(checkout: string, command: readonly string[]): Promise<string> {
	return (await execa("git", command, { cwd: checkout })).stdout;
}

async function commitAndPush(checkout: string): Promise<void> {
	await git(checkout, ["add", "--all"]);
	const author = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"];
	await git(checkout, [...author, "commit", "--quiet", "--allow-empty", "--message", "Test"]);
	await git(checkout, ["push", "--quiet", "--force", "origin", "HEAD:main"]);
}

async function copySources(checkout: string): Promise<void> {
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
}
