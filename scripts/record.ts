/**
 * `npm run record`: runs the course's snippets against real Docker and stores what they show.
 *
 *   plan ─▶ choose ─▶ select ─▶ lock ─▶ run ─▶ report
 */
import { runCommand } from "./command-line/run-command.ts";
import { RECORD, readArguments } from "./record/arguments.ts";

await runCommand(RECORD, async (call, signal) => {
	const { record } = await import("./record/command.ts");
	return await record(readArguments(call), signal);
});
