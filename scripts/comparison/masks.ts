import { plain } from "../recording/plain.ts";

/** What differs between two runs without meaning anything. */
export interface Mask {
	readonly name: string;
	readonly pattern: RegExp;
	readonly replacement: string;
	/** A line as printed, and as compared. */
	readonly example: readonly [string, string];
}

/**
 * Adjectives of the names that Docker makes up for containers (`pkg/namesgenerator` of moby); the
 * surname after the underscore may be any.
 */
const ADJECTIVES =
	"admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy charming clever compassionate competent condescending confident cool cranky crazy dazzling determined distracted dreamy eager ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant focused friendly frosty funny gallant gifted goofy gracious great happy hardcore heuristic hopeful hungry infallible inspiring intelligent interesting jolly jovial keen kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty nostalgic objective optimistic peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed reverent romantic sad serene sharp silly sleepy stoic strange stupefied suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant vigorous wizardly wonderful xenodochial youthful zealous zen".replaceAll(
		" ",
		"|",
	);

/** A name such as `dreamy_noether`. */
export const GENERATED_NAME = new RegExp(`\\b(?:${ADJECTIVES})_[a-z]+\\d*\\b`, "g");

const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

/** Applied in this order. Statuses, counts, names of services and texts of errors stay. */
export const MASKS: readonly Mask[] = [
	{
		name: "digest",
		pattern: /\bsha256:[0-9a-f]{12,64}\b/g,
		replacement: "<digest>",
		example: [
			"Digest: sha256:3f2aa3f2aa3f2aa3f2aa3f2aa3f2aa3f2aa3f2aa3f2aa3f2aa3f2aa3f2aa3f2a",
			"Digest: <digest>",
		],
	},
	{
		name: "ID",
		pattern: /\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b/g,
		replacement: "<id>",
		example: ["95c0bfb5a3d1   alpine", "<id>  alpine"],
	},
	{
		name: "generated name",
		pattern: GENERATED_NAME,
		replacement: "<name>",
		example: ["Up 3 minutes   dreamy_noether", "Up <age>  <name>"],
	},
	{
		name: "kernel",
		pattern: /\bLinux (\S+) \d\S* #.*? ((?:x86_64|aarch64|arm64|armv7l)(?: GNU\/Linux| Linux)?)$/g,
		replacement: "Linux $1 <kernel> $2",
		example: [
			"Linux 95c0bfb5a3d1 6.1.0-18-amd64 #1 SMP Debian 6.1.76-1 (2024-02-01) x86_64 Linux",
			"Linux <id> <kernel> x86_64 Linux",
		],
	},
	{
		name: "date",
		pattern: new RegExp(
			[
				// 2026-03-02T10:11:12.5Z, 2026-03-02 10:11:12 +0000 UTC
				"\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?: ?(?:Z|[+-]\\d\\d:?\\d\\d))?(?: UTC)?(?!\\w)",
				// Mon Mar  2 10:11:12 2026, Mon, 02 Mar 2026 10:11:12 GMT
				`\\b${DAY},? (?:${MONTH} +\\d+|\\d+ ${MONTH} \\d{4}) \\d\\d:\\d\\d:\\d\\d(?: \\d{4}| GMT| UTC \\d{4})?(?!\\w)`,
			].join("|"),
			"g",
		),
		replacement: "<date>",
		example: ["Built: Mon Mar  2 10:11:12 2026", "Built: <date>"],
	},
	{
		name: "age",
		pattern:
			/\b(?:\d+|Less than a|About an?|less than a|about an?) (?:second|minute|hour|day|week|month|year)s?\b/g,
		replacement: "<age>",
		example: ["Exited (0) Less than a second ago", "Exited (0) <age> ago"],
	},
	{
		name: "duration",
		pattern: /(?<![\w.])\d+(?:\.\d+)?(?:ns|µs|ms|s|m\d+(?:\.\d+)?s)(?!\w)/g,
		replacement: "<duration>",
		example: [" => [2/4] WORKDIR /app 0.1s", " => [2/4] WORKDIR /app <duration>"],
	},
	{
		name: "progress size",
		// Also `0B`: how much a build transfers depends on what its cache has.
		pattern: /(?<=^\s*=> .*)(?<![\w.])\d+(?:\.\d+)?(?:e\+\d+)? ?(?:[kKMGT]i?)?B(?!\w)/g,
		replacement: "<size>",
		example: [" => => transferring context: 0B", " => => transferring context: <size>"],
	},
	{
		name: "size",
		// Not `0B`: that something takes no space is another answer.
		pattern: /(?<![\w.])(?!0 ?B)\d+(?:\.\d+)?(?:e\+\d+)? ?(?:[kKMGT]i?)?B(?!\w)/g,
		replacement: "<size>",
		example: ["Total reclaimed space: 12.3kB", "Total reclaimed space: <size>"],
	},
	{
		name: "share of a size",
		// Not 0 % or 100 %: that nothing, or all, can be reclaimed is another answer.
		pattern: /(?<=(?:<size>|B) \()(?!0%|100%)\d+(?=%\))/g,
		replacement: "<share>",
		example: ["Images 4 2 397.1MB 159.5MB (40%)", "Images 4 2 <size> <size> (<share>%)"],
	},
	{
		name: "ephemeral port",
		// The range that Linux gives to outgoing connections: 32768 to 60999.
		pattern: /(?<=\d\.\d{1,3}:)(?:3[3-9]\d{3}|32[89]\d\d|327[7-9]\d|3276[89]|[45]\d{4}|60\d{3})\b/g,
		replacement: "<port>",
		example: ["172.17.0.1:43210 - GET /health", "<address>:<port> - GET /health"],
	},
	{
		name: "address",
		pattern: /\b(?:10|172|192)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g,
		replacement: "<address>",
		example: ["inet 172.18.0.2 port 5432", "inet <address> port 5432"],
	},
	{
		name: "late total",
		// Compose may count what is done before it counts how much there is: `2/1`.
		pattern:
			/(?<=^\[\+\] [A-Z][a-z]+ )(?=(?:[1-9]\/0|[2-9]\/1|[3-9]\/2|[4-9]\/3|[5-9]\/4|[6-9]\/5|[7-9]\/6|[89]\/7|9\/8|\d\d\/\d)$)(\d+)\/\d+$/g,
		replacement: "$1/$1",
		example: ["[+] Stopping 2/1", "[+] Stopping 2/2"],
	},
	{
		name: "job",
		pattern: /^\[(\d+)\] \d+$/g,
		replacement: "[$1] <pid>",
		example: ["[1] 4711", "[1] <pid>"],
	},
	{
		name: "padding",
		// Columns are as wide as their widest value, masked or not.
		pattern: / {2,}/g,
		replacement: "  ",
		example: ["IMAGE        COMMAND", "IMAGE  COMMAND"],
	},
];

/** A line of a screen as it is compared: without colours, volatile values replaced. Masking twice changes nothing. */
export function maskLine(line: string): string {
	let masked = plain(line).trimEnd();
	for (const { pattern, replacement } of MASKS) masked = masked.replace(pattern, replacement);
	return masked.trimEnd();
}

/** Lines whose order says nothing: parallel work as it advances, and lists of what was removed. */
const UNORDERED =
	/^\s*(?:=>|✔|✓|⠿|#\d+ |Container |Network |Volume |<id>: |<id>$|untagged: |deleted: )/;

/** A line of a screen as it was printed, and as it is compared. */
export interface MaskedLine {
	readonly line: string;
	readonly masked: string;
}

/** A screen as it is compared: each line masked, runs of unordered lines sorted. */
export function maskScreen(screen: readonly string[]): string[] {
	return maskLines(screen).map(({ masked }) => masked);
}

/** The lines of a masked screen, each with what was printed. */
export function maskLines(screen: readonly string[]): MaskedLine[] {
	const lines: MaskedLine[] = [];
	let run: MaskedLine[] = [];
	const endRun = () => {
		lines.push(...run.sort((one, other) => compareText(one.masked, other.masked)));
		run = [];
	};
	for (const line of screen) {
		const masked = maskLine(line);
		if (UNORDERED.test(masked)) {
			run.push({ line, masked });
			continue;
		}
		endRun();
		lines.push({ line, masked });
	}
	endRun();
	return lines;
}

/** Compares by code units, so that the order does not depend on the machine's language. */
function compareText(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
