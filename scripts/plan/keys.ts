import { nearest } from "../text/nearest.ts";

const ESCAPE = "\u001b";

/** Keys of the cursor: what follows `ESC [`, or `ESC O` where a program has asked for it (DECCKM). */
const CURSOR = { Up: "A", Down: "B", Right: "C", Left: "D", End: "F", Home: "H" } as const;

/** Other keys by their names, as a terminal sends them (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). */
const NAMED: Readonly<Record<string, string>> = {
	Backspace: "\u007f",
	Delete: `${ESCAPE}[3~`,
	Enter: "\r",
	Esc: ESCAPE,
	Insert: `${ESCAPE}[2~`,
	PageDown: `${ESCAPE}[6~`,
	PageUp: `${ESCAPE}[5~`,
	Space: " ",
	Tab: "\t",
	...Object.fromEntries([..."PQRS"].map((final, index) => [`F${index + 1}`, `${ESCAPE}O${final}`])),
	...Object.fromEntries(
		[15, 17, 18, 19, 20, 21, 23, 24].map((code, index) => [`F${index + 5}`, `${ESCAPE}[${code}~`]),
	),
};

const NAMES = [...Object.keys(CURSOR), ...Object.keys(NAMED)];
/** Keys as others call them. */
const ALIASES: Readonly<Record<string, string>> = {
	arrowdown: "Down",
	arrowleft: "Left",
	arrowright: "Right",
	arrowup: "Up",
	bs: "Backspace",
	cr: "Enter",
	del: "Delete",
	echap: "Esc",
	entree: "Enter",
	escape: "Esc",
	espace: "Space",
	ins: "Insert",
	pgdn: "PageDown",
	pgup: "PageUp",
	return: "Enter",
	suppr: "Delete",
};

/** `^C`; `<Up>`; a letter or a sign alone, as `q` in a pager. */
const KEY = /\^[A-Z[\\\]_]|<[A-Za-z]\w*>/g;
/** What one types at the bottom of an editor or a pager: `:q!`. */
const COLON_COMMAND = /^:[a-z]+!?$/;

/** A key within a text that is typed: what else is between angle brackets is that text's own. */
const NAMED_KEY = new RegExp(`<(${NAMES.join("|")})>`, "g");

/** Whether a line of a dialogue presses keys, for which no program shows a prompt. */
export function isKeys(line: string): boolean {
	return /^[a-z]$/i.test(line) || COLON_COMMAND.test(line) || areNamedKeys(line);
}

/** Whether a text is nothing but keys that are written as such, which may stand behind a prompt, too: `/ # ^P^Q`. */
export function areNamedKeys(text: string): boolean {
	return text !== "" && text.replaceAll(KEY, "") === "";
}

/**
 * Whether a line is text that ends with a key, for a program that shows no prompt:
 * `bonjour<Enter>`, `<h1>Bonjour</h1><Esc>`.
 */
export function isTextWithKey(line: string): boolean {
	const last = [...line.matchAll(NAMED_KEY)].at(-1);
	return !isKeys(line) && last !== undefined && line.endsWith(last[0]);
}

/** Keys that a terminal makes signals of, or stops by (termios(3)), and those by which Docker's client detaches. */
const UNREAD = /^\^(?:[CQSZ\\]|P\^Q)$/;

/** Whether keys reach the program that reads, and do nothing where none does. */
export function areRead(keys: string): boolean {
	return !UNREAD.test(keys);
}

/** A key that is none, as a page has it, and the one that it may stand for. */
export interface UnknownKey {
	readonly written: string;
	readonly meant: string | undefined;
}

/** The key of a line that no keyboard has. */
export function unknownKey(line: string): UnknownKey | undefined {
	for (const [written] of line.matchAll(KEY)) {
		if (written.startsWith("<") && !NAMES.includes(written.slice(1, -1))) return unknown(written);
	}
	return undefined;
}

/** The key with which a line ends as others write it: `^c`, `<C-c>`, `Ctrl-C`, `[Esc]`, `bonjour<Entrée>`. */
export function foreignKey(line: string): UnknownKey | undefined {
	const plain = line.replaceAll(/<\/?kbd>/g, "");
	if (plain !== line) {
		if (/^\S$/.test(plain)) return { written: line, meant: plain };
		return { written: line, meant: (foreignKey(plain) ?? unknown(`<${plain}>`)).meant };
	}
	const [written] =
		/^\^[a-z]$|^(?:ctrl|control)[-+ ]?[a-z]$|^\[[^\]]+\]$|<\p{L}[\p{L}\d]*(?:[-+ ]\p{L}[\p{L}\d]*)*>$/iu.exec(
			line,
		) ?? [];
	if (written === undefined) return undefined;
	const letter = /^[[<]?(?:\^|(?:c|ctrl|control)[-+ ]?)([a-z])[\]>]?$/i.exec(written)?.[1];
	// A question may stand between brackets, too.
	if (written.startsWith("[") && letter === undefined && !isName(written.slice(1, -1))) {
		return undefined;
	}
	return letter === undefined ? unknown(written) : { written, meant: `^${letter.toUpperCase()}` };
}

const plainName = (name: string) =>
	name
		.normalize("NFD")
		.replaceAll(/[^a-z\d]/gi, "")
		.toLowerCase();

/** Whether a word is what a key is called, here or elsewhere. */
function isName(word: string): boolean {
	const plain = plainName(word);
	return plain in ALIASES || NAMES.some((name) => name.toLowerCase() === plain);
}

function unknown(written: string): UnknownKey {
	const name = written.slice(1, -1);
	const meant = ALIASES[plainName(name)] ?? nearest(name, NAMES);
	return { written, meant: meant && `<${meant}>` };
}

/**
 * What a terminal sends when the keys of a line are pressed.
 *
 * @param line Of which `isKeys` or `isTextWithKey` is true.
 * @param isApplication Whether a program has asked for the other form of the cursor's keys.
 */
export function keySequence(line: string, isApplication: boolean): string {
	if (COLON_COMMAND.test(line)) return `${line}\r`;
	return line.replaceAll(isKeys(line) ? KEY : NAMED_KEY, (key) => {
		if (key.startsWith("^")) return String.fromCharCode(key.charCodeAt(1) & 0x1f);
		const name = key.slice(1, -1);
		if (name in CURSOR) {
			return `${ESCAPE}${isApplication ? "O" : "["}${CURSOR[name as keyof typeof CURSOR]}`;
		}
		return NAMED[name] ?? "";
	});
}
