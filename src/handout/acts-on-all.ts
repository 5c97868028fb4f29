/** Clean-ups of all that nothing uses, also with their options on lines of their own. */
const PRUNE = /\bdocker\b(?:\\\n|[^\n;|&])*\bprune\b/;
const LIST = String.raw`docker\s+(?:(?!compose\b)\w+\s+)?(?:ps|ls|list|images)\b`;
/** What a list gives to other commands: `$(docker ps -q)`, `docker ps -q | xargs`. */
const EACH = new RegExp(`(?:\\$\\(|\`)\\s*${LIST}|${LIST}[^;&]*\\|\\s*(?:xargs|while)\\b`);
/** Those that change what they are given, and an assignment, whose use is not known. */
const CHANGE =
	/\b(?:rm|rmi|remove|stop|kill|restart|pause|update|disconnect)\b|^\s*(?:export\s+)?\w+=(?:\$\(|`)/;

/** Whether a command touches what other work on the machine has left in Docker, and not only the course's own. */
export function actsOnAll(command: string): boolean {
	return PRUNE.test(command) || (EACH.test(command) && CHANGE.test(command));
}
