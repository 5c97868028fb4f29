/** Languages in which a block of code is what somebody types at a terminal, or sees there. */
const LANGUAGES: readonly string[] = [
	"bash",
	"bat",
	"cmd",
	"console",
	"powershell",
	"ps1",
	"sh",
	"sh-session",
	"shell",
	"shell-session",
	"shellsession",
	"terminal",
	"zsh",
];
/** Languages of a text of which nothing is known. */
const PLAIN: readonly string[] = ["", "log", "output", "plaintext", "text", "txt"];

/** A prompt with something behind it. `#` alone begins a comment elsewhere. */
const PROMPTS: readonly RegExp[] = [
	/^\s*\$ \S/m,
	/^[\w.-]+@[\w.-]+:\S*[$#] /m,
	/^\/\S* # \S/m,
	/^\w+=[#>] \S/m,
	/^>>> \S/m,
	/^PS [A-Z]:\\.*> /m,
];
/** Heads of the tables that Docker prints. */
const TABLES: readonly RegExp[] = [
	/^CONTAINER ID\s+\S/m,
	/^REPOSITORY\s+TAG\b/m,
	/^IMAGE\s+CREATED\b/m,
	/^NETWORK ID\s+NAME\b/m,
	/^DRIVER\s+VOLUME NAME\b/m,
	/^NAME\s+IMAGE\s+COMMAND\b/m,
	/^TYPE\s+TOTAL\s+ACTIVE\b/m,
];

/**
 * Whether a reader would take a block of code for a terminal.
 *
 * @param language The block's, empty where it has none.
 */
export function looksLikeTerminal(language: string, code: string): boolean {
	if (LANGUAGES.includes(language.toLowerCase())) return true;
	if (!PLAIN.includes(language.toLowerCase())) return false;
	return [...PROMPTS, ...TABLES].some((pattern) => pattern.test(code));
}
