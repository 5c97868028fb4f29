import { SHELL_PROMPT } from "../plan/entry.ts";

/** Size of every terminal, in character cells. Programs lay out their output for it. */
export const SIZE = { columns: 100, rows: 40 } as const;

/** Leaves the alternate screen, resets colours and modes, clears the screen and its scrollback. */
const CLEAR = "\\e[?1049l\\e[!p\\e[m\\e[H\\e[2J\\e[3J";

/**
 * What bash reads when a terminal opens. Its prompts print the semantic prompt marks of OSC 133
 * (https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md):
 * `A` a prompt begins, `B` it ends, `C` a command starts, `D;status` it ended. `P` gives a property:
 * here the terminal's device, once.
 *
 * @param aid The marks' "application identifier": a random word, so that a mark which a command
 *   prints by itself is not taken for the shell's.
 */
export function bashrc(aid: string): string {
	const mark = (content: string) => `\\e]133;${content};aid=${aid}\\a`;
	return [
		// Closes the descriptor through which bash reads these lines.
		"exec 9<&-",
		`stty cols ${SIZE.columns} rows ${SIZE.rows}`,
		// An end of file that no program has read reaches the shell, and must not end it.
		"IGNOREEOF=1000",
		"unset HISTFILE",
		"bind 'set bell-style none'",
		// Commands are pasted, so that tabs, several lines and any length arrive as they are.
		"bind 'set enable-bracketed-paste on'",
		`printf '${mark("P;tty=%s")}' "$(tty)"`,
		`PS0='${mark("C")}${CLEAR}'`,
		`PS1='\\[${mark("A")}\\]${SHELL_PROMPT}\\[${mark("B")}\\]'`,
		`PS2='\\[${mark("A;k=s")}\\]> '`,
		// In braces, so that `set -x` does not trace it. It ends a shell that `set -e` would have ended:
		// to bash that is an end of file, which IGNOREEOF forbids.
		`PROMPT_COMMAND='{ set -- "$?" "$@"; case $- in *e*) [ "$1" = 0 ] || exit "$1"; esac; printf "${mark("D;%s")}" "$1"; shift; } 2>/dev/null'`,
		"",
	].join("\n");
}
