import type { Breakage } from "../breakage.ts";
import { exercise } from "./files.ts";

/**
 * Expects a command of an exercise to end with a status that is not 0.
 *
 * @param line The command.
 * @param status Or several, as a pattern, where versions of a program differ.
 * @param reason What the terminal's last lines must show; nothing where it is absent.
 */
export function broken(
	number: number,
	line: string,
	status: number | string,
	reason?: RegExp,
): Breakage["expected"] {
	const screen = reason === undefined ? "The terminal shows nothing" : `│ .*${reason.source}`;
	return {
		exit: 1,
		at: { file: exercise(number), line },
		message: new RegExp(`ended with status ${status}, expected 0[\\s\\S]*${screen}`),
	};
}
