import { expect, test } from "vitest";
import { hasOwnColours, inPlainOrder } from "../../scripts/comparison/plain-order.ts";

test.each<[what: string, line: string, expected: string]>([
	["settings", "b=1,a=2", "a=2,b=1"],
	["several of them", "c=1,b=2,a=3", "a=3,b=2,c=1"],
	["in quotes", `x "b=1,a=2" 'd=1,c=2' y`, `x "a=2,b=1" 'c=2,d=1' y`],
	["between blanks", "x b=1,a=2 d=1,c=2\ty", "x a=2,b=1 c=2,d=1\ty"],
	["with long names and values", "com.x-y_z=/a:b,app.x-y_z=(1)", "app.x-y_z=(1),com.x-y_z=/a:b"],
	["without values", "b=,a=", "a=,b="],
	["runtimes", " Runtimes: runc a.b io.c", " Runtimes: a.b io.c runc"],
	["runtimes at the first column", "Runtimes: b a", "Runtimes: a b"],
	["a name in a colour", "\u001b[36mweb-1  | \u001b[0mready", "web-1  | ready"],
	["a name without a number", "\u001b[36mweb | \u001b[0mready", "web | ready"],
	["a name beside an empty line", "\u001b[1;36mweb-1      |\u001b[0m", "web-1      |"],
	["names of what is mounted", '"cd766118abf99c…,un,/srv"', '"/srv,un,cd766118abf99c…"'],
	["what Compose has done", "\u001b[34m[+] Running 12/12\u001b[0m", "[+] Running 12/12"],
	["a long one", "\u001b[1;36ma.b_c-db-12 | \u001b[0mready", "a.b_c-db-12 | ready"],
])("an order that chance chose is none: %s", (_, line, expected) => {
	expect(inPlainOrder(line, true)).toBe(expected);
});

test.each<[what: string, line: string]>([
	["one setting", "b=1"],
	["what Compose has not done yet", "\u001b[34m[+] Running 1/2\u001b[0m"],
	["what Compose has done in another colour", "\u001b[31m[+] Running 2/2\u001b[0m"],
	["settings with blanks", "b=1, a=2"],
	["what stands in brackets", "(b=1,a=2"],
	["a list that goes on with a word", "b=1,a=2,c"],
	["settings that have no name", "=1,a=2"],
	["settings of which one has no name", "b=1,=2"],
	["settings in quotes of their own", 'b="1",a=2'],
	["settings that a colour ends", "b=1,a=2\u001b[0m"],
	["settings that a colour begins", "\u001b[1mb=1,a=2"],
	["a setting with a colour inside", "b=\u001b[1m1,a=2"],
	["what is no list of runtimes", "x Runtimes: b a"],
	["runtimes of another name", " RuntimesX: b a"],
	["a name behind a text", "x \u001b[36mweb-1 | \u001b[0mready"],
	["a name in red, which is none of Compose's colours", "\u001b[31mweb-1 | \u001b[0mready"],
	["names of which none is cut", "un,deux"],
	["a name that is cut, in a word", "xcd766118abf99c…,un"],
	["a name right beside the bar", "\u001b[36mweb-1| \u001b[0mready"],
	["a name whose colour goes on", "\u001b[36mweb-1 | ready"],
	["a name without a colour", "web-1 | \u001b[0mready"],
])("another one stays: %s", (_, line) => {
	expect(inPlainOrder(line, true)).toBe(line);
});

const colours = (...numbers: readonly number[]) =>
	numbers.map((number, index) => `\u001b[${number}m${"ab"[index % 2]}-1  | \u001b[0mready`);

test("names have colours of chance where each has one of its own", () => {
	expect(hasOwnColours(["x", ...colours(36, 33, 36, 33)])).toBe(true);
	expect(hasOwnColours(["x", ...colours(36, 33, 35, 33)])).toBe(false);
	const [line = ""] = colours(36);
	expect(inPlainOrder(line, false)).toBe(line);
});
