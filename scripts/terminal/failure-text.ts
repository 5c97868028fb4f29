import { isEarlyClient } from "../text/early-client.ts";

/**
 * What programs print when they fail, for what no status tells: that of a container's log, of a program's line
 * in a dialogue, of a script that goes on.
 * Each is one alternative: what it begins with is looked for together with others. So each begins with what is rare, a
 * letter of its own or a sign: what must stand before that is looked at behind it, since one that begins with any
 * letter (`\w`) is tried at every letter, and makes the search among all of them some three times as slow.
 */
const FAILURES: readonly RegExp[] = [
	// Shells.
	/\bcommand not found\b/,
	/: not found$/,
	/\bsyntax error\b/i,
	/\berror token\b/,
	/: event not found$/,
	/\bunexpected (EOF|end of (file|input))\b/i,
	/\bbad interpreter\b/,
	/\bunbound variable\b/,
	/\bbad substitution\b/i,
	/\bambiguous redirect\b/,
	// What the C library calls errors (strerror(3)), and what others write as it does.
	/\bno such\b/i,
	/\bpermission denied\b/i,
	/\b(operation not (permitted|supported)|input\/output error|bad file descriptor|resource busy)\b/i,
	/\b((is|not) a directory|directory not empty|file exists|text file busy|device or resource busy)$/i,
	/\b(invalid argument|argument list too long|too many open files)\b/i,
	/\b(connection (to .+ was )?(refused|reset by peer|timed out)|operation timed out|i\/o timeout)\b/i,
	/\bconnection attempt failed\b/i,
	/\bconnect(ion)? to .+ failed\b/,
	/\b(closed the connection unexpectedly|lost connection to)\b/i,
	/\b(?<!\b(0|not) )(timed out|timeout occurred)\b(?!:? *0\b)/i,
	/\b(no route to host|(network|host) (is )?unreachable|(network|host) is down|context deadline exceeded)\b/i,
	/\b(no space left on device|read-only file system|address (already in use|in use|not available))\b/i,
	/\bcannot assign requested address\b/i,
	/\b(exec format error|segmentation fault|out of memory|resource temporarily unavailable)\b/i,
	/\bcore dumped\b/,
	/\b(compilation terminated|double free|stack smashing|terminate called after throwing)\b/,
	/^(Aborted|Bus error|Illegal instruction|Floating point exception)$/,
	/^Killed$/,
	/: line \d+:\s+\d+ Killed\b/,
	/\b((integer|unary|binary) ((expression|operator) )?expected|unknown operand|missing `?\]|too many arguments$)/,
	/: (readonly variable|(HOME|OLDPWD|parameter( null or)?) not set)$/,
	/\b(numeric argument required|illegal number: )/i,
	// What the usual programs say of their arguments: `cp: missing file operand`, `chown: unknown user x`.
	/: (?<=\w: )(missing ([a-z]+ )*operand|(invalid|illegal|bad) (number|magic|mode|user|group|input|time interval|tar magic)\b|unknown (user|group|host|predicate|signal)\b|[uU]n(terminated|matched|recognized)(:| \S))/,
	/: (?<=\w: )(user|group) '?[\w.-]+'? (does not exist|already exists)$/,
	/\b(Exiting with failure status|Error is not recoverable)\b/,
	/\b(omitting directory|not in gzip format|did NOT match|paths must precede expression|invalid date)\b/,
	/\b(cannot|can't|could not|couldn't|failed to) (access|allocate|bind|build|cd to|compute|connect|copy|create|download|execute|fetch|find|initialize|install|load|locate|lookup|mount|open|parse|pull|read|register|remove|resolve|run|solve|start|stat|unmarshal|verify|write)\b/i,
	/\bUnable to (?!find image)\w+/i,
	/\bfailed(?<=(^|[#:|] )\w+) [a-z]+ing\b/i,
	/\b([Cc]annot|[Cc]ould not|[Ff]ailed to)(?<=(^|\w: )\w+( \w+)?) (?!be\b)[a-z]+/,
	/: (?<=\w: )((read|write) error\b|error (reading|writing) )/,
	// `gpg: decryption failed: No secret key`.
	/\bfailed(?<=^[\w.-]+: (\w+ )+failed)(: (?!0$)|$)/,
	/\bwrong fs type\b/,
	/['"](?<=\w.) (doesn't|does not) exist\.?$/,
	/: (?<=\w: )(no process found|not mounted)\.?$/,
	/\b((you )?must be (run as )?root|are you root\?)/i,
	// How a program that was run for another one ended; one that was killed may be the lesson, and the engine tells of it.
	/\b(exited|failed|terminated)[,:]? (with )?(exit )?(code|status):? (?!(0|130|137|143)\b)\d/i,
	/\bcontainer \S+ exited \((?!(0|130|137|143)\))\d/,
	/\bexit status [1-9]\d*; not expected\b/,
	/^(config|context|image|network|node|secret|service|volume) \S+ not found$/,
	// Names that nothing resolves, as libc, musl, curl, ping and busybox tell it; hosts that do not answer.
	/\bName (or service not known|does not resolve)\b/,
	/\bNo address associated with hostname\b/,
	/\bTemporary failure in name resolution\b/,
	/\bbad address '/,
	/% packet loss\b(?<=\b100% \w+ \w+)/,
	/\bDestination (host|net|port) unreachable\b/i,
	/\b(NXDOMAIN|SERVFAIL|status: REFUSED)\b/,
	/\bENOTFOUND\b/,
	// Who is not let in, and who is not believed.
	/\b(access denied|auth(entication)? fail(ed|ure)|login (incorrect|failed)|a password is required|key verification failed|no basic auth credentials)\b/i,
	/\bdenied(?<=(^|: )\w+): [a-z]/,
	/\bcertificate (signed by unknown authority|verify failed|problem|has expired)\b/i,
	/\b(TLS handshake timeout|gave HTTP response to HTTPS client|verify error:num=)/,
	// Docker.
	/\bError response from daemon\b/,
	/\bCannot connect to the Docker daemon\b/,
	/\bpull access denied\b/,
	/\bport is already allocated\b/,
	/\b(manifest unknown|unauthorized|toomanyrequests): /,
	/<no value>/,
	/\b(OCI runtime|runc) \w+ failed\b/,
	/\brpc error: code = /,
	/\b(no matching manifest for|cannot be used on this platform)\b/,
	/^ ?(✘ )?(Container|Image|Network|Service|Volume) \S+ +Error\b/,
	/\binvalid(?<=(^|: )\w+) [^.]*(: (?!0$)|"|')/i,
	/ Resource is still in use\b/,
	/\bhas no entry for key\b/,
	/\brequired variable \S+ is missing a value\b/,
	/\bunmarshal errors?:/,
	/\b(service|container)(?<=(^|: )\w+) \S+ is (not running|unhealthy)$/i,
	/\bmanifest for \S+ not found\b/,
	/\b(variable is not set\. Defaulting to a blank string|refers to undefined)\b/,
	/\bcould not be (found\.?$|resolved\b)/,
	/\binvalid compose project$/,
	/\bmapping key "\S+" already defined\b/,
	/^(services|networks|volumes|Top-level)\b\S* .*\bmust be an? \w+$/,
	/\b(did not find expected|mapping values are not allowed|additional propert(y|ies) .* not allowed)\b/i,
	/\binput device is not a TTY\b/,
	/\breturned a non-zero code: /,
	// Swarm's tasks; one that was killed may be the lesson, and the engine tells of it.
	/\bnon-zero exit \((?!130|137|143)\d+\)/,
	// A service of which nothing runs.
	/ (replicated|global) +0\/[1-9]/,
	/\b(Detected task failure|no suitable node|update (paused|rolled back) due to failure|starting container failed)\b/,
	// HTTP, where a client shows the answer's head, or the server's own words: `curl` ends with 0 all the same.
	/^(< )?HTTP\/[\d.]+ [45]\d\d\b/,
	/\b(server returned error: |awaiting response\.\.\. [45]\d\d\b)/,
	/\bInternal Server Error\b/i,
	/<(title|h1)>\s*(Error( response\b|<)|(Error |HTTP Status )?[45]\d\d\b|Bad Gateway|Forbidden|(Page )?Not Found|Service Unavailable|Unauthorized|Whitelabel Error)/i,
	// S3 and what speaks as it does.
	/<Error><Code>\w/,
	/\bError code: [45]\d\d\b/,
	/^404 page not found$/,
	/^[45]\d\d:? (Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Internal Server Error|Bad Gateway|Service (Temporarily )?Unavailable|Gateway Timeout)$/,
	/\b(no healthy upstream|requested URL was not found|upstream connect error)\b/,
	/^(Bad Gateway|Bad Request|Forbidden|Gateway Timeout|Method Not Allowed|Not Found|Service Unavailable|Unauthorized|no available server)$/,
	/"status": ?"(error|fail(ed|ure)?|down)"/i,
	/^(<pre>)?Cannot (GET|HEAD|POST|PUT|PATCH|DELETE) \//,
	/"(detail|error|message|msg|title)": ?"([^"]*\b(?<!\b0 )(not found|introuvable)|(method )?not allowed|unauthorized|forbidden|bad request|bad gateway|service unavailable)\.?"/i,
	/"error": ?("(?!none"|ok")[^"]|\{ ?")/i,
	/"(code|status|statusCode)": ?[45]\d\d, ?"(detail|error|message)"/,
	// What FastAPI finds wrong with a request, a registry, and GraphQL.
	/"detail": ?\[ ?\{ ?"(type|loc)":/,
	// What it and Django answer instead of what was asked for: nothing else is there.
	/^\{"detail": ?"(?!ok\b)(?![^"]*(succ[eè]s|(cre|delet|logg|remov|sav|updat)ed|sent|(cré|enregistr|supprim)é))[^"]+"\}$/i,
	/"errors": ?\[ ?["{]/,
	// The words of logs, at their place in a line: not within a sentence.
	/\b(ERROR|CRITICAL|SEVERE)(:\w|\]| \[| \d| - )/,
	/\bERROR: /,
	// Behind the time, and what names a process or a thread.
	/\b(ERROR|CRITICAL|SEVERE|ERR|FTL)\b(?<=\d:\d\d([.,]\d+)?(Z|[AP]M| ?[+-]\d\d:?\d\d)?[\]\s|]+(\[[^\]]*\] )*\w+)(?!=)/,
	/\b(ERRO|FATA|PANI)\[\d/,
	/\bERROR\b(?<=(^|\|\s+|=>\s*)\w+)(?!=)/,
	/\b(CRITICAL|SEVERE)(?<=(^|\|\s*)\w+) ?: /,
	/\bFATAL\b/,
	/\blevel=(error|fatal|panic)\b/i,
	/"@?(level|lvl|severity)": ?"(error|fatal|panic|critical)"/i,
	// Pino's numbers, and MongoDB's letters.
	/"level": ?[56]0, ?"time":/,
	/"s": ?"[EF]", /,
	/\[(\w+:)?(emerg|alert|crit|error)\]/i,
	/\b(error|fatal|panic)(?<=(^|[:|│,]\s+)\w+)( during [a-z ]+)?: (?!0$)/i,
	/\berror(?<=(^|\w: )\w+) ((?!(check|handl|logg|report)ing\b)[a-z]+ing [^.]*|from server.*): /i,
	// The same in French, which the scripts of a course speak; but for one that was waited for, and for a measure.
	/\berreur\b(?<=(^|[:|,\]]\s+)\w+)(?! (attendu|captur|intercept|rattrap|simul))[^:=]{0,40}: ?(?!aucune?\b|non\b|[-\d])\S/i,
	/\bERREUR\b(?<=(^|\|\s+|\d\s+|\[)\w+)(\]|(?! ?:)\s+\S)/,
	/chec\b(?<=(^|[:|,\]]\s+)(É|é|E)chec)( (à|d['’]|de|des|du|lors)\b[^:]*)?( ?: ?(?!aucun\b|non\b|[-\d])\S|(?<= .+)$)/,
	/\bimpossible d(e |['’])(?<=(^|[:|,\]]\s+)\w+ \S+ ?)/i,
	/^\(error\) /,
	/^-?ERR /,
	// Redis, where no terminal asks it.
	/^-?(BUSYGROUP|CLUSTERDOWN|CROSSSLOT|EXECABORT|LOADING(?= Redis)|MISCONF|NOAUTH|NOPERM|NOREPLICAS|NOSCRIPT|OOM(?= command)|READONLY|WRONGPASS|WRONGTYPE) [A-Zc]/,
	// The number of an error, as compilers tell it.
	/\b(error(\[\w+\]| [A-Z]+\d+)|[A-Z]+\d+ error): /,
	// A place in a source: `./main.go:5:2: undefined: x`.
	/:\d+:(?<=^\S+\.[a-z]+:\d+:)\d+: (?!info\b|note\b|warning\b)/,
	/: (?<=\w: )file not found: /,
	/ configuration file \S+ test failed$/,
	// Node.js and libuv.
	/\bERR_[A-Z_]+\b(?!=)/,
	/\bUnhandled(PromiseRejection| ?rejection)/i,
	/\bE(ADDRINUSE|AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|TIMEDOUT)\b/,
	// Tests and builds.
	/\bFAILED\b(?! ?[:=] ?0\b)/,
	/^ *(--- )?FAIL(:|\s|$)/,
	/^not ok \d/,
	/\bfail(ed|ing)\b(?<=\b[1-9]\d* (tests? |specs? )?\w+)/,
	/\b(errors?|failures?|problems?(?= \(|$))\b(?<=\b[1-9]\d* (compile )?\w+)(?! \d|:\d)/i,
	/\b(?<!\b0 )(build|checks?|compilation|job|migrations?|tests?) failed\b(?!:? *0\b|-)/i,
	/\b((app|has|process|server|worker) crashed\b|aborted!$)/,
	/\b(?<!\bexpected )(errors|failures|failed|failed \w+)[:=] *[1-9]\d*\b(?!\.\d)/i,
	/\bFAILURES?\b(?! 0|=)/,
	// The cross of tests, of Compose and of pip, which begins its line.
	/([✘✗✖✕] (?!0 )\S|× [A-Z])(?<=^\s*.{3})/,
	/^ ! \[(remote )?rejected\]/,
	/\bmake(\[\d+\])?: (\*\*\*|\[)/,
	// Languages.
	/\bTraceback \(most recent call last\)/,
	/\bthread '.*' (\(\d+\) )?panicked at\b/,
	/\bNo module named \S/,
	/\bdivi(de|sion) by (zero|0)\b/i,
	/\b(Exception in thread|(Uncaught|Unhandled) exception)\b/i,
	/\b(PHP )?(Fatal|Parse) error: /,
	/(Exception|Error(?<=\w{6}))(\[\w+\])?: /,
	/\bexceptions?\.(?<=^(\w+\.)+)\w+: /,
	// PHP, of what goes on.
	/\b(Warning|Notice): .+ in \S.* on line \d+$/,
	/ \(\w+Error\)$/,
	/(Error|Exception)(?<=^(\w+\.)*\w+(Error|Exception))$/,
	/^goroutine \d+ \[running\]:$/,
	/^E: /,
	/^Err:\d/,
	/\bnpm (ERR!|error) /,
	/^curl: \(\d+\)/,
	/^jq: (error|\d+ compile error)\b/,
	/\bpars(e|ing)(?<=^(\w+: )?(template )?\w+) error\b/,
	// psql and sqlite3.
	/^Did not find any .+ named /,
	/^invalid command \\/,
	/: extra argument ".*" ignored$/,
	/^You are currently not connected to a database\b/,
	/\b(Parse|Runtime) error near line\b/i,
	// Vim.
	/^E\d{2,4}: [A-Z]/,
	// Git, linkers, systemd.
	/^error (?=[A-Z])/,
	/^(CONFLICT \(|Automatic merge failed)/,
	/\b(undefined reference to|fatal error:) /,
	/^(Job for \S+ failed|System has not been booted with systemd)\b/,
];

/**
 * What looks like a failure and is none: what Debian's packages say whenever an image is built from them, that a
 * database is stopped, as it is once it is made, that the next part of a pipe has read enough, and what a program
 * would do about one.
 */
const HARMLESS: readonly RegExp[] = [
	/\bdebconf: /,
	/\bdpkg-preconfigure: /,
	/\binvoke-rc\.d: /,
	// What official images say each time they start: Apache, PostgreSQL on Alpine, MySQL, nginx, which call it information.
	/\bAH00558: /,
	/\bsh: locale: not found$/,
	// Compose's headings of a table for columns that it has no title for.
	/^(?=.*[A-Z]{2})(?=.*<no value>)(?:(?:[A-Z]+(?: [A-Z]+)*|<no value>)(?: {2,}|$))+$/,
	/\bUnable to load '.+' as time zone\. Skipping it\.$/,
	/\.sh: info: /,
	// What Python and Node.js warn of.
	/\b(?!UnhandledPromiseRejection)\w+Warning: /,
	// What PostgreSQL tells its clients when it is stopped, and how a part of it ends then, each time.
	/\bFATAL: {2}terminating connection due to administrator command$/,
	/\[\d+\] FATAL: {2}the database system is shutting down$/,
	/\bLOG: {2}background worker ".+" \(PID \d+\) exited with exit code 1$/,
	/\bbroken pipe\b/i,
	// An address that does not answer, of which `curl -v` tells before it takes the next one.
	/^\* (Immediate connect fail for|connect to \S+ port \d+ .*failed: )/,
	/^Connecting to \S+ .*\|\S+\|:\d+\.\.\. failed: /,
	// A test that passes, whatever it is called by.
	/(^|\| |=> # )\s*(ok \d+|[✓✔√]|# Subtest:|--- PASS:) /,
	/ (\.\.\. ok|PASSED)\b/,
	// A row of a table that a database shows: it tells of what is stored.
	/^(?! *=>)(\|.*\|| +\S.* \| .*|│.*│|\d+\|.*)$/,
	// What a build is about to run, as its file says it, and what `set -x` says of it.
	/^\s*(=>( CACHED)?|#\d+) \[[^\]]*\d\/\d+\] /,
	/^Step \d+\/\d+ : /,
	/^\++ /,
	// A comment in a file that is shown: it tells of none with a colon, as programs do.
	/^\s*(#|\/\/|--) (?!.*:)/,
	// What a scanner found in an image.
	/\bCVE-\d{4}-\d/,
	// What a program that is shown would say of one, and its handling of one in Python.
	/^\s*(await|console\.\w+|echo|log(ger|ging)?\.\w+|print|puts|raise|res\.\w+|return|throw|yield)[ (].*["'`{]/,
	/\bexcept [\w.]+: /,
];

/** What shows that a command was not understood, or had no Docker: then nothing happened of what a page teaches. */
const MISTYPED: readonly RegExp[] = [
	/\bcommand not found\b/,
	/: not found$/,
	/\bis not an? \w+ command\b/,
	/\bunknown (docker )?command\b/i,
	/\bunknown (shorthand )?flag\b/,
	/\b(unknown|unrecognized|invalid|illegal) option\b/i,
	/\brequires (at least |at most |exactly )?\d+ arguments?\b/,
	/\baccepts no arguments\b/,
	/\bexecutable file not found\b/,
	/\binvalid reference format\b/,
	/\bunknown instruction\b/,
	// What many programs end with that were not given what they take.
	/\b[Tt]ry(?<=^(\w+: )?\w+) ['`‘].*['’] for (help|more information)\b/,
	/\bCannot connect to the Docker daemon\b/,
	/^Usage:\s+docker\b/,
];

/** Where patterns begin: looked for together, those at a word's begin are tried at no other letter. */
const BEGINS = ["\\b", "^", ""];

/** All that is looked for, in few expressions, by their ways of reading letters: so a long output is read quickly. */
const ANY = ["m", "im"].flatMap((flags) => {
	const alike = [...FAILURES, ...MISTYPED].filter(
		({ ignoreCase }) => ignoreCase === flags.includes("i"),
	);
	const groups = Map.groupBy(alike, ({ source }) =>
		BEGINS.find((begin) => source.startsWith(begin)),
	);
	return [...groups].map(([begin = "", patterns]) => {
		const rests = patterns.map(({ source }) => source.slice(begin.length));
		return new RegExp(`${begin}(?:${rests.join("|")})`, flags);
	});
});

/** Whether a line may be among these that says that something failed; quick where there is none. */
export function mayHaveFailed(lines: string): boolean {
	return ANY.some((pattern) => pattern.test(lines));
}

/** Whether a line of a terminal says that something failed. */
export function looksFailed(line: string): boolean {
	if (isEarlyClient(line) || HARMLESS.some((pattern) => pattern.test(line))) return false;
	return FAILURES.some((pattern) => pattern.test(line)) || looksMistyped(line, false);
}

/**
 * Whether a line of a terminal says that a command was not understood.
 *
 * @param hasFailed Whether it did fail; a program that is asked for its usage shows it, too.
 */
export function looksMistyped(line: string, hasFailed = true): boolean {
	return MISTYPED.some((pattern) => pattern.test(line) && (hasFailed || !isUsage(pattern)));
}

function isUsage(pattern: RegExp): boolean {
	return pattern === MISTYPED.at(-1);
}
