/**
 * `npm run record`: runs the course's snippets against real Docker and stores what they show.
 *
 *   plan ─▶ select ─▶ engine ─▶ session ─▶ terminal ─▶ recording
 */
import { keepCompiled } from "./command-line/compile-cache.ts";
import { runCommand } from "./command-line/run-command.ts";

keepCompiled();
const { record } = await import("./record/command.ts");
await runCommand("record", record);
