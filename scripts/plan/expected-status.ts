import type { Entry } from "./entry.ts";
import type { SnippetOptions } from "./snippet-options.ts";

/** The status that an entry of a snippet must end with. */
export function expectedStatus(entry: Pick<Entry, "exit">, { exit }: SnippetOptions): number {
	return typeof exit === "number" ? exit : (entry.exit ?? 0);
}
