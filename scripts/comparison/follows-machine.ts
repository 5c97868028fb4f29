import type { Token } from "./read-tokens.ts";

/** Words of time, and of how much is done in some: a busy machine shows others. */
const TIME =
	/(?<![a-z])(?:(?:milli|micro|nano)?sec(?:s|ond(?:e?s)?)?|s|[mnu]s|min(?:ute)?s?|[a-z]*times?|temps|dur[ée]e?s?|durations?|elapsed|delays?|d[ée]lais?|took|real|user|sys|latenc[ey]|lat|waits?|waited|pauses?|attente|speed|vitesse|d[ée]bit|throughput|ops|[tqr]ps)(?![a-z])/i;
/** Words right before a time, as in “done in 0.52”. */
const IN = /^(?:in|en|after|après)$/i;
/** Words of what was done in a time: “added 57 packages in 2s”, “terminé en 2 s”, and not “retrying in 5s”. */
const DONE = /(?:\w{2}ed|é|ées?|és|done|built|ready|took)$/iu;
/** Words of what the machine is up to. */
const LOAD =
	/(?<![a-z])(?:n?cpus?|processeurs?|mem(?:ory)?|m[ée]m(?:oire)?|ram|bytes|disks?|disques?|swap|load\d*|charge|us(?:e|ed|age)|idle)(?![a-z])/i;

/**
 * Whether a value may follow what the machine is up to, and not the lesson: a size that is how much of another one, or
 * came in while another went out, and what the words beside it or over it say to be of time or of load. Of a decimal that
 * stands alone nobody knows.
 */
export function followsMachine(
	{ kind }: Pick<Token, "kind">,
	tokens: readonly Token[],
	index: number,
	title: string,
): boolean {
	if (kind === "size") {
		return [tokens[index - 1], tokens[index + 1]].some(
			(one) => one?.text === "/" && one.gap !== "",
		);
	}
	if (kind !== "decimal" && kind !== "share") return false;
	const words = [title, ...tokens.filter((one) => one.kind === "word").map(({ text }) => text)];
	const isOf = (pattern: RegExp) => words.some((word) => pattern.test(word));
	if (kind === "share") return isOf(LOAD) || tokens.some((_, at) => isUsage(tokens, at));
	const before = tokens[index - 1];
	if (before?.kind === "word" && IN.test(before.text)) return true;
	return isOf(TIME) || isOf(LOAD) || words.join("") === "";
}

/** Whether a time is how long it took to do what stands before it. */
export function isTaken({ kind }: Pick<Token, "kind">, before: readonly Token[]): boolean {
	const last = before.at(-1);
	return (
		kind === "duration" &&
		last?.kind === "word" &&
		/^(?:in|en)$/i.test(last.text) &&
		before.some(({ kind: one, text }) => one === "word" && DONE.test(text))
	);
}

/** Whether a size is how much of another one is taken: `332KiB / 64MiB`. */
export function isUsage(tokens: readonly Token[], index: number): boolean {
	const [size, slash, limit] = tokens.slice(index, index + 3);
	return size?.kind === "size" && slash?.text === "/" && slash.gap !== "" && limit?.kind === "size";
}
