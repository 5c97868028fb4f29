import type { Issue } from "./issue.ts";
import { LIMITS } from "./limits.ts";
import { MACHINE } from "./machine.ts";
import type { Snippet } from "./page.ts";

/** The machines that some snippets name, the student's own first. */
export function machinesOf(snippets: readonly Snippet[]): string[] {
	const named = snippets.flatMap(({ options }) => options.machine ?? []);
	return [...new Set([MACHINE.hostName, ...named])];
}

/** Calls the terminals of a page with several machines by their machines: each has its own. */
export function nameTerminals(
	snippets: readonly Snippet[],
	machines: readonly string[],
): readonly Snippet[] {
	if (machines.length === 1) return snippets;
	return snippets.map((snippet) => {
		const { machine = MACHINE.hostName, terminal } = snippet.options;
		const name = terminal === "terminal" ? machine : `${machine}:${terminal}`;
		return { ...snippet, options: { ...snippet.options, terminal: name } };
	});
}

/** Tells the first machine of a page that is one too many. */
export function checkMachines(snippets: readonly Snippet[]): Issue[] {
	const surplus = machinesOf(snippets)[LIMITS.machines];
	if (surplus === undefined) return [];
	const first = snippets.find(({ options }) => options.machine === surplus);
	if (first === undefined) return [];
	const message = `The machine \`${surplus}\` is one too many: a page may have ${LIMITS.machines}, with \`${MACHINE.hostName}\`.`;
	return [{ ...first.location, message, hint: "Use one that the page has." }];
}
