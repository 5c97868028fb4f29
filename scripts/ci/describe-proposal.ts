/**
 * Part of the workflow `engines`, once the parts are merged: tells what the new recordings change, in the
 * run's summary and for the pull request, and whether there is anything to propose.
 *
 *   reports ─▶ what broke; recordings, committed ones ─▶ comparison ─▶ text
 */
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { compareProposal } from "./compare-proposal.ts";
import { PROPOSED } from "./proposed.ts";
import { shortenMarkdown } from "./shorten-markdown.ts";
import { variable } from "./variable.ts";
import { whatBroke } from "./what-broke.ts";

/** GitHub takes 65,536 characters; the summary of the run has all of them. */
const LONGEST = 60_000;

const root = process.cwd();
const temp = variable("RUNNER_TEMP");
const run = `${variable("GITHUB_SERVER_URL")}/${variable("GITHUB_REPOSITORY")}/actions/runs/${variable("GITHUB_RUN_ID")}`;
const broken = [
	"**Not all was recorded**: what broke stays as it was. That run tells more.",
	...(await whatBroke(join(temp, "reports"))),
];
const text = `${[
	`Recorded with official images by ${run}.`,
	...(variable("RECORDED") === "success" ? [] : broken),
	...(await compareProposal(root, variable("VERSION").split(","), temp)),
].join("\n\n")}\n`;
await appendFile(variable("GITHUB_STEP_SUMMARY"), text);
await writeFile(join(temp, "text.md"), shortenMarkdown(text, LONGEST));

const status = await execa("git", ["status", "--porcelain", "--", ...PROPOSED], { cwd: root });
if (status.stdout !== "") await appendFile(variable("GITHUB_OUTPUT"), "changed=true\n");
