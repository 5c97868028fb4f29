import type { Entry } from "./entry.ts";
import type { PlannedSnippet } from "./read-entries.ts";
import type { SnippetOptions } from "./snippet-options.ts";

/**
 * How a fence declares that one of its entries ends with a status, and the others as they do now.
 *
 * @returns The option as an author writes it; empty where none is needed.
 */
export function exitOption(
	{ entries, options }: PlannedSnippet,
	{ line }: Pick<Entry, "line">,
	status: number,
): string {
	const commands = entries.filter(({ kind }) => kind === "command");
	const own = commands.findLast((command) => command.line <= line);
	const statuses = commands.map((command) =>
		command === own ? status : expectedStatus(command, options),
	);
	const [first = status, ...others] = statuses.length === 0 ? [status] : statuses;
	if (others.some((one) => one !== first)) return `exit="${statuses.join(",")}"`;
	return first === 0 ? "" : `exit=${first}`;
}

/** The status that an entry of a snippet must end with. */
export function expectedStatus(entry: Pick<Entry, "exit">, { exit }: SnippetOptions): number {
	return typeof exit === "number" ? exit : (entry.exit ?? 0);
}
