import { annotation } from "./annotation.ts";

/**
 * Prints what a run must tell of a file that is no failure; on GitHub Actions also as an annotation.
 *
 * @param print Takes one line.
 */
export function printNote(
	file: string,
	note: string,
	print: (text: string) => void,
	environment: NodeJS.ProcessEnv = process.env,
): void {
	print(`! ${note}`);
	if (environment["GITHUB_ACTIONS"] === "true") print(annotation("notice", { file }, note));
}
