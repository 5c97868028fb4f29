import type { Values } from "./actions-runner.ts";

/** What the status functions of a condition see. */
export type Status = "success" | "failure" | "cancelled";

const FUNCTIONS: Readonly<Record<string, (status: Status) => boolean>> = {
	"success()": (status) => status === "success",
	"failure()": (status) => status === "failure",
	"cancelled()": (status) => status === "cancelled",
	"always()": () => true,
};

/**
 * Whether a step or a job with this `if:` is run. As on Actions, a condition that asks for no status holds
 * on success only, and what has no value is empty.
 *
 * Of the language it knows what the workflows use: status functions, `==` and `!=` with a string, `!`, `&&`.
 *
 * @param condition None where there is no `if:`.
 * @param status Of the steps so far; of a job, of all the jobs before it.
 * @throws {Error} where it is written in another way.
 */
export function holds(condition: string | undefined, status: Status, values: Values): boolean {
	const text = (condition ?? "success()").replace(/^\$\{\{(.*)\}\}$/s, "$1").trim();
	const terms = text.split("&&").map((term) => term.trim());
	const asks = terms.some((term) => term.replace(/^!/, "") in FUNCTIONS);
	return (asks || status === "success") && terms.every((term) => termHolds(term, status, values));
}

function termHolds(term: string, status: Status, values: Values): boolean {
	if (term.startsWith("!")) return !termHolds(term.slice(1), status, values);
	const ask = FUNCTIONS[term];
	if (ask !== undefined) return ask(status);
	const [, name = "", operator, text] = /^([\w.-]+) (==|!=) '([^']*)'$/.exec(term) ?? [];
	if (operator === undefined) throw new Error(`Nobody here evaluates \`${term}\`.`);
	return ((values[name] ?? "") === text) === (operator === "==");
}
