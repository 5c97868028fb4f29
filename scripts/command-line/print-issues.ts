import { styleText } from "node:util";
import type { Issue } from "../plan/issue.ts";

/**
 * Prints issues for a person, and on GitHub Actions also as annotations
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
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
			const text = escapeData(hint === undefined ? message : `${message} ${hint}`);
			print(`::error file=${escapeProperty(file)},line=${line},col=${column}::${text}`);
		}
	}
}

function escapeData(text: string): string {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
