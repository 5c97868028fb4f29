/**
 * `npm run new-engine`: adds a Docker version to `snippets/engines.json`, records the course with it,
 * and tells what changed against the default version.
 *
 *   look up ─▶ list ─▶ record ─▶ compare
 */
import { runCommand } from "./command-line/run-command.ts";
import { NEW_ENGINE, readArguments } from "./new-engine/arguments.ts";

await runCommand(NEW_ENGINE, async (call, signal) => {
	const { newEngine } = await import("./new-engine/command.ts");
	return await newEngine(readArguments(call), signal);
});
