/**
 * `npm run compare`: what the course shows differently on two Docker versions, or showed
 * when other recordings were made, by meaning.
 *
 *   plan ─▶ recordings of both sides ─▶ comparison ─▶ text, Markdown or JSON
 */
import { keepCompiled } from "./command-line/compile-cache.ts";
import { runCommand } from "./command-line/run-command.ts";

keepCompiled();
const { compare } = await import("./compare/command.ts");
await runCommand("compare", compare);
