import { join } from "node:path";
import { execa } from "execa";
import { temporaryFolder } from "./temporary-folder.ts";

/** Shows every prompt, and skips every command: what is entered may be anything. */
const SETTINGS = `
PS1='@first@'
PS2='@more@'
PATH=/nonexistent
set +H
shopt -s extdebug
trap false DEBUG
`;

/**
 * Enters a code at an interactive bash line by line, and tells after which of its lines, but the
 * last, bash prompts for another command rather than for more of the same one.
 */
export async function promptedLines(code: string): Promise<number[]> {
	await using folder = await temporaryFolder();
	await folder.write({ settings: SETTINGS });
	const argv = ["--noediting", "--rcfile", join(folder.path, "settings"), "-i"];
	const { stderr } = await execa("bash", argv, {
		cwd: folder.path,
		env: { HISTFILE: "" },
		input: `${code}\n`,
		reject: false,
	});
	const prompts = [...stderr.matchAll(/@(first|more)@/g)].map(([, kind]) => kind);
	const last = code.split("\n").length - 1;
	// The first prompt stands before the first line.
	return [...Array(last).keys()].filter((line) => prompts[line + 1] === "first");
}
