import { MACHINE } from "../plan/machine.ts";
import { failureTraps, quoted, trapCheck } from "./failure-traps.ts";

/**
 * Leaves the alternate screen, resets colours and modes, clears the screen and its scrollback, and goes down by one
 * row: BuildKit and Compose first go up by one, and would else draw one lower than below a prompt.
 */
const CLEAR = "\\e[?1049l\\e[!p\\e[m\\e[H\\e[2J\\e[3J\\n";

/** The same, as it comes out of a terminal: bash begins the line break with a carriage return, and the terminal once more. */
export const CLEARING = CLEAR.replaceAll("\\e", "\u001b").replaceAll("\\n", "\r\r\n");

/**
 * What bash reads when a terminal opens. Its prompts print the semantic prompt marks of OSC 133
 * (https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md):
 * `A` a prompt begins, `B` it ends, `C` a command starts, `D;status` it ended. `P` gives a property:
 * here the terminal's device, once. Marks of our own tell what else happened: see {@link failureTraps}.
 *
 * @param aid The marks' "application identifier": a random word, so that a mark which a command
 *   prints by itself is not taken for the shell's.
 */
export function bashrc(aid: string): string {
	const mark = (content: string) => `\\e]133;${content};aid=${aid}\\a`;
	const [ps0, begin, end] = [`${mark("C")}${CLEAR}`, mark("A"), mark("B")];
	return [
		// Closes the descriptor through which bash reads these lines.
		"exec 9<&-",
		`stty cols ${MACHINE.terminal.columns} rows ${MACHINE.terminal.rows}`,
		// An end of file that no program has read reaches the shell, and must not end it.
		"IGNOREEOF=1000",
		"unset HISTFILE",
		// Else a `!` within double quotes is a line of the past, and the shell refuses a line that is not there.
		"set +H",
		"bind 'set bell-style none'",
		// Commands are pasted, so that tabs, several lines and any length arrive as they are.
		"bind 'set enable-bracketed-paste on'",
		`printf '${mark("P;tty=%s")}' "$(tty)"`,
		`PS0='${ps0}'`,
		`PS1='\\[${begin}\\]${MACHINE.prompt}\\[${end}\\]'`,
		`PS2='\\[${mark("A;k=s")}\\]> '`,
		...failureTraps(mark),
		`PROMPT_COMMAND=${quoted(promptCommand(mark))}`,
		"",
	].join("\n");
}

/** In braces, so that `set -x` does not trace it. */
function promptCommand(mark: (content: string) => string): string {
	// It ends a shell that `set -e` would have ended: to bash that is an end of file, which IGNOREEOF forbids.
	return `{ recorder_status=$? recorder_left=("\${PIPESTATUS[@]}") recorder_prompt=1
case $- in *e*) [ "$recorder_status" = 0 ] || exit "$recorder_status";; esac
[[ $PS0 = *133\\;C* && $PS1 = *133\\;A*133\\;B* ]] || printf '${mark("X;prompt")}'
case $- in *e*) ;; *) ${trapCheck(mark)};; esac
printf '${mark("D;%s")}' "$recorder_status"
recorder_old_parts="\${recorder_left[*]}" recorder_prompt=; } 2>/dev/null`;
}
