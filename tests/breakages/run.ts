/**
 * `npm run breakages`: breaks copies of the course in many ways and tells which of them nobody
 * notices. Exits with 1 where there is one, or where the untouched course does not pass.
 */
import { runCommand } from "../../scripts/command-line/run-command.ts";
import { COMMAND } from "./arguments.ts";

await runCommand(COMMAND, async (call, signal) => {
	const { breakages } = await import("./command.ts");
	return await breakages(call, signal);
});
