/**
 * `npm run try`: a shell in a page's terminal, in the state just before or after a snippet.
 */
import { runCommand } from "./command-line/run-command.ts";
import { readArguments, TRY } from "./try/arguments.ts";

await runCommand(TRY, async (call, signal) => {
	const { tryPage } = await import("./try/command.ts");
	return await tryPage(readArguments(call), signal);
});
