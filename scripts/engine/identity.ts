import type { EngineProvenance } from "../images/provenance.ts";

/** What an engine is, apart from its daemon. */
export type Identity = Pick<
	EngineProvenance,
	"cli" | "compose" | "buildx" | "kernel" | "architecture"
>;

/** The commands that tell it, in a shell of the engine's image: five lines. */
export const IDENTITY_SCRIPT = "cat /etc/engine-versions; uname -r; uname -m";

/** Reads the five lines. */
export function readIdentity(lines: readonly string[]): Identity {
	const [cli = "", compose = "", buildx = "", kernel = "", architecture = ""] = lines;
	return {
		cli: readVersion(cli),
		compose: compose || null,
		// `github.com/docker/buildx 0.29.1 …`
		buildx: buildx.split(" ")[1] ?? null,
		kernel,
		architecture,
	};
}

/** The version in what a client or a daemon tells: `Docker version 28.5.2, build …`. */
export function readVersion(line: string): string {
	return /version ([^,\s]+)/.exec(line)?.[1] ?? line;
}
