import { pullHint } from "../images/pull-hint.ts";
import type { Entry } from "../plan/entry.ts";
import { nearest } from "../text/nearest.ts";

/** How Docker's client, of old and new versions, tells that no daemon answers it. */
const NO_DAEMON =
	/(?:Cannot connect to the Docker daemon|failed to connect to the docker API) at (?:unix|tcp|ssh):/;
const NO_DAEMON_HINT =
	"No daemon answers there: the page has stopped its own, or asks another one (`DOCKER_HOST`, `-H`, `docker context`). Drop what does that. Where it is what the page teaches, say so: exit=1 error=/connect to the/.";

/** How Compose tells that there is no file of its in the folder. */
const NO_COMPOSE_FILE = /^no configuration file provided\b/m;
const NO_COMPOSE_FILE_HINT =
	'The terminal is in a folder without a Compose file: name the one that has it, by `workspace` in the frontmatter, or by cwd="…".';

/** How the machine's own shell tells that there is no such program. */
const NO_COMMAND = /^bash: (\S+): command not found$/m;

/** What a course on Docker types most. */
const COMMANDS: readonly string[] = [
	"cat",
	"curl",
	"docker",
	"echo",
	"grep",
	"mkdir",
	"printf",
	"python3",
	"sleep",
	"sudo",
	"touch",
	"wget",
];

/**
 * What to do about a line that failed, where what it showed tells that.
 *
 * @param usual What is to be done about any that failed so.
 */
export function knownHint(shown: string, entry: Entry | undefined, usual: string): string {
	const name = entry?.kind === "command" ? NO_COMMAND.exec(shown)?.[1] : undefined;
	if (name !== undefined) return `${commandHint(name)} ${usual}`;
	if (NO_COMPOSE_FILE.test(shown)) return NO_COMPOSE_FILE_HINT;
	return pullHint(shown) ?? (NO_DAEMON.test(shown) ? NO_DAEMON_HINT : usual);
}

function commandHint(name: string): string {
	if (/^[A-Z]{2,}$/.test(name)) {
		return "What a terminal answers is recorded, not written: drop it from the fence.";
	}
	const meant = nearest(name, COMMANDS);
	return meant === undefined
		? `Correct its name, or have the machine get its package: tools: [${name}] in the frontmatter.`
		: `Did you mean \`${meant}\`?`;
}
