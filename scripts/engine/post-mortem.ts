import type Docker from "dockerode";
import { runIn } from "../host/run-in.ts";

/** What the host knows of an engine in which a page broke. */
export interface PostMortem {
	/** The engine's memory in bytes, where it ran out of it and processes were killed. */
	readonly exhausted: number | undefined;
	/** The last lines of the daemon's log, where the engine has stopped. */
	readonly log: readonly string[];
}

/** Lines of the log that are told. */
const LAST_LINES = 5;

/** Asks the host about an engine. Never rejects: what cannot be known any more is left out. */
export async function postMortem(host: Docker, engine: Docker.Container): Promise<PostMortem> {
	try {
		const { State, HostConfig } = await engine.inspect();
		const isExhausted =
			State.OOMKilled || ((await hadOutOfMemory(host, engine)) && !(await hasOwnLimits(engine)));
		return {
			exhausted: isExhausted ? HostConfig.Memory : undefined,
			log: State.Running ? [] : await lastLines(engine),
		};
	} catch {
		return { exhausted: undefined, log: [] };
	}
}

/** Reads the events: the container's `OOMKilled` is set only once the engine itself has stopped. */
async function hadOutOfMemory(host: Docker, { id }: Docker.Container): Promise<boolean> {
	const events = await host.getEvents({
		since: 0,
		until: Math.ceil(Date.now() / 1000),
		filters: { container: [id], event: ["oom"] },
	});
	let text = "";
	for await (const chunk of events) text += String(chunk);
	return text !== "";
}

/**
 * Whether it was the limit of a container in the engine that was reached, and not the engine's: of control
 * groups v2 the host is told of both, and only the group's own file tells one from the other.
 */
async function hasOwnLimits(engine: Docker.Container): Promise<boolean> {
	const file = "/sys/fs/cgroup/memory.events.local";
	const { exit, stdout } = await runIn(engine, ["cat", file]);
	return exit === 0 && /^oom 0$/m.test(stdout);
}

async function lastLines(container: Docker.Container): Promise<string[]> {
	const log = await container.logs({ stdout: true, stderr: true, tail: LAST_LINES });
	const lines: string[] = [];
	// Frames: a header of 8 bytes whose last 4 are the length, then a line.
	for (let at = 0; at + 8 <= log.length; ) {
		const end = at + 8 + log.readUInt32BE(at + 4);
		lines.push(log.toString("utf8", at + 8, end).trimEnd());
		at = end;
	}
	return lines;
}
