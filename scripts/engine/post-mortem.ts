import type Docker from "dockerode";

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
		const isExhausted = State.OOMKilled || (await hadOutOfMemory(host, engine));
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
