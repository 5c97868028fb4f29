/**
 * Part of the workflow `engines`, once a week: tells which Docker versions are new or no longer maintained, and
 * fails where the list does not say so, since GitHub tells its owner of that.
 */
import { appendFile } from "node:fs/promises";
import { readEngines } from "../versions/read-engines.ts";
import { supportChanges } from "../versions/support-changes.ts";
import { variable } from "./variable.ts";

const source = variable("BRANCHES");
const response = await fetch(source, { signal: AbortSignal.timeout(30_000) });
if (!response.ok) throw new Error(`${source} answers with status ${response.status}.`);
const now = new Date().toISOString().slice(0, "2026-11".length);
const changes = supportChanges(await response.text(), await readEngines(process.cwd()), now);
const text = [
	"# Docker versions",
	...(changes.length > 0 ? changes : ["The list is as Docker's authors say."]),
	`Read from ${source}.`,
].join("\n\n");
console.log(text);
await appendFile(variable("GITHUB_STEP_SUMMARY"), `${text}\n`);
if (changes.length > 0) process.exitCode = 1;
