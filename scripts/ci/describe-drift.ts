/**
 * Part of the workflow `publish`: tells in the run's summary what the new recordings of the default version
 * show differently from those that are committed, which the site does not show then.
 */
import { appendFile } from "node:fs/promises";
import { pickEngine, readEngines } from "../versions/read-engines.ts";
import { compareProposal } from "./compare-proposal.ts";
import { variable } from "./variable.ts";

const root = process.cwd();
const { version } = pickEngine(await readEngines(root));
const texts = await compareProposal(root, [version], variable("RUNNER_TEMP"));
await appendFile(
	variable("GITHUB_STEP_SUMMARY"),
	`${["# Drift from the commit", ...texts].join("\n\n")}\n`,
);
