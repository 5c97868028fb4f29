import { stripVTControlCharacters } from "node:util";
import { vi } from "vitest";
import type { Run } from "./checkout.ts";

/**
 * Runs a command of the project in this process, as one does in a checkout: tenths of a second sooner than
 * in a process of its own.
 *
 * @param root The checkout's root.
 */
export async function runHere(root: string, command: () => Promise<number>): Promise<Run> {
	const lines: unknown[] = [];
	const print = (...words: unknown[]) => void lines.push(...words);
	using _ = vi.spyOn(process, "cwd").mockReturnValue(root);
	using _log = vi.spyOn(console, "log").mockImplementation(print);
	using _error = vi.spyOn(console, "error").mockImplementation(print);
	const code = await command();
	return { code, output: stripVTControlCharacters(lines.join("\n")) };
}
