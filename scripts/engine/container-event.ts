import { z } from "zod";

/** What an engine tells of a container when something happens to it. */
export interface ContainerEvent {
	/**
	 * `attach`: a client follows what it prints, and its end; `kill`: somebody sends it a signal; `oom`: the
	 * kernel kills a process of it for want of memory; `exec_start` and `exec_die`: a command that was brought
	 * into it begins and ends, as that of `docker exec`.
	 */
	readonly action:
		| "attach"
		| "start"
		| "kill"
		| "oom"
		| "die"
		| "unhealthy"
		| "exec_start"
		| "exec_die";
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly container: string;
	readonly name: string;
	readonly image: string;
	/** The service that it works for, where Compose made it, or a swarm. */
	readonly composeService?: string | undefined;
	readonly swarmService?: string | undefined;
	/** Exit status, where it died. */
	readonly status?: number | undefined;
	/** Number of the signal, where it was sent one. */
	readonly signal?: number | undefined;
	/** Of a command that was brought into it: its ID, and when it begins, its words with a blank between them. */
	readonly exec?: string | undefined;
	readonly command?: string | undefined;
}

/** Names of the events to ask for; `prune` tells of no container: see {@link ContainerWatch}. */
export const WATCHED = [
	"attach",
	"start",
	"kill",
	"oom",
	"die",
	"health_status",
	"exec_start",
	"exec_die",
	"prune",
] as const;

const ACTIONS: ReadonlyMap<string, ContainerEvent["action"]> = new Map([
	["attach", "attach"],
	["start", "start"],
	["kill", "kill"],
	["oom", "oom"],
	["die", "die"],
	["health_status: unhealthy", "unhealthy"],
	["exec_start", "exec_start"],
	["exec_die", "exec_die"],
]);

const schema = z.object({
	Action: z.string(),
	Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()) }),
	timeNano: z.number(),
});

/**
 * Reads an event as the API writes it
 * (https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemEvents).
 *
 * @returns When it happened, with the event itself where it is of those that are looked for.
 */
export function readContainerEvent(line: string): { at: number; event?: ContainerEvent } {
	const { Action, Actor, timeNano } = schema.parse(JSON.parse(line));
	const at = timeNano / 1e6;
	// `exec_start: sleep 60`
	const [, started, command] = /^(exec_start): (.*)$/s.exec(Action) ?? [];
	const action = ACTIONS.get(started ?? Action);
	if (action === undefined) return { at };
	const { name = "", image = "", exitCode, signal, execID, ...labels } = Actor.Attributes;
	const event = {
		action,
		at,
		container: Actor.ID,
		name,
		image,
		composeService: labels["com.docker.compose.service"],
		swarmService: labels["com.docker.swarm.service.name"],
		status: exitCode === undefined ? undefined : Number(exitCode),
		signal: signal === undefined ? undefined : Number(signal),
		exec: execID,
		command,
	};
	return { at, event };
}
