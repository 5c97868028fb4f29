import { execFileSync } from "node:child_process";

/**
 * Runs a tool in the working directory; what it says is the workflow's log.
 *
 * @throws {Error} where it fails.
 */
export function runTool(tool: "git" | "gh", argv: readonly string[]): void {
	execFileSync(tool, argv, { stdio: "inherit" });
}

/**
 * Lines that a git command prints.
 *
 * @throws {Error} where it fails.
 */
export function gitLines(argv: readonly string[]): string[] {
	const output = execFileSync("git", argv, { encoding: "utf8" });
	return output.split("\n").filter((line) => line !== "");
}
