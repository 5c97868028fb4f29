/** Quotes a text for a shell. */
export const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Lines of bash that have it tell of what fails within a command, without a change to what the command does
 * or to what it leaves in `$?`, `$_` and `PIPESTATUS`: no `set -e`, no `pipefail`. They tell by marks:
 *
 * - `E;status;command`: a command failed where nothing was to look at its status, as `if`, `||` and `!` do.
 *   Bash runs the ERR trap then; `errtrace` (-E) has it do so in functions and subshells, too.
 * - `P;statuses`: a part of a pipe failed, and not the last one, whose status is the pipe's. Bash tells only the
 *   PIPESTATUS of the last pipe, which is looked at before the next command (DEBUG), when a function returns
 *   (RETURN) and when a subshell ends (EXIT, which is set as a subshell runs its first command). 141 is what
 *   SIGPIPE ends: the next part had read enough.
 * - `N;command`: there is no such command, also where a list goes on without it.
 * - `X;function;name`, `X;alias;name`, `X;program;name`: another command will run by the name of this one.
 *
 * See "Bourne Shell Builtins: trap" and "Bash Variables: PIPESTATUS" of the manual
 * (https://www.gnu.org/software/bash/manual/bash.html). The variables are the shell's own business, as is each
 * handler's standard error, on which `set -x` would show it.
 *
 * @param mark Writes a mark as `printf` takes it.
 */
export function failureTraps(mark: (content: string) => string): string[] {
	const tell = (content: string, ...values: string[]) =>
		`printf '${mark(content)}' ${values.join(" ")} >/dev/tty`;
	// The variables of each handler are its own: the DEBUG trap runs before the commands of the others, too.
	const tellParts = (
		parts: string,
	) => `for recorder_part in "\${${parts}[@]:0:\${#${parts}[@]}-1}"; do
  case $recorder_part in 0|141) ;; *) ${tell("P;%s", `"\${${parts}[*]}"`)}; break;; esac
done`;
	// Not those that the line before has left, and told.
	const tellNewParts = (
		parts: string,
	) => `if [[ "\${${parts}[*]}" != "\${recorder_old_parts-}" ]]; then
  recorder_old_parts=
  ${tellParts(parts)}
fi`;
	const tellHidden = `recorder_name=\${BASH_COMMAND%%[[:space:]]*}
if declare -F -- "$recorder_name" && type -P -- "$recorder_name"; then ${tell("X;function;%s", '"$recorder_name"')}; fi`;
	const atEnd = handler(`recorder_end=("\${PIPESTATUS[@]}"); ${tellParts("recorder_end")}`);
	const inSubshell = `if [[ $BASHPID != "$$" && \${recorder_shell-} != "$BASHPID" ]]; then
  recorder_shell=$BASHPID
  trap ${quoted(atEnd)} EXIT
fi`;
	const look = [tellNewParts("recorder_parts"), tellHidden, inSubshell].join("\n");
	// Bash parses a handler each time that it runs it, so this one is short: before a prompt it runs for nothing.
	const beforeCommand = `recorder_last=$_ recorder_parts=("\${PIPESTATUS[@]}") recorder_traps=\${recorder_traps-}d
[[ \${recorder_prompt-} ]] || eval "$recorder_look"
: "$recorder_last"`;
	const afterFunction = `recorder_end=("\${PIPESTATUS[@]}") recorder_argument=$_
${tellNewParts("recorder_end")}
: "$recorder_argument"`;
	const afterFailure = `recorder_failed=$? recorder_argument=$_
if [[ \${recorder_test-} ]]; then recorder_traps+=e
else ${tell("E;%s;%s", '"$recorder_failed"', `"\${BASH_COMMAND//[[:cntrl:]]/ }"`)}; fi
: "$recorder_argument"`;
	return [
		`command_not_found_handle() { ${tell("N;%s", `"\${1//[[:cntrl:]]/ }"`)} 2>/dev/null; printf 'bash: %s: command not found\\n' "$1" >&2; return 127; }`,
		"recorder_docker=$(type -P docker) recorder_path=$PATH",
		`recorder_look=${quoted(look)}`,
		"set -ET",
		`trap ${quoted(handler(afterFunction))} RETURN`,
		`trap ${quoted(handler(afterFailure))} ERR`,
		`trap ${quoted(handler(beforeCommand))} DEBUG`,
	];
}

/** Lines of bash for its prompt, by which it tells whether the traps are still there, and which names were hidden. */
export function trapCheck(mark: (content: string) => string): string {
	return `recorder_traps= recorder_test=1; false; recorder_test=
[[ $recorder_traps = *d* && $recorder_traps = *e* && $- = *E* && $- = *T* ]] || printf '${mark("X;trap")}'
[[ \${BASH_CMDS[docker]-$recorder_docker} = "$recorder_docker" && ( $PATH = "$recorder_path" || $(type -P docker) = "$recorder_docker" ) ]] || printf '${mark("X;program;docker")}'
for recorder_word in "\${!BASH_ALIASES[@]}"; do
  type -P -- "$recorder_word" >/dev/null || continue
  case \${BASH_ALIASES[$recorder_word]} in
    "$recorder_word"|"$recorder_word "*|"\\\\$recorder_word"*|"command $recorder_word"*|"sudo $recorder_word"*) ;;
    *) printf '${mark("X;alias;%s")}' "$recorder_word" ;;
  esac
done`;
}

function handler(lines: string): string {
	return `{ ${lines}; } >/dev/null 2>&1`;
}
