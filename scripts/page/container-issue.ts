import type { ContainerLook } from "../engine/look-at-container.ts";
import type { Issue } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { codeLocation } from "../plan/read-entries.ts";
import type { Failure } from "../plan/snippet-options.ts";
import { codeFrame } from "./code-frame.ts";
import { type ContainerFailure, KILLED } from "./container-failures.ts";
import { failsOption } from "./fails-option.ts";
import type { Entered } from "./judge-containers.ts";

/** The issue of a container that failed, with how it did. */
export interface ContainerIssue extends Issue {
	readonly sign: Failure;
}

/**
 * Tells a container that failed to a person: where it was started, how it ended and when, the end of its
 * log.
 *
 * @param start The line that started it.
 * @param meanwhile The line that ran when it failed.
 * @param look What the engine knew of it then; undefined where it was gone.
 */
export function containerIssue(
	page: PlannedPage,
	failure: ContainerFailure,
	start: Entered,
	meanwhile: Entered,
	look: ContainerLook | undefined,
): ContainerIssue {
	const { frame, ...location } = codeFrame(page, start.snippet, start.entry);
	const { name, image } = failure.run;
	const { fails = [] } = start.snippet.options;
	const seconds = ((failure.at - failure.run.started) / 1000).toFixed(1);
	const { line } = codeLocation(meanwhile.snippet, meanwhile.entry.line);
	const told = (title: string, lines: readonly string[]) =>
		lines.length > 0 ? [title, ...lines.map((text) => `  │ ${text}`)] : [];
	return {
		...location,
		sign: failure.sign,
		message: `The container \`${name}\` (${image}) ${whatHappened(failure, look)}.`,
		hint: `If it is meant to, say so: ${failsOption([...fails, failure.sign])}. If the page has done with it, stop it there: docker stop.`,
		details: [
			frame,
			`It was ${seconds} s old then; the line entered last was line ${line}.`,
			...told("Its health check says:", look?.check?.split("\n") ?? []),
			...told("Its log ends with:", look?.log ?? []),
			...(look === undefined ? ["It was removed before anybody could read its log."] : []),
		].join("\n"),
	};
}

function whatHappened(
	{ sign, run, times }: ContainerFailure,
	look: ContainerLook | undefined,
): string {
	if (sign === "unhealthy") return "turned unhealthy";
	if (sign === "restarting")
		return `ends and is restarted in a loop: it was started ${times} times`;
	const limit = look?.memory ? `, of which it may use ${look.memory / 1024 ** 2} MiB` : "";
	// Docker misses the kernel's word of it at times, where the container ends at once; nobody else has killed it.
	const isSpent = run.outOfMemory !== undefined || (sign === KILLED && limit !== "");
	const ending = isSpent
		? `was killed for want of memory${limit} (status ${sign})`
		: `ended with status ${sign}`;
	return times > 2 ? `${ending} ${times} times: it is restarted in a loop` : ending;
}
