import { DATE } from "./read-date.ts";
import type { QuantityKind } from "./read-quantity.ts";

/**
 * What a piece of a line is, by its looks alone. Whether it may change is another question, which two runs
 * answer. `word` and `sign` never may.
 */
export type TokenKind =
	| QuantityKind
	| "date"
	| "id"
	| "uuid"
	| "mac"
	| "address"
	| "name"
	| "version"
	| "random"
	| "state"
	| "machine"
	| "rule"
	| "word"
	| "sign";

/** A piece of a line that means one thing. */
export interface Token {
	readonly kind: TokenKind;
	readonly text: string;
	/** Its first column, from 0, in the line without colours. */
	readonly start: number;
	/** The blanks before it. */
	readonly gap: string;
	/** Its SGR parameters: those of all its characters, each change once. */
	readonly style: string;
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
const NAME = `(?:${ADJECTIVES})_[a-z]+\\d*`;
/** The same, wherever it stands in a text. */
export const GENERATED_NAME = new RegExp(`\\b${NAME}\\b`, "g");

const AMOUNT = "(?:\\d+|Less than an?|About an?|about an?|less than an?)";
const SPAN = `${AMOUNT} (?:second|minute|hour|day|week|month|year)s?`;
const OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
/** Nothing of a word, and no part of a longer number, before a value or after it. */
const BEGIN = "(?<![\\p{L}\\d_]|\\d\\.)";
const END = "(?![\\p{L}\\d_]|\\.\\d)";

/** What each kind looks like, tried in this order where a token begins. */
const LOOKS: readonly (readonly [kind: TokenKind, look: RegExp])[] = [
	// How long something took, as PostgreSQL writes an interval.
	["duration", /(?<![\w.:-])00:00:\d\d\.\d+(?![\w:])/y],
	["date", DATE],
	["uuid", /(?<![\w-])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\w-])/iy],
	["mac", /(?<![\w:])(?:[\da-f]{2}:){5}[\da-f]{2}(?![\w:])/iy],
	// A place in PostgreSQL's log, which grows by itself.
	["state", /(?<![\w/])[\dA-F]\/[\dA-F]{7,8}(?![\w/])/y],
	// A password, as crypt(5) keeps it.
	["random", /(?<!\w)\$\w{1,5}\$[\w./$]{20,}/y],
	// What Flask's debugger asks for.
	["random", /(?<=\bDebugger PIN: )\d{3}-\d{3}-\d{3}(?![\w-])/y],
	// A certificate within a string of JSON.
	["random", /(?<=-----BEGIN [A-Z ]+-----)\\n[A-Za-z\d+/=\\]+(?=\\n-----END )/y],
	// A fingerprint; bytes as `od` and `hexdump` print them.
	["id", /(?<![\w:])[\dA-F]{2}(?::[\dA-F]{2}){7,}(?![\w:])/iy],
	["id", /(?<!\w)(?=[\d ]*[a-f])[\da-f]{2}(?: [\da-f]{2}){5,}(?!\w)/y],
	["id", /(?<![\w-])sha256:[\da-f]{6,64}(?!\w)/y],
	// What Docker, Git and Swarm call things by: 12 or 64, 7 or 40 hexadecimal digits; 25 letters and digits.
	[
		"id",
		/(?<!\w)(?:[\da-f]{64}|[\da-f]{40}|[\da-f]{32}|[\da-f]{12}|(?=\d*[a-f])(?=[a-f]*\d)[\da-f]{7,11})(?!\w)/y,
	],
	// One of some thousand has no digit: letters that are rare in words tell it from one.
	["id", /(?<!\w)(?=[a-z]*\d|(?:[a-z]*?[jkqvwxyz]){4})(?=\d*[a-z])[\da-z]{25}(?!\w)/y],
	// The end of a container's network that the machine has.
	["id", /(?<!\w)veth[\da-f]{7}(?!\w)/y],
	// An address of IPv4, as a server that listens on both writes it.
	["address", new RegExp(`(?<![\\w:])::ffff:(?:${OCTET}\\.){3}${OCTET}(?![\\w]|\\.\\d)`, "iy")],
	["address", new RegExp(`(?<![\\w.])(?:${OCTET}\\.){3}${OCTET}(?![\\w]|\\.\\d)`, "y")],
	[
		"address",
		/(?<![\w:])(?=[\da-f:]*::|(?:[\da-f]{1,4}:){7})[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:])/iy,
	],
	["age", new RegExp(`(?<=Up )${SPAN}(?!\\p{L})|${BEGIN}${SPAN}(?= ago)`, "uy")],
	// Docker's event of a container's end tells for how many seconds it ran; others have their own words for it.
	["duration", /(?<=\bexecDuration(?:=|": ?"))\d+(?!\w)/y],
	[
		"duration",
		/(?<=\b(?:elapsed|took|[Uu]ptime(?:_\w+)?|response_?[Tt]ime|latency)"? ?[:=] ?)\d+(?![\w.])/y,
	],
	[
		"duration",
		/(?<=\b(?:elapsed|took|duration|latency|dur[ée]e|(?:response|request)_?time)_?(?:[mnu]s|m(?:illi|icro)s(?:econds)?)"? ?[:=] ?)\d+(?![\w.])/iy,
	],
	// Logs quote what has a letter of another alphabet: `duration="698.685µs"` beside `duration=1.117805ms`.
	["duration", /(?<==)"\d+(?:\.\d+)?µs"/y],
	["duration", new RegExp(`${BEGIN}\\d+(?:\\.\\d+)? ?(?:[nµum]?s|[num]?sec)${END}`, "uy")],
	["duration", new RegExp(`${BEGIN}\\d+\\.\\d+ seconde?s?${END}`, "uy")],
	["duration", new RegExp(`${BEGIN}(?:\\d+h)?\\d+m(?:\\d+(?:\\.\\d+)?s)${END}`, "uy")],
	["rate", /(?<=\bspeed_(?:down|up)load"?[:=] ?)\d+(?:\.\d+)?(?![\w.])/y],
	[
		"rate",
		new RegExp(`${BEGIN}(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)? ?(?:[kKMGT]i?)?B/s${END}`, "uy"),
	],
	["size", new RegExp(`${BEGIN}\\d+(?:\\.\\d+)?(?:e\\+\\d+)? ?(?:[kKMGTP]i?)?B${END}`, "uy")],
	["size", new RegExp(`${BEGIN}\\d+(?:\\.\\d+)?[kKMGT]i?${END}`, "uy")],
	["share", new RegExp(`${BEGIN}\\d+(?:\\.\\d+)?%(?!\\p{L})`, "uy")],
	["name", new RegExp(`${BEGIN}${NAME}${END}`, "uy")],
	["version", /(?<![\p{L}\d_.])v?\d+\.\d+(?:\.\d+)+(?:[-+~][\w.+~-]*\w)?(?![\p{L}\d_]|\.\d)/uy],
	["decimal", new RegExp(`${BEGIN}\\d+\\.\\d+(?:e[+-]\\d+)?${END}`, "uy")],
	// Python's hashes, numbers of databases: nothing is counted in so many digits.
	["random", new RegExp(`(?:(?<![^\\s("'=])-)?${BEGIN}\\d{15,}${END}`, "uy")],
	["number", new RegExp(`${BEGIN}\\d+${END}`, "uy")],
	// Bytes, as Python shows them.
	[
		"random",
		/(?<!\w)b(?:'(?=[^']*\\x[\da-f]{2})(?:[^'\\]|\\.)*'|"(?=[^"]*\\x[\da-f]{2})(?:[^"\\]|\\.)*")/y,
	],
	// Base64, that of addresses, too: capitals, small letters and digits, and perhaps a sign among them.
	[
		"random",
		/(?<![\w+/-])(?=[\w+/-]*[A-Z])(?=[\w+/-]*[a-z])(?=[\w+/-]*\d)[A-Za-z\d][A-Za-z\d+/_-]{11,}={0,2}(?![\w+/-])/y,
	],
	// The same, beginning with a sign; a path has a longer word in small letters.
	[
		"random",
		/(?<![\w+/-])(?=[+/_-])(?=[\w+/-]*\d)(?=[\w+/-]*[A-Z])(?=[\w+/-]*[a-z])(?![\w+/-]*[a-z]{6})(?:[\w+/-]{16,}|[_-][\w-]{10,})={0,2}(?![\w+/-])/y,
	],
	// The same without a digit: small letters and capitals in turns.
	[
		"random",
		/(?<![\w+/-])(?=\w*[+/])(?=[\w+/]*[a-z][A-Z][\w+/]*[a-z][A-Z])[A-Za-z\d+/]{12,}={0,2}(?![\w+/-])/y,
	],
	// What `mktemp` puts in the place of its X.
	["random", /(?<=\btmp\.)[A-Za-z\d]{6,}(?!\w)/y],
	// A word of letters and digits in turns: a key, a temporary file's name.
	["random", /(?<!\w)(?=\w*[a-zA-Z]\w*\d\w*[a-zA-Z]|\w*\d\w*[a-zA-Z]\w*\d)\w{6,}(?!\w)/y],
	// A line of nothing but lines, as psql draws it.
	["rule", /(?<=^[-+\s]*)-{3,}(?=[-+\s]*$)/y],
	["rule", /(?<=^-\[ RECORD \d+ \][-+]*)-+(?=[-+]*$)/y],
	["word", /[\p{L}\p{M}\d_]+/uy],
];

/** What is counted begins with a digit, so at a letter it is not looked for. */
const COUNTED: ReadonlySet<TokenKind> = new Set([
	"duration",
	"rate",
	"size",
	"share",
	"decimal",
	"number",
]);
const UNCOUNTED_LOOKS = LOOKS.filter(([kind]) => !COUNTED.has(kind));
const LETTER = /\p{L}/u;
/** Signs with which no value begins: most of JSON is made of them. */
const LONE_SIGN = /[^\p{L}\p{M}\d_$\\:"+/-]/uy;

/** SGR escape sequences (ECMA-48, 8.3.117). */
const SGR = /\u001b\[([\d;]*)m/g;

/**
 * Splits a line of a screen into what it is made of.
 *
 * @param line With its colours, as a recording has it.
 */
export function readTokens(line: string): Token[] {
	const { text, styles } = readStyles(line);
	const tokens: Token[] = [];
	const end = text.trimEnd().length;
	let position = 0;
	while (position < end) {
		const gap = text.slice(position, position + text.slice(position).search(/\S/));
		position += gap.length;
		const [kind, value] = lookAt(text, position);
		const style = [...new Set(styles.slice(position, position + value.length))].join("|");
		tokens.push({ kind, text: value, start: position, gap, style });
		position += value.length;
	}
	return tokens;
}

function lookAt(text: string, position: number): [kind: TokenKind, value: string] {
	LONE_SIGN.lastIndex = position;
	const [lone] = LONE_SIGN.exec(text) ?? [];
	if (lone !== undefined) return ["sign", lone];
	const looks = LETTER.test(text.charAt(position)) ? UNCOUNTED_LOOKS : LOOKS;
	for (const [kind, look] of looks) {
		look.lastIndex = position;
		const [value] = look.exec(text) ?? [];
		if (value !== undefined) return [kind, value];
	}
	const [sign = ""] = text.slice(position);
	return ["sign", sign];
}

/** A line's characters, and the colours of each; a reset is none. */
function readStyles(line: string): { text: string; styles: string[] } {
	let text = "";
	const styles: string[] = [];
	let style = "";
	let end = 0;
	const add = (part: string) => {
		text += part;
		for (let index = 0; index < part.length; index++) styles.push(style);
	};
	for (const match of line.matchAll(SGR)) {
		add(line.slice(end, match.index));
		end = match.index + match[0].length;
		// A recording resets before it sets: `0;1;34` is `1;34`.
		style = match[0].slice(2, -1).replace(/0?;?/, "");
	}
	add(line.slice(end));
	return { text, styles };
}
