import { execa } from "execa";

/** What a git command prints, in a folder; git's own settings on this machine are not asked. */
export async function git(cwd: string, ...argv: readonly string[]): Promise<string> {
	const env = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
	return (await execa("git", argv, { cwd, env })).stdout;
}

/** Commits all that a folder has. */
export async function commitAll(cwd: string, author = "Test"): Promise<void> {
	await git(cwd, "add", "--all");
	const email = `${author.toLowerCase()}@example.invalid`;
	const settings = ["-c", `user.name=${author}`, "-c", `user.email=${email}`];
	await git(cwd, ...settings, "commit", "--quiet", "--allow-empty", "--message", "Test");
}
