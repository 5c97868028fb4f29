import { isIdentity } from "./judge-token.ts";
import { textOf } from "./line-text.ts";
import type { MovedLine } from "./match-lines.ts";
import { readQuantity } from "./read-quantity.ts";
import type { ReadLine } from "./read-screen.ts";
import type { Token } from "./read-tokens.ts";
import { headingOf, titleOf } from "./table.ts";

/** Seconds within which what was made has an order of its own each time: lists know no less than seconds. */
const AT_ONCE = 3;

/**
 * Whether the order of lines is chance: they say the same but for identifiers, or both screens list them by what
 * is an identifier for some of them, or by when they were made, which was at once.
 *
 * @param all All lines of the first screen.
 */
export function isChance(moved: readonly MovedLine[], all: readonly ReadLine[]): boolean {
	const inOrder = (lines: readonly ReadLine[]) =>
		lines.toSorted((one, other) => one.number - other.number);
	const old = inOrder(moved.map(({ before }) => before));
	const now = inOrder(moved.map(({ after }) => after));
	if (new Set(old.map(formOf)).size <= 1) return true;
	if (wereMadeAtOnce(old) && wereMadeAtOnce(now)) return true;
	if (areEventsAtOnce(old) && areEventsAtOnce(now)) return true;
	if (areMessages(moved) || areAnswers(old, all)) return true;
	if ([old, now].every(areRoutes)) return true;
	if (old.every(isSocket) || [old, now].every(areByProcess) || [old, now].every(areOfOneImage))
		return true;
	// A build draws its steps as they happen to begin, also where it is done before it draws them again.
	if (old.every(isStep) || areDoneTogether(old) || old.every(isChange) || isPruned(old, all))
		return true;
	const column = Math.min(
		...old
			.map(({ tokens }) => tokens.findIndex(({ kind }) => kind === "id"))
			.filter((at) => at !== -1),
	);
	return ORDERS.some((order) => [old, now].every((lines) => isSorted(lines, column, order)));
}

/** Whether lines are of `ip route`, which lists networks by their addresses: that of an engine is any. */
function areRoutes(lines: readonly ReadLine[]): boolean {
	const numbers = lines.map((line) => {
		const [, address] = /^([\d.]+)(?:\/\d+)?dev/.exec(textOf(line)) ?? [];
		return address?.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) ?? Number.NaN;
	});
	return numbers.every((number, index) => number >= (numbers[index - 1] ?? 0));
}

/** Whether a line is a row of `ss` or `netstat`: the kernel keeps sockets in a table by their ports. */
function isSocket(line: ReadLine): boolean {
	return /^(?:(?:tcp|udp)6?|LISTEN|UNCONN|ESTAB|TIME-WAIT)\d+\S+:(?:\d+|\*)/.test(textOf(line));
}

/** Whether lines give several addresses of one name: who asks for it is given another one first each time. */
function areAnswers(lines: readonly ReadLine[], all: readonly ReadLine[]): boolean {
	const isName = (text: string) => text.startsWith("Name:");
	const names = new Set(all.map(textOf).filter(isName));
	return (
		names.size === 1 &&
		lines.map(textOf).every((text) => isName(text) || text.startsWith("Address:"))
	);
}

/** What psql says that it has done, `DROP TABLE` and `INSERT 0 3`, and what a server says beside it, without blanks. */
const DONE = /^[A-Z]{4,}\d*$/;
const MESSAGE = /^(?:psql:.*)?(?:INFO|NOTICE|WARNING):/;

/** Whether lines are of both, which come by two ways, and those of each are in their order. */
function areMessages(moved: readonly MovedLine[]): boolean {
	const lines = moved.toSorted((one, other) => one.before.number - other.before.number);
	const isDone = ({ before }: MovedLine) => DONE.test(textOf(before));
	const [done, said] = [lines.filter(isDone), lines.filter((line) => !isDone(line))];
	const areInOrder = [done, said].every((part) =>
		part.every(({ after }, index) => after.number > (part[index - 1]?.after.number ?? -1)),
	);
	const [first] = said;
	return areInOrder && done.length > 0 && first !== undefined && MESSAGE.test(textOf(first.before));
}

/** Milliseconds within which what went on side by side ended in any order. */
const SIDE_BY_SIDE = 100;

/**
 * Whether lines tell that the same happened to several things at once, in the order of time: `docker rm one two` removes
 * both side by side, of which `docker events` tells.
 */
function areEventsAtOnce(lines: readonly ReadLine[]): boolean {
	const times = lines.map(({ tokens: [date] }) =>
		date?.kind === "date" ? Date.parse(date.text) : Number.NaN,
	);
	const happened = new Set(
		lines.map(({ tokens: [, type, action] }) => `${type?.text} ${action?.text}`),
	);
	const isInOrder = times.every((time, index) => time >= (times[index - 1] ?? 0));
	return (
		isInOrder && happened.size === 1 && Math.max(...times) - Math.min(...times) <= SIDE_BY_SIDE
	);
}

/** Whether lines are of a list of what a `prune` has removed: the daemon goes through maps. */
function isPruned([first]: readonly ReadLine[], all: readonly ReadLine[]): boolean {
	const above = all.filter(({ number }) => number < (first?.number ?? 0));
	const heading = above.findLast((line) => {
		const text = textOf(line);
		return text === "" || text.endsWith(":");
	});
	return heading !== undefined && /^Deleted(?:Images|Networks|Volumes):$/.test(textOf(heading));
}

/** Whether a line is a step of a build, ` => [web 1/2] FROM alpine  0.1s`. */
function isStep({ tokens }: ReadLine): boolean {
	const [equals, greater] = tokens;
	return equals?.text === "=" && greater?.text === ">" && tokens.at(-1)?.kind === "duration";
}

/** Whether Compose tells by lines that it has done the same with several things, ` ✔ Container web-1  Paused`. */
function areDoneTogether(lines: readonly ReadLine[]): boolean {
	const done = lines.map(({ tokens }) => {
		const [sign, object] = tokens.map(({ text }) => text);
		const verb = tokens.findLast(({ kind }) => kind === "word")?.text;
		return sign === "✔" && /^(?:Container|Network|Volume)$/.test(object ?? "") ? verb : undefined;
	});
	return done[0] !== undefined && new Set(done).size === 1;
}

/** Whether a line is of `docker diff`, as `A /root/notes`: the daemon goes through the files of a folder as they come. */
function isChange(line: ReadLine): boolean {
	return /^[ACD]\//.test(textOf(line));
}

function formOf({ tokens }: ReadLine): string {
	const bar = tokens.findIndex(({ text }) => text === "|");
	// Compose numbers the containers of one service: `api-1  | ready`.
	const isReplica = ({ kind }: Token, index: number) => kind === "number" && index === bar - 1;
	return tokens
		.map((token, index) => (isIdentity(token) || isReplica(token, index) ? token.kind : token.text))
		.join(" ");
}

/** Docker sorts by characters, as sorting does by itself, or with the numbers in them as numbers. */
const ORDERS = [undefined, new Intl.Collator("en", { numeric: true }).compare];

/** Whether lines say the same up to a word, and are in the order of it. */
function isSorted(
	lines: readonly ReadLine[],
	column: number,
	order: (typeof ORDERS)[number],
): boolean {
	const before = lines.map(({ tokens }) =>
		tokens
			.slice(0, column)
			.map(({ text }) => text)
			.join(" "),
	);
	if (new Set(before).size > 1) return false;
	const words = lines.map(({ tokens }) => tokens[column]?.text ?? "");
	const sorted = words.toSorted(order);
	return words.every((word, index) => word === sorted[index]);
}

/** Whether lines are rows of a list of images of which all name the same one. */
function areOfOneImage(lines: readonly ReadLine[]): boolean {
	const ids = lines.map(({ tokens, headings }) => {
		const isList = headings.some(({ text }) => text === "IMAGE");
		return isList
			? tokens.find((token) => titleOf(headings, token) === "IMAGE ID")?.text
			: undefined;
	});
	return ids[0] !== undefined && new Set(ids).size === 1;
}

/** Whether lines are rows of a table of processes in the order of their numbers: what was started at once has any. */
function areByProcess(lines: readonly ReadLine[]): boolean {
	const numbers = lines.map(({ tokens, headings }) => {
		const number = tokens.find((token) => headingOf(headings, token)?.text === "PID");
		return Number(number?.text);
	});
	return numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
}

/**
 * Whether lines are rows of a list of things by their ID, newest first, which were made within seconds; when, some
 * lists do not say, such as that of `docker stats`.
 */
function wereMadeAtOnce(lines: readonly ReadLine[]): boolean {
	const isListed = ({ headings }: ReadLine) =>
		headings
			.map(({ text }) => text)
			.join(" ")
			.startsWith("CONTAINER ID ");
	const ages = lines.flatMap(({ tokens }) => tokens.find(({ kind }) => kind === "age") ?? []);
	if (ages.length === 0) return lines.every(isListed);
	const hasId = lines.every(({ headings }) => headings.some(({ text }) => text === "ID"));
	const seconds = ages.map(({ text }) => readQuantity("age", text)[0]);
	return (
		hasId &&
		ages.length === lines.length &&
		Math.max(...seconds) - Math.min(...seconds) <= AT_ONCE &&
		Math.max(...seconds) < 120
	);
}
