import type { Entry } from "../plan/entry.ts";
import { SnippetBreak } from "./snippet-break.ts";
import { INTERRUPTED, NOT_RUN } from "./statuses.ts";
import type { EntryOptions, Told } from "./told.ts";

/** Status of what is ended: 128 and the signal TERM. */
const TERMINATED = 143;
/** How Docker's client ends for a plugin that a signal has ended. */
const OF_PLUGIN = 255;

/** A part that failed. */
export interface Failed {
	readonly status: number;
	readonly what: string;
}

/** A plugin of Docker's client whose output goes where not all is read: SIGPIPE may kill it. */
const PLUGIN_IN_PIPE =
	/\bdocker (?:compose|buildx|build|builder)\b[^|]*\|&?\s*(?:head|sed|grep -\w*[qm]|awk)\b/;

/** Parts that failed, but for what the status of the whole tells. */
export function failuresOf(
	{ text }: Entry,
	{ exit }: EntryOptions,
	{ parts, screen, answer }: Told,
): Failed[] {
	// So a program tells that it was not killed by SIGPIPE, but found that the next part had read enough.
	const isCut = screen.lines.some((line) => /\bbroken pipe\b/i.test(line.text));
	const isKilled = ({ status }: { status: number }) =>
		status === OF_PLUGIN && PLUGIN_IN_PIPE.test(text);
	const failed = parts.flatMap((part): Failed[] => {
		if (part.kind === "unknown") return [{ status: 127, what: `\`${part.command}\`` }];
		if (part.kind === "pipe") {
			return isCut || isKilled(part) ? [] : [{ status: part.status, what: "A part of the pipe" }];
		}
		// Arithmetic has a status, too, that tells whether the result is zero.
		if (part.kind !== "command" || /^\s*(\(\(|let\b)/.test(part.command)) return [];
		// A function in a pipe is asked for its parts.
		const isOfPipe = /(?<!\|)\|(?!\|)/.test(text) && isCut && part.status === 1;
		return isOfPipe ? [] : [{ status: part.status, what: `\`${part.command}\`` }];
	});
	const last = failed.findLastIndex((one) => exit === 0 || one.status !== exit);
	const isWhole = (one: Failed) => exit !== 0 && one.status === exit;
	// Of a pipe all ends by Ctrl-C; and what is not there has been told twice.
	const rest = failed.filter(
		(one, index) => index <= last && !(isWhole(one) && [INTERRUPTED, ...NOT_RUN].includes(exit)),
	);
	return [
		...rest,
		...screen.lines.flatMap((line) => jobFailure(line.text)).filter((job) => !isEnded(job, text)),
		...(answer === undefined || answer === 0 ? [] : [{ status: answer, what: `\`${text}\`` }]),
	];
}

/** Whether a job is one that its own command kills, and which handles the signal, as Compose does. */
function isEnded({ status }: Failed, command: string): boolean {
	return [INTERRUPTED, TERMINATED, OF_PLUGIN].includes(status) && /\bkill\b/.test(command);
}

/** A job in the background that failed, as the shell tells of it. */
function jobFailure(line: string): Failed[] {
	const job =
		/^\[\d+\][+-]?\s+(?:Exit (?<status>\d+)|(?<signal>Segmentation fault|Aborted|Bus error|Illegal instruction))\b.*?\s{2,}(?<command>.*)$/u;
	const { status, signal, command } = job.exec(line)?.groups ?? {};
	if (status === undefined && signal === undefined) return [];
	return [{ status: Number(status ?? 1), what: `The job \`${command}\`` }];
}

/** The break of a part that failed and is not declared. */
export function failedPart(
	failed: Failed | undefined,
	{ exit, screen }: Told,
): SnippetBreak | undefined {
	if (failed === undefined) return undefined;
	const though = exit === undefined ? "" : `, though all of the line ended with ${exit}`;
	return new SnippetBreak(
		`${failed.what} ended with status ${failed.status}${though}.`,
		`If that is meant, say so: fails=${failed.status}.`,
		screen,
		failed.status,
	);
}
