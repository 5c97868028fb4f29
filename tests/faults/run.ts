/**
 * `npm run faults`: lets the machine fail the recorder in many ways, and tells what the user gets to
 * read, how it ends, and what is left behind. Exits with 1 where something is.
 */
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { COMMAND } from "./arguments.ts";

await runCommand(COMMAND, async (call, signal) => {
	const { faults } = await import("./command.ts");
	return await faults(call, signal);
});
