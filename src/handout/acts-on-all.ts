/** Clean-ups of all that nothing uses. */
const PRUNE = /\bdocker\b[^\n;|&]*\bprune\b/;
/** What is done to each thing of a list: `docker stop $(docker ps -q)`. */
const EACH = /\$\(\s*docker\s[^)]*\s-\w*q|\bdocker\s[^|]*\s-\w*q\w*\s*\|\s*xargs/;

/** Whether a command touches what other work on the machine has left in Docker, and not only the course's own. */
export function actsOnAll(command: string): boolean {
	return PRUNE.test(command) || (EACH.test(command) && !/\$\(\s*docker\s+compose\s/.test(command));
}
