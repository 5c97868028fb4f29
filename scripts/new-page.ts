/**
 * `npm run new-page`: writes a page that runs, with its workspace.
 */
import { runCommand } from "./command-line/run-command.ts";
import { NEW_PAGE, readArguments } from "./new-page/arguments.ts";

await runCommand(NEW_PAGE, async (call) => {
	const { newPage } = await import("./new-page/command.ts");
	return await newPage(process.cwd(), readArguments(call));
});
