/**
 * `npm run hub`: a command of the project on a machine that reaches Docker Hub, rebuilt here, and nothing else;
 * without a command, the tests that need it.
 */

import { join } from "node:path";
import { execa } from "execa";
import type { CommandLine } from "../../scripts/command-line/command-line.ts";
import { EXIT } from "../../scripts/command-line/exit.ts";
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { ROOT } from "../support/repository-root.ts";
import { setUpMachine } from "../support/set-up-machine.ts";

const HUB = {
	name: "hub",
	about: "Runs a command of the project on a machine that reaches a Docker Hub rebuilt here.",
	usage: ["[COMMAND [ARGUMENT…]]"],
	words: {
		COMMAND: "record or another; the tests that need Docker Hub by default",
		ARGUMENT: "what follows is the command's, its options too: record --images official",
	},
	options: {},
	notes: "It needs root, and installs an engine and a browser where there are none.",
	exits: "the command's; 2 bad usage.",
} as const satisfies CommandLine;

/** Runs another program in the place of this one. */
async function becomes(command: string, words: readonly string[]): Promise<never> {
	const { exitCode } = await execa(command, words, { cwd: ROOT, stdio: "inherit", reject: false });
	process.exit(exitCode ?? 1);
}

const [script, ...words] = process.argv.slice(2);
// An option in the command's place is for this one; before root is asked for, and anything installed.
if (script?.startsWith("-")) await runCommand(HUB, async () => EXIT.badInput);
// Mounts, and ports below 1024, are root's.
if (process.getuid?.() !== 0) {
	await becomes("sudo", ["--preserve-env", process.execPath, ...process.argv.slice(1)]);
}
await setUpMachine("--browser");
if (script === undefined) {
	const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
	await becomes(process.execPath, [vitest, "run", "--project", "hub"]);
}
// What its help needs not is loaded here.
const { copiedCheckout } = await import("./copied-checkout.ts");
const { rebuildHub } = await import("./rebuilt-hub.ts");
const say = (line: string) => console.error(line);
const checkout = await copiedCheckout();
say(`In a copy of the checkout, which stays: ${checkout.path}`);
await using hub = await rebuildHub({ onProgress: say, hasStandIns: true });
const command = ["npm", "run", String(script), "--", ...words];
const { exitCode } = await hub.start(command, { cwd: checkout.path, isShown: true });
process.exitCode = exitCode ?? 1;
