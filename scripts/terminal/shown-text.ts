/** A word of a command in which nothing runs: no substitution, and no sign of the shell but quotes and variables. */
const WORD = String.raw`(?:[^\s'"|&;<>()$\`\\]|\$\w+|'[^']*'|"[^"$\`\\]*")+`;
/** A command, whose output others may only cut or sort. */
const COMMAND = String.raw`${WORD}(?:[ \t]+${WORD})*(?:\s*\|\s*(?:cat|head|less|more|nl|sort|tail|uniq|wc)(?:[ \t]+${WORD})*)*`;
/** Commands one after the other, of which none is spared its failure. */
const LIST = new RegExp(String.raw`^\s*${COMMAND}(?:\s*(?:&&|;|\n)\s*${COMMAND})*\s*$`);

/** What prints nothing where it goes well, and leads to what is shown. */
const SILENT = /^(cd|git (add|config|init|mv|switch)|mkdir|touch)( |$)/;

const NAMES = ["du", "find", "ls", "stat", "tree"];
const CONTENTS = ["bat", "cat", "diff", "grep", "head", "less", "more", "nl", "tail"];
const HISTORY =
	/^(-C \S+ |-\S+ )*(blame|branch|commit|describe|diff|log|reflog|shortlog|show|status|tag)( |$)/;

/** A file that somebody wrote, by its name; what a program has written, such as a log, may tell of its failure. */
const SOURCE =
	/(^|\/)((Caddy|Container|Docker|Jenkins|Make|Vagrant)file[\w.-]*|README|\.env[\w.-]*|\.\w+ignore)$|\.(bash|c|cfg|conf|cpp|cs|css|env|example|go|h|ini|java|jsx?|kt|lua|mdx?|mjs|php|pl|properties|py|rb|rs|sh|sql|template|tf|toml|tsx?|vue|ya?ml)$/i;

/**
 * Tells which lines of a command's output are only what it was asked to show: names of files, what an author wrote in
 * them, what commits are called. Words of failure are no news there, and a command of this kind tells of its own by its
 * status, and by its name in front.
 *
 * @param command As it was entered.
 */
export function shownBy(command: string): (line: string) => boolean {
	const commands = LIST.test(command) ? (command.match(new RegExp(COMMAND, "g")) ?? []) : [];
	const shown = commands.filter((one) => !SILENT.test(one));
	const programs = shown.flatMap(programThatShows);
	if (shown.length === 0 || programs.length < shown.length) return () => false;
	const own = new RegExp(String.raw`^((${programs.join("|")}|\w*sh|env): |(fatal|error|sudo): )`);
	return (line) => !own.test(line);
}

/** @returns None where a command does more than show what was written. */
function programThatShows(command: string): string[] {
	const words = command.split(/\s\|/, 1)[0]?.match(new RegExp(WORD, "g")) ?? [];
	// What runs in a container stands behind Docker's own words.
	const isLed = words[0] === "sudo" || (words[0] === "docker" && words.some(isRun));
	const at = isLed ? words.findIndex(isViewer) : 0;
	const [program = "", ...rest] = at < 0 ? [] : words.slice(at);
	return showsWritten(program, rest) ? [program] : [];
}

const isRun = (word: string) => word === "exec" || word === "run";
const isViewer = (word: string) => [...NAMES, ...CONTENTS, "git"].includes(word);

function showsWritten(program: string, rest: readonly string[]): boolean {
	if (program === "git") return HISTORY.test(rest.join(" "));
	if (NAMES.includes(program)) return !rest.some((word) => /^-(exec|ok|delete)/.test(word));
	if (!CONTENTS.includes(program)) return false;
	const operands = rest.filter((word) => !/^-|^\d+$/.test(word));
	const files = program === "grep" ? operands.slice(1) : operands;
	return files.length > 0 && files.every((file) => SOURCE.test(file.replaceAll(/['"]/g, "")));
}
