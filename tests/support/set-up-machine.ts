import { join } from "node:path";
import { execa } from "execa";
import { HostError } from "../../scripts/host/host-error.ts";
import { ROOT } from "./repository-root.ts";

/**
 * Makes sure of the engine, and with `--browser` of the browser, that a command needs: once it is known
 * to need them, so that its help and its list install nothing.
 *
 * @throws {HostError} where something is missing.
 */
export async function setUpMachine(...options: readonly "--browser"[]): Promise<void> {
	const setup = [join(ROOT, "scripts/setup.mjs"), ...options];
	const { exitCode, stderr } = await execa(process.execPath, setup, {
		stdout: "inherit",
		reject: false,
	});
	const [missing = "", ...hint] = stderr.split("\n");
	if (exitCode !== 0) throw new HostError("no-docker", missing, hint.join("\n"));
}
