/** The lists of an object that Docker makes of maps: its daemon, its client, and Compose for the environment. */
export const LISTS = "Binds|Containers|Env|Labels|Mounts|Networks";

/**
 * What prints what it knows in any order, another one each time: it goes through a map, whose order Go does not
 * specify (https://go.dev/ref/spec#For_range), or lists by the moment that they were made things that Compose makes side
 * by side. A table that shows their moments or identifiers is judged by these (`is-chance.ts`).
 */
const UNORDERED: readonly RegExp[] = [
	/\bcompose\b[^|;&\n]*\sconfig\s[^|;&\n]*--(services|volumes|networks|images|models|variables|environment)\b/,
	/\bcompose\b[^|;&\n]*\slogs\s[^|;&\n]*--no-log-prefix\b/,
	/\bcompose( -\S+( [^-\s]\S*)?)* (rm|volumes)\b/,
	/\bdocker (container )?(ls|list|ps)\s[^|;&\n]*--format\b/,
	/\bdocker (images|image (ls|list))\s[^|;&\n]*--format\b/,
	/\bstats\s[^|;&\n]*--format\b/,
	new RegExp(`\\binspect\\s.*\\b(${LISTS})\\b`),
	/\bnetwork inspect\s[^|;&\n]*\|/,
	// What is done with each of several containers, in the order of a list of them.
	/(\$\(|`)docker (container )?(ls|list|ps)\b/,
	/\bdocker (container )?(ls|list|ps)\s[^|;&\n]*\|\s*(xargs|while)\b/,
	/\binspect\s[^;&\n]*(\$\(|`)docker\b/,
	// What goes on side by side.
	/\bstack deploy\b|\bxargs\b.* (-P|--max-procs)|&\s*done\b/,
	/\bsystem df\s[^|;&\n]*(-v|--verbose)\b/,
	// What is mounted in a container, and what Compose was told of its environment.
	/\b(exec|run)\s[^;&\n]*\s(df|findmnt|mount)\b/,
	/\b(exec|run)\s[^|;&\n]*[\s'"](env|printenv)\s*(['"]|\||$)|\/environ\b/,
];

/** What a template prints behind each of such a list: `{{range .Mounts}}{{.Name}}, {{end}}`. */
const RANGE = new RegExp(
	`\\{\\{-?\\s*range [^}]*\\.(?:${LISTS})\\b[^}]*\\}\\}.*?(?<separator>[^}]*)\\{\\{-?\\s*end\\b`,
);

/** What prints the logs of several containers, each of which it asks for by itself. */
const LOGS = /\bdocker(?:[ -]compose\b[^|;&\n]*| service)\s+logs\b/;

/** Whether a command prints logs of which each has an order, and all of them together have none. */
export function areLogs(command: string): boolean {
	return LOGS.test(command);
}

/** Whether the order of the lines that a command prints, and of the lists in each of them, is chance, whatever they say. */
export function isUnordered(command: string): boolean {
	const line = command.replaceAll(/\\\n\s*/g, " ");
	return UNORDERED.some((pattern) => pattern.test(line));
}

/** What stands between the parts of a line that a command's template makes of a list; nothing where it has no such. */
export function separatorOf(command: string): string | undefined {
	return RANGE.exec(command)?.groups?.separator || undefined;
}
