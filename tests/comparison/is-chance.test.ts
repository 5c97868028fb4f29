import { expect, test } from "vitest";
import { isChance } from "../../scripts/comparison/is-chance.ts";
import { linesOf, movedLines } from "./moved-lines.ts";

const [A, B, C] = ["aaaa1111bbbb", "cccc2222dddd", "1111aaaa2222"];
const IMAGES = "REPOSITORY   IMAGE ID       CREATED";
const NAMES = "NAME   DRIVER   CREATED";
const STATS = "CONTAINER ID   CPU %   NAME";

/** Lines of two screens, the second one's in the order of their counterparts' places. */
type Rows = [what: string, before: string[], after: string[], places?: string];

test.each<Rows>([
	["identifiers alone", [`${A} up`, `${B} up`], [`${B} up`, `${A} up`]],
	[
		"a build's steps",
		[" => [a 1/2] x  0.0s", " => y  0.1s"],
		[" => y  0.0s", " => [a 1/2] x  0.2s"],
	],
	[
		"the images that a prune removes",
		["Deleted Images:", "untagged: one", "untagged: two"],
		["Deleted Images:", "untagged: two", "untagged: one"],
		"021",
	],
	[
		"the volumes that a prune removes",
		["Deleted Volumes:", "one", "two", "", "Total: 0B"],
		["Deleted Volumes:", "two", "one", "", "Total: 0B"],
		"02134",
	],
	["replicas", ["web-1  | ready", "web-2  | ready"], ["web-2  | ready", "web-1  | ready"]],
	["a list by characters, an ID among them", ["n Base", `n ${A}`], [`n ${C}`, "n Base"]],
	["a list by numbers, an ID among them", ["n 9", "n 11aaaa22"], ["n 3aaaa22", "n 9"]],
	[
		"rows that were made at once",
		[IMAGES, `one   ${A}   1 second ago`, `two   ${B}   4 seconds ago`],
		[IMAGES, `two   ${B}   1 second ago`, `one   ${A}   1 second ago`],
		"021",
	],
	[
		"rows that were made a minute ago",
		[IMAGES, `one   ${A}   About a minute ago`, `two   ${B}   About a minute ago`],
		[IMAGES, `two   ${B}   About a minute ago`, `one   ${A}   About a minute ago`],
		"021",
	],
	[
		"rows of containers that tell no age",
		[STATS, `${A}   0.1%   one`, `${B}   0.2%   two`],
		[STATS, `${B}   0.2%   two`, `${A}   0.1%   one`],
		"021",
	],
])("the order is chance: %s", (_, before, after, places = "10") => {
	expect(isChance(movedLines(before, after, places), linesOf(...before))).toBe(true);
});

test.each<Rows>([
	[
		"lines behind the list of what a prune removes",
		["Deleted Volumes:", "one", "", "two", "three"],
		["Deleted Volumes:", "one", "", "three", "two"],
		"01243",
	],
	[
		"lines of another list",
		["Deleted Users:", "one", "two"],
		["Deleted Users:", "two", "one"],
		"021",
	],
	["arrows", [" => one", " => two"], [" => two", " => one"]],
	["equations", ["= > x 0.1s", "y 0.1s"], ["y 0.1s", "= > x 0.1s"]],
	["words", ["one", "two"], ["two", "one"]],
	["a word in two parts", ["to day", "today"], ["today", "to day"]],
	["services", ["api  | ready", "db  | ready"], ["db  | ready", "api  | ready"]],
	["numbers behind a bar", ["web  | 5", "web  | 6"], ["web  | 6", "web  | 5"]],
	[
		"numbers before a bar that are no replica's",
		["5 web-1  | ready", "6 web-2  | ready"],
		["6 web-2  | ready", "5 web-1  | ready"],
	],
	["a list that one screen has in no order", ["n base", `n ${A}`], [`n ${B}`, "n base"]],
	["a list that the other has in no order", [`n ${B}`, "n base"], ["n base", `n ${A}`]],
	["a list of which one line ends before the IDs", [`n ${A}`, "n"], ["n", `n ${A}`]],
	["what differs before the IDs", [`a ${A}`, `b ${B}`], [`b ${A}`, `a ${B}`]],
	[
		"a list by what stands behind the first ID",
		[`${A} b ${A}`, `b a ${B}`],
		[`b a ${B}`, `${A} b`],
	],
	[
		"rows that were made at once, and later",
		[IMAGES, `one   ${A}   1 second ago`, `two   ${B}   2 seconds ago`],
		[IMAGES, `two   ${B}   1 second ago`, `one   ${A}   5 seconds ago`],
		"021",
	],
	[
		"rows that were not made at once",
		[IMAGES, `one   ${A}   1 second ago`, `two   ${B}   5 seconds ago`],
		[IMAGES, `two   ${B}   1 second ago`, `one   ${A}   2 seconds ago`],
		"021",
	],
	[
		"rows that were made two minutes ago",
		[IMAGES, `one   ${A}   119 seconds ago`, `two   ${B}   2 minutes ago`],
		[IMAGES, `two   ${B}   119 seconds ago`, `one   ${A}   2 minutes ago`],
		"021",
	],
	[
		"rows of a table without IDs",
		[NAMES, "one   local   1 second ago", "two   local   1 second ago"],
		[NAMES, "two   local   1 second ago", "one   local   1 second ago"],
		"021",
	],
	[
		"rows of which one tells no age",
		[IMAGES, `one   ${A}   1 second ago`, `two   ${B}   none`],
		[IMAGES, `two   ${B}   none`, `one   ${A}   1 second ago`],
		"021",
	],
	[
		"a line above a table",
		["one", IMAGES, `two   ${B}   1 second ago`],
		["two", IMAGES, `one   ${A}   1 second ago`],
		"210",
	],
	[
		"a line above a table of containers",
		["one", STATS, `${B}   0.2%   two`],
		["two", STATS, `${A}   0.1%   one`],
		"210",
	],
	[
		"rows of images that tell no age",
		["IMAGE ID   TAG   NAME", `${A}   1   one`, `${B}   2   two`],
		["IMAGE ID   TAG   NAME", `${B}   2   two`, `${A}   1   one`],
		"021",
	],
	[
		"rows of what containers are called",
		["CONTAINER NAME   TAG", "one   1", "two   2"],
		["CONTAINER NAME   TAG", "two   2", "one   1"],
		"021",
	],
])("the order is meant: %s", (_, before, after, places = "10") => {
	expect(isChance(movedLines(before, after, places), linesOf(...before))).toBe(false);
});
