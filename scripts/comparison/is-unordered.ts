/**
 * What prints what it knows line by line in any order, another one each time: it goes through a map, whose order Go
 * does not specify (https://go.dev/ref/spec#For_range).
 */
const UNORDERED: readonly RegExp[] = [
	/\bdocker[ -]compose\b[^|;&\n]*\sconfig\s[^|;&\n]*--(services|volumes|networks|images|models|variables|environment)\b/,
	/\{\{-?\s*range [^}]*\.Mounts\b/,
];

/** What prints the logs of several containers, each of which it asks for by itself. */
const LOGS = /\bdocker(?:[ -]compose\b[^|;&\n]*| service)\s+logs\b/;

/** Whether a command prints logs of which each has an order, and all of them together have none. */
export function areLogs(command: string): boolean {
	return LOGS.test(command);
}

/** Whether the order of the lines that a command prints is chance, whatever they say. */
export function isUnordered(command: string): boolean {
	return UNORDERED.some((pattern) => pattern.test(command));
}
