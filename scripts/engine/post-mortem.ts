import type Docker from "dockerode";
import { runIn } from "../host/run-in.ts";
import { LIMITS } from "../plan/limits.ts";
import type { Engine } from "./start-engine.ts";

/** What the host knows of an engine in which a page broke. */
export interface PostMortem {
	/** Of what the engine had no more: memory, so that something was killed, processes or disk. */
	readonly spent: "memory" | "processes" | "disk" | undefined;
	/** Who ended an engine that has stopped: what ran in it, or somebody who told the host's Docker to. */
	readonly ended: "within" | "outside" | undefined;
	/** The last lines of the daemon's log, where the engine has stopped. */
	readonly log: readonly string[];
	/** Its name, where the page has several machines. */
	readonly machine?: string;
}

/** Lines of the log that are told. */
const LAST_LINES = 5;
/** A disk with less than this, in bytes, is full: what did not fit may have been larger than what is left. */
const FULL = 4 * 1024 ** 2;

/** Asks the host about the machines of a page; tells of the first of which there is something to tell. */
export async function postMortems(host: Docker, { machines }: Engine): Promise<PostMortem> {
	const all = [...machines].map(async ([name, { container }]) => ({
		...(await postMortem(host, container)),
		...(machines.size > 1 && { machine: name }),
	}));
	const told = await Promise.all(all);
	const found = told.find(({ spent, ended }) => (spent ?? ended) !== undefined);
	return found ?? { spent: undefined, ended: undefined, log: [] };
}

/** Asks the host about an engine. Never rejects: what cannot be known any more is left out. */
export async function postMortem(host: Docker, engine: Docker.Container): Promise<PostMortem> {
	try {
		const { State } = await engine.inspect();
		if (!State.Running) {
			const ended = (await hadEvent(host, engine, "kill")) ? "outside" : "within";
			const spent = State.OOMKilled ? "memory" : undefined;
			return { spent, ended, log: await lastLines(engine) };
		}
		return { spent: await spentOf(host, engine), ended: undefined, log: [] };
	} catch {
		return { spent: undefined, ended: undefined, log: [] };
	}
}

/** What an engine that runs has no more of. */
async function spentOf(host: Docker, engine: Docker.Container): Promise<PostMortem["spent"]> {
	if (await hasMostProcesses(engine)) return "processes";
	const spent = await askEngine(engine);
	// The container's `OOMKilled` is set only once the engine itself has stopped.
	if (spent.memory && (await hadEvent(host, engine, "oom"))) return "memory";
	return spent.processes ? "processes" : spent.disk ? "disk" : undefined;
}

/** Asks the host, since an engine that can start no process cannot be asked itself. */
async function hasMostProcesses(engine: Docker.Container): Promise<boolean> {
	const stats: { pids_stats?: { current?: number } } = await engine.stats({
		stream: false,
		"one-shot": true,
	});
	return (stats.pids_stats?.current ?? 0) >= LIMITS.processes;
}

/** Lines with a name and a number. Control groups v1 have a folder for each resource, and no count of memory. */
const ASK = `cd /sys/fs/cgroup
echo processes $(cat pids.peak pids/pids.peak 2>/dev/null)
echo memory $(sed -n 's/^oom //p' memory.events.local 2>/dev/null)
echo free $(df --output=avail --block-size=1 /var/lib/docker | tail -n 1)`;

/** Which resources an engine itself may have used up. Its containers may have smaller limits of their own. */
async function askEngine(engine: Docker.Container) {
	const { stdout } = await runIn(engine, ["sh", "-c", ASK]);
	const value = (name: string): number | undefined => {
		const [, number] = new RegExp(`^${name} (\\d+)$`, "m").exec(stdout) ?? [];
		return number === undefined ? undefined : Number(number);
	};
	return {
		// The host is told also of a container that reaches a limit of its own.
		memory: value("memory") !== 0,
		processes: (value("processes") ?? 0) >= LIMITS.processes,
		disk: (value("free") ?? Number.POSITIVE_INFINITY) < FULL,
	};
}

/** Whether the host's Docker tells that something happened to an engine. */
async function hadEvent(host: Docker, { id }: Docker.Container, event: string): Promise<boolean> {
	const events = await host.getEvents({
		since: 0,
		until: Math.ceil(Date.now() / 1000),
		filters: { container: [id], event: [event] },
	});
	let text = "";
	for await (const chunk of events) text += String(chunk);
	return text !== "";
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
