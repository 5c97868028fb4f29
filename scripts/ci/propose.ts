/**
 * The end of the workflow `engines`: commits the new recordings to a branch and opens its pull request, or
 * brings the one that is open up to date.
 *
 *   commits of others? ─▶ branch ─▶ recordings ─▶ commit ─▶ push ─▶ pull request
 *
 * It is run by the only job that can write, which installs no packages: neither this script nor what it imports
 * may need any.
 */
import { join } from "node:path";
import { annotation } from "../command-line/annotation.ts";
import { EXIT } from "../command-line/exit.ts";
import { foreignCommits } from "./foreign-commits.ts";
import { PROPOSED } from "./proposed.ts";
import { runTool } from "./run-tool.ts";
import { takeProposal } from "./take-proposal.ts";
import { variable } from "./variable.ts";

const BOT = {
	name: "github-actions[bot]",
	email: "41898282+github-actions[bot]@users.noreply.github.com",
};

const version = variable("VERSION");
const base = variable("GITHUB_REF_NAME");
const temp = variable("RUNNER_TEMP");
const branch = `recordings/${version}`;

const others = foreignCommits(branch, BOT.email);
if (others.length > 0) {
	const what = `${branch} has commits that a push would discard (${others.join(", ")}).`;
	const then = "Merge or close its pull request, delete the branch, and run this again.";
	console.log(annotation("error", {}, `${what} ${then}`));
	process.exit(EXIT.failed);
}
runTool("git", ["switch", "--no-track", "--force-create", branch, "HEAD"]);
await takeProposal(join(temp, "proposal"), process.cwd());
runTool("git", ["add", "--all", "--", ...PROPOSED]);
const author = ["-c", `user.name=${BOT.name}`, "-c", `user.email=${BOT.email}`];
const message = `Record on Docker ${version} (official images)`;
runTool("git", [...author, "commit", "--message", message]);
// The push is refused where somebody changed the branch meanwhile.
runTool("git", ["push", "--force-with-lease", "origin", branch]);

const title = ["--title", `Recordings on Docker ${version}`];
const body = ["--body-file", join(temp, "comparison/text.md")];
try {
	runTool("gh", ["pr", "create", "--base", base, "--head", branch, ...title, ...body]);
} catch {
	// It could not be created since that of an earlier run is still open.
	runTool("gh", ["pr", "edit", branch, ...title, ...body]);
}
