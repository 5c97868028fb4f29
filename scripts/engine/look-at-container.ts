import type Docker from "dockerode";
import { z } from "zod";
import { runIn } from "../host/run-in.ts";

/** How much of a container's log is told. */
const LAST_LINES = 10;

const SCRIPT = `
docker inspect --format '{{json .}}' "$1" | tr -d '\\n'
echo
docker logs --tail ${LAST_LINES} "$1" 2>&1`;

const schema = z.object({
	HostConfig: z.object({
		RestartPolicy: z.object({ Name: z.string() }),
		Memory: z.number(),
	}),
	State: z.object({
		Health: z.object({ Log: z.array(z.object({ Output: z.string() })).nullable() }).optional(),
	}),
});

/** What an engine knows of a container, beside its events. */
export interface ContainerLook {
	/** `no`, `always`, `unless-stopped` or `on-failure`: whether the engine starts it again when it ends. */
	readonly restartPolicy: string;
	/** Bytes that it may use; 0 where there is no limit of its own. */
	readonly memory: number;
	/** The last lines of its log. */
	readonly log: readonly string[];
	/** What its health check said last; undefined where it has none, or says nothing. */
	readonly check: string | undefined;
}

/**
 * Asks an engine about a container.
 *
 * @returns Undefined where the container is gone, or the engine.
 */
export async function lookAtContainer(
	engine: Docker.Container,
	id: string,
): Promise<ContainerLook | undefined> {
	const asked = await runIn(engine, ["bash", "-c", SCRIPT, "bash", id]).catch(() => undefined);
	const [inspected = "", ...log] = asked?.stdout.trimEnd().split("\n") ?? [];
	if (inspected === "") return undefined;
	const { HostConfig, State } = schema.parse(JSON.parse(inspected));
	return {
		restartPolicy: HostConfig.RestartPolicy.Name,
		memory: HostConfig.Memory,
		log,
		check: State.Health?.Log?.at(-1)?.Output.trim() || undefined,
	};
}

/** Whether an engine starts a container again, at least when it fails. */
export function restarts({ restartPolicy }: ContainerLook): boolean {
	return !["", "no"].includes(restartPolicy);
}
