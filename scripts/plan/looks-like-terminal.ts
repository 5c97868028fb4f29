/** Languages in which a block of code is what somebody types at a terminal, or sees there. */
const LANGUAGES: readonly string[] = [
	"ansi",
	"bash",
	"bat",
	"batch",
	"cmd",
	"console",
	"fish",
	"ksh",
	"powershell",
	"ps",
	"ps1",
	"pwsh",
	"pycon",
	"sh",
	"sh-session",
	"shell",
	"shell-session",
	"shellscript",
	"shellsession",
	"terminal",
	"zsh",
];
/** Languages of a text of which nothing is known. */
const PLAIN: readonly string[] = ["", "log", "output", "plaintext", "text", "txt"];
/** Languages whose own signs look like prompts, or that show blocks of code. */
const QUOTING: readonly string[] = ["diff", "latex", "markdown", "md", "mdx", "tex"];

/** Prompts that no line of a program looks like. */
const PROMPTS: readonly RegExp[] = [
	/^\s*\$ \S/m,
	/^[\w.-]+@[\w.-]+:\S*[$#]( |$)/m,
	/^\[[\w.-]+@[\w.-]+ \S+\][$#]( |$)/m,
	/^(ba|da|k|z)?sh(-[\d.]+)?[$#]( |$)/m,
	/^\s*~\S* [$%] \S/m,
	/^>>>( |$)/m,
	// psql: `demo=#`, the next line's `demo-#`, and `demo=>` before SQL, which JavaScript's arrows are not.
	/^\w+([=-]#( |$)|[=-]> (\\\w|[A-Z]{3,} ))/m,
	/^(mysql|sqlite|mongosh|MariaDB \[.*\]|[\w.]+:\d+)> \S/m,
	/^(PS )?[A-Z]:\\.*> ?\S/m,
];
/** What a line of a program may look like, too, so that it tells a terminal only where no language is named. */
const SIGNS: readonly RegExp[] = [
	/^\/\S* # \S/m,
	// Commands as one types them: not the words of a sentence.
	/^(sudo +\S|(apt|apt-get|npm|pip) +install\b|(curl|docker-compose|psql|wget) +\S*[-:./])/m,
	/^(docker|podman) +(-|(attach|build|buildx|commit|compose|container|cp|create|diff|events|exec|export|history|images?|import|info|inspect|kill|load|login|logs|network|node|pause|port|ps|pull|push|rename|restart|rmi?|run|save|search|service|stack|start|stats|stop|swarm|system|tag|top|unpause|update|version|volume|wait)\b)/m,
	/^git +(add|checkout|clone|commit|init|log|pull|push|status|switch)\b/m,
	/^(irb\(\w+\):\d+[>*]|In \[\d+\]:|test>) \S/m,
	/^\w+:[~/]\S*[$#] /m,
	/^[#%>❯➜λ] *(apt|cat|cd|curl|docker|git|ls|npm|psql|python3?|sudo)\b/m,
	// The heads of tables that Docker prints, and `ps`.
	/^(ID|IMAGE|NAMES?|SERVICE) {2,}[A-Z][A-Z ]*$/m,
	/^[A-Z][A-Z %/]*( {2,}[A-Z][A-Z %/]*){2,}/m,
	/^(CONTAINER|IMAGE|NETWORK) ID {2,}\S/m,
	/^REPOSITORY {2,}TAG\b/m,
	/^IMAGE {2,}CREATED\b/m,
	/^DRIVER {2,}VOLUME NAME\b/m,
	/^(Successfully (built|tagged) |PING \S+ \(|HTTP\/[\d.]+ \d{3}\b)/m,
	/^(Digest: sha256:|Status: (Downloaded|Image is)|Unable to find image |Hello from Docker!)/m,
	/^(\[\+\] (Building|Running) |#\d+ (\[|CACHED|DONE))/m,
	/^(Error response from daemon: |Traceback \(most recent|\S+: .*\bnot found$)/m,
	/^(\d+ bytes from |\(\d+ rows?\)$|total \d+$|[-dl]([r-][w-][xsStT-]){3}[ .+@])/m,
];

/** A container's shell: `/` is no command, and what stands behind `/bin/ls #` may be a comment. */
const ROOT_SHELL = /^\/(?: #|\S* \$) \S/;
/** A prompt of Windows. */
const WINDOWS = /^(PS )?[A-Z]:\\.*?> ?/;

/** What kind of prompt a line of commands begins with, where it does. */
export function promptKind(line: string): "shell" | "program" | "windows" | undefined {
	if (WINDOWS.test(line)) return "windows";
	if (/^\s*\$ /.test(line)) return "shell";
	return [ROOT_SHELL, ...PROMPTS].some((prompt) => prompt.test(line)) ? "program" : undefined;
}

/**
 * Whether a reader would take a block of code for a terminal.
 *
 * @param language The block's, empty where it has none.
 */
export function looksLikeTerminal(language: string, code: string): boolean {
	const name = language.toLowerCase();
	if (LANGUAGES.includes(name)) return true;
	if (QUOTING.includes(name)) return false;
	const signs = PLAIN.includes(name) ? [...PROMPTS, ...SIGNS] : PROMPTS;
	return signs.some((pattern) => pattern.test(code));
}
