import { readFile } from "node:fs/promises";
import { execa } from "execa";
import { z } from "zod";
import { UsageError } from "../command-line/usage-error.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { messageOf } from "../text/message-of.ts";

/** What runs, or what pages run with. */
const ALWAYS = ["scripts", "snippets"];

const eventSchema = z.object({ repository: z.object({ default_branch: z.string() }) });

/**
 * Refuses, on a runner of one's own, to run what is not on the default branch: a stranger may have written it, and a
 * page can do to the machine what root can. GitHub's runners are thrown away.
 *
 * It is a help for who is not aware of that, and no wall: what is not on the default branch may be this check, too.
 *
 * @param pages Those that are to run.
 * @throws {UsageError} which names what differs, or says why that is not known.
 */
export async function refuseStrangers(
	root: string,
	pages: readonly PlannedPage[],
	environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
	if (environment["GITHUB_ACTIONS"] !== "true") return;
	if (environment["RUNNER_ENVIRONMENT"] !== "self-hosted") return;
	const files = [...pages.flatMap(({ sources }) => [...sources.keys()]), ...ALWAYS];
	const event = environment["GITHUB_EVENT_PATH"] ?? "";
	const foreign = await foreignFiles(root, files, event).catch((error: unknown) => {
		throw refusal("it is not known what differs from the default branch", messageOf(error));
	});
	if (foreign.length === 0) return;
	throw refusal("this is not on the default branch", foreign.join("\n  "));
}

/** Files that differ from the default branch, as the checkout has fetched it. */
async function foreignFiles(
	root: string,
	files: readonly string[],
	event: string,
): Promise<string[]> {
	const { repository } = eventSchema.parse(JSON.parse(await readFile(event, "utf8")));
	const branch = `refs/remotes/origin/${repository.default_branch}`;
	const git = (...words: string[]) => execa("git", words, { cwd: root, lines: true });
	const changed = await git("diff", "--name-only", branch, "--", ...files);
	const fresh = await git("ls-files", "--others", "--exclude-standard", "--", ...files);
	return [...changed.stdout, ...fresh.stdout].sort();
}

function refusal(what: string, details: string): UsageError {
	return new UsageError(
		`Nothing is run: this runner is your own, a page can do to it what root can, and ${what}:\n  ${details}\n  → Read the pages, then run them with --trust; or use a runner of GitHub's, which is thrown away. Checking out with \`fetch-depth: 0\` fetches the default branch.`,
	);
}
