import { describe, expect, test } from "vitest";
import {
	areRead,
	foreignKey,
	isKeys,
	isTextWithKey,
	keySequence,
	unknownKey,
} from "../../scripts/plan/keys.ts";

test.each([
	["^c", "^C"],
	["Ctrl-C", "^C"],
	["ctrl d", "^D"],
	["<C-x>", "^X"],
	["[Ctrl+O]", "^O"],
	["[Esc]", "<Esc>"],
	["<Échap>", "<Esc>"],
	["bonjour<Entrée>", "<Enter>"],
])("a key as others write it is told with ours: %s", (line, meant) => {
	expect(foreignKey(line)?.meant).toBe(meant);
});

test.each(["[y/n]", "[n]", "[O/n]", "control", "Ctrl", "[sudo] password"])(
	"is no key of others: %s",
	(line) => {
		expect(foreignKey(line)).toBeUndefined();
	},
);

describe("keys of a dialogue", () => {
	test.each([
		["^C", "\u0003"],
		["^P^Q", "\u0010\u0011"],
		["^\\", "\u001c"],
		["<Up>", "\u001b[A"],
		["<Down><Down><Enter>", "\u001b[B\u001b[B\r"],
		["<Esc>", "\u001b"],
		["<F1>", "\u001bOP"],
		["<F10>", "\u001b[21~"],
		["<PageDown>", "\u001b[6~"],
		["^A<Space>", "\u0001 "],
		["q", "q"],
		["G", "G"],
		[":q!", ":q!\r"],
		[":wq", ":wq\r"],
		["^[^]^_", "\u001b\u001d\u001f"],
		["<Left><Right><Home><End>", "\u001b[D\u001b[C\u001b[H\u001b[F"],
		["<Backspace><Tab>", "\u007f\t"],
		["<Insert><Delete><PageUp>", "\u001b[2~\u001b[3~\u001b[5~"],
		["<F2><F3><F4><F5>", "\u001bOQ\u001bOR\u001bOS\u001b[15~"],
		["<F6><F7><F8><F9>", "\u001b[17~\u001b[18~\u001b[19~\u001b[20~"],
		["<F11><F12>", "\u001b[23~\u001b[24~"],
	])("are sent as a terminal sends them: %s", (line, sent) => {
		expect(isKeys(line)).toBe(true);
		expect(unknownKey(line)).toBeUndefined();
		expect(keySequence(line, false)).toBe(sent);
	});

	test("of the cursor are others where a program asks for it", () => {
		expect(keySequence("<Up><End><F1>", true)).toBe("\u001bOA\u001bOF\u001bOP");
	});

	test.each([
		"",
		"ls",
		"^",
		"a^C",
		"<p>text</p>",
		"/ # q",
		"C'est",
		": q",
		"12",
		"a:q",
		":q x",
		":Q",
		"<1>",
		"^a",
	])("are no other line: %s", (line) => {
		expect(isKeys(line)).toBe(false);
	});

	test.each([
		["<Upp>", "<Upp>", "<Up>"],
		["^C<Escape>", "<Escape>", "<Esc>"],
		["<PgDn>", "<PgDn>", "<PageDown>"],
		["<Return>", "<Return>", "<Enter>"],
		["<F13>", "<F13>", "<F1"],
	])("have a name that keyboards know: %s", (line, written, meant) => {
		expect(unknownKey(line)?.written).toBe(written);
		expect(keySequence(line, false)).toBe(line.startsWith("^C") ? "\u0003" : "");
		if (meant !== undefined) expect(unknownKey(line)?.meant).toContain(meant);
	});
});

describe("text that ends with a key", () => {
	test.each([
		["bonjour<Enter>", "bonjour\r"],
		["<h1>Bonjour</h1><Esc>", "<h1>Bonjour</h1>\u001b"],
		["/erreur<Enter>", "/erreur\r"],
		["s/^A/b/<Enter>", "s/^A/b/\r"],
		["un<Tab>deux<Enter>", "un\tdeux\r"],
	])("is sent with it, whatever else it has: %s", (line, sent) => {
		expect(isTextWithKey(line)).toBe(true);
		expect(keySequence(line, false)).toBe(sent);
	});

	test.each(["bonjour", "<p>text</p>", "<Enter>", "^C<Up>", "<Enter> bonjour", "a<Entre>", "a^C"])(
		"is no other line: %s",
		(line) => {
			expect(isTextWithKey(line)).toBe(false);
		},
	);
});

test.each([
	["^C", false],
	["^\\", false],
	["^P^Q", false],
	["^D", true],
	["q", true],
	["<F10>", true],
	[":wq", true],
])("whether a program must read %s", (keys, isRead) => {
	expect(areRead(keys)).toBe(isRead);
});
