import type { ContainerEvent } from "../engine/container-event.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import type { Finished } from "../terminal/terminal.ts";
import { codeFrame } from "./code-frame.ts";
import type { ContainerIssue } from "./container-issue.ts";
import { failsOption } from "./fails-option.ts";
import type { Declared, Entered, Judgement } from "./judge-containers.ts";

/** Options of an exec before its container, behind which its command has options of its own. */
const OPTIONS = String.raw`(?:\s+(?:-[a-zA-Z]*[euw]\s+\S+|--(?:env|env-file|user|workdir|index|detach-keys)[\s=]+\S+|-[a-zA-Z]+|--[a-z-]+))*?`;
/** An exec that does not wait for its command: `docker exec -d web sleep 9`, `docker compose exec -Td …`. */
const DETACHED = new RegExp(
	String.raw`\bexec${OPTIONS}\s+(?:-[a-zA-Z]*d[a-zA-Z]*|--detach(?:=true)?)\s`,
);

/** The statuses of what somebody ends by a signal: HUP, INT, KILL, TERM. */
const ENDED: readonly (number | undefined)[] = [129, 130, 137, 143];

/** Whether a line leaves a command running in a container. */
export function isDetached({ entry }: Entered): boolean {
	return DETACHED.test(entry.text);
}

/**
 * Judges what became of the commands that a page left running in containers (`docker exec -d`), of which no shell
 * tells: one that failed is told at its line, unless the fence declares it.
 *
 * @param seen.entered In the order of time.
 */
export function judgeDetached(
	page: PlannedPage,
	seen: {
		readonly events: readonly ContainerEvent[];
		readonly entered: readonly Entered[];
		readonly commands: readonly Finished[];
	},
): Judgement {
	const issues: ContainerIssue[] = [];
	const declared: Declared[] = [];
	for (const { start, begun } of detachedCommands(seen)) {
		const ended = seen.events.find(
			({ action, exec }) => action === "exec_die" && exec === begun.exec,
		);
		const { status = 0, at } = ended ?? begun;
		if (status === 0 || ENDED.includes(status) || isStopped(seen.events, begun, at)) continue;
		// One that could not even begin.
		if (
			seen.commands.some(({ from, to, exit }) => exit !== 0 && from <= begun.at && begun.at <= to)
		)
			continue;
		const { snippet, entry } = start;
		const { fails = [] } = snippet.options;
		if (fails.includes(status)) {
			declared.push({ snippet, failure: status });
			continue;
		}
		const { frame, ...location } = codeFrame(page, snippet, entry);
		issues.push({
			...location,
			sign: status,
			message: `\`${begun.command}\`, which runs on in the container \`${begun.name}\`, ended with status ${status}.`,
			hint: `Run it without -d to see why. If it is meant to, say so: ${failsOption([...fails, status])}.`,
			details: frame,
		});
	}
	return { issues, declared };
}

/** The commands that lines leave running, each with its line, without those of health checks meanwhile. */
function detachedCommands({
	events,
	entered,
}: {
	readonly events: readonly ContainerEvent[];
	readonly entered: readonly Entered[];
}): { start: Entered; begun: ContainerEvent }[] {
	return entered.flatMap((start, index) => {
		if (!isDetached(start)) return [];
		const end = entered[index + 1]?.at ?? Number.POSITIVE_INFINITY;
		const all = events.filter(
			({ action, at }) => action === "exec_start" && at >= start.at && at < end,
		);
		const typed = bare(start.entry.text);
		const whole = all.filter(({ command = "" }) => typed.includes(bare(command)));
		// What the shell puts in for variables stands nowhere in the line.
		const words = start.entry.text.split(/[\s"']+/);
		const named = all.filter(({ command = "" }) => words.includes(command.split(" ")[0] ?? ""));
		return (whole.length > 0 ? whole : named).map((begun) => ({ start, begun }));
	});
}

function bare(text: string): string {
	return text.replaceAll(/["'\\\s]/g, "");
}

/** Whether a command had gone with its container. */
function isStopped(
	events: readonly ContainerEvent[],
	{ container, at }: ContainerEvent,
	ended: number,
): boolean {
	return events.some(
		(one) =>
			one.container === container &&
			["kill", "die"].includes(one.action) &&
			one.at >= at &&
			one.at <= ended,
	);
}
