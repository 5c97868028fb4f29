/**
 * `npm run new-engine`: adds a Docker version to `snippets/engines.json`, records the course with it,
 * and tells what changed against the default version.
 *
 *   look up ─▶ list ─▶ record ─▶ compare
 */
import { keepCompiled } from "./command-line/compile-cache.ts";
import { runCommand } from "./command-line/run-command.ts";

keepCompiled();
const { newEngine } = await import("./new-engine/command.ts");
await runCommand("new-engine", newEngine);
