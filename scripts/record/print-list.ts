import type { PlannedPage } from "../plan/plan-pages.ts";

/** Prints every snippet: place, id, terminal, options that differ from the default, what is entered. */
export function printList(pages: readonly PlannedPage[], print: (text: string) => void): void {
	for (const { snippets } of pages) {
		for (const { id, language, options, location, entries } of snippets) {
			const { terminal, exit, timeout, retry, until, hidden, workspace, figure, picture } = options;
			const notes = [
				language,
				`terminal=${terminal}`,
				`timeout=${timeout / 1000}s`,
				exit === 0 ? "" : `exit=${exit}`,
				retry === undefined ? "" : `retry=${retry / 1000}s`,
				figure === undefined ? "" : `figure=${figure}`,
				until === undefined ? "" : `until=/${until.source}/`,
				picture === undefined ? "" : `picture=${picture}`,
				workspace === undefined ? "" : `workspace=${workspace}`,
				hidden ? "hidden" : "",
			];
			print(`${location.file}:${location.line} ${id} ${notes.filter(Boolean).join(" ")}`);
			for (const { prompt, text } of entries) {
				print(`    ${prompt}${text.replaceAll("\n", "\n    > ")}`);
			}
		}
	}
}
