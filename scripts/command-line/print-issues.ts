import { styleText } from "node:util";
import type { Issue } from "../plan/issue.ts";
import { annotation } from "./annotation.ts";

/**
 * Prints issues for a person, and on GitHub Actions also as annotations.
 *
 * @param print Takes one line or several, without the last newline.
 */
export function printIssues(
	issues: readonly Issue[],
	print: (text: string) => void,
	environment: NodeJS.ProcessEnv = process.env,
): void {
	for (const { file, line, column, message, hint, details } of issues) {
		const place = styleText("bold", `${file}:${line}:${column}`);
		print(`\n${styleText("red", "✗")} ${place} ${message}`);
		if (hint !== undefined) print(`  ${styleText("dim", "→")} ${hint}`);
		if (details !== undefined) print(details);
		if (environment["GITHUB_ACTIONS"] === "true") {
			const text = hint === undefined ? message : `${message} ${hint}`;
			print(annotation("error", { file, line, col: column }, text));
		}
	}
}
