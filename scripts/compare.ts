/**
 * `npm run compare`: what the course shows differently on two Docker versions, or showed
 * when other recordings were made, by meaning.
 *
 *   plan ─▶ recordings of both sides ─▶ comparison ─▶ text, Markdown or JSON
 */
import { runCommand } from "./command-line/run-command.ts";
import { COMPARE, readArguments } from "./compare/arguments.ts";

await runCommand(COMPARE, async (call) => {
	const { compare } = await import("./compare/command.ts");
	return await compare(readArguments(call));
});
