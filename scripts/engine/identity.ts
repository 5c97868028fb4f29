import type { EngineProvenance } from "../images/provenance.ts";

/** What an engine is, apart from its daemon. */
export type Identity = Pick<
	EngineProvenance,
	| "cli"
	| "compose"
	| "buildx"
	| "kernel"
	| "kernelVersion"
	| "architecture"
	| "processors"
	| "memory"
>;

/** The commands that tell it, in a shell of the engine's image, and how many lines they print. */
export const IDENTITY_SCRIPT =
	"cat /etc/engine-versions; uname -r; uname -v; uname -m; nproc; grep MemTotal /proc/meminfo";
export const IDENTITY_LINES = 8;

/** Reads these lines. */
export function readIdentity(lines: readonly string[]): Identity {
	const [cli = "", compose = "", buildx = "", kernel = "", kernelVersion = "", ...machine] = lines;
	const [architecture = "", processors, memory = ""] = machine;
	return {
		cli: readVersion(cli),
		compose: compose || null,
		// `github.com/docker/buildx 0.29.1 …`
		buildx: buildx.split(" ")[1] ?? null,
		kernel,
		kernelVersion,
		architecture,
		processors: Number(processors),
		// `MemTotal:       24689332 kB`
		memory: Number(/\d+/.exec(memory)?.[0]) * 1024,
	};
}

/** The version in what a client or a daemon tells: `Docker version 28.5.2, build …`. */
export function readVersion(line: string): string {
	return /version ([^,\s]+)/.exec(line)?.[1] ?? line;
}
