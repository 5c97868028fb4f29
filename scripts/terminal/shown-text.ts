/** A word of a command in which nothing runs: no substitution, and no sign of the shell but quotes and variables. */
const WORD = String.raw`(?:[^\s'"|&;<>()$\`\\]|\$\w+|'[^']*'|"[^"$\`\\]*")+`;
/** One command, whose output others may only cut or sort. */
const ONE = new RegExp(
	String.raw`^\s*(${WORD}(?:\s+${WORD})*)(?:\s*\|\s*(?:cat|head|less|more|nl|sort|tail|uniq|wc)(?:\s+${WORD})*)*\s*$`,
);

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
	const words = ONE.exec(command)?.[1]?.match(new RegExp(WORD, "g")) ?? [];
	// What runs in a container stands behind Docker's own words.
	const isLed = words[0] === "sudo" || (words[0] === "docker" && words.some(isRun));
	const at = isLed ? words.findIndex(isViewer) : 0;
	const [program = "", ...rest] = at < 0 ? [] : words.slice(at);
	if (!showsWritten(program, rest)) return () => false;
	const own = new RegExp(String.raw`^((${program}|\w*sh|env): |(fatal|error|sudo): )`);
	return (line) => !own.test(line);
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
