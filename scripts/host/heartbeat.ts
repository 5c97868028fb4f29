import type Docker from "dockerode";
import { z } from "zod";
import { RUN_LABEL } from "../run/labels.ts";
import { isDead, isElsewhere, type RunId } from "../run/run-id.ts";
import { BEAT, LOST } from "../run/with-lock.ts";
import { removed } from "./status-code.ts";

/** On a volume that is made anew again and again while a run lives. */
const LABEL = "dev.tp-docker.recorder.beat";

const beatsSchema = z.object({
	Volumes: z
		.array(
			z.object({
				CreatedAt: z.iso.datetime({ offset: true }),
				Labels: z.record(z.string(), z.string()),
			}),
		)
		.nullable(),
});
const clockSchema = z.object({ SystemTime: z.iso.datetime({ offset: true }) });

/**
 * Shows in the host's engine that a run lives, until it is disposed of: to recorders of other machines or
 * containers, which cannot look for its process. An empty volume does, since an engine knows when it was made.
 */
export async function startHeartbeat(host: Docker, run: RunId): Promise<AsyncDisposable> {
	const Name = `recorder-beat-${crypto.randomUUID()}`;
	const volume = host.getVolume(Name);
	const beat = async () => {
		await removed(volume.remove());
		await host.createVolume({ Name, Labels: { [LABEL]: "1", [RUN_LABEL]: run } });
	};
	await beat();
	let beating = Promise.resolve();
	const timer = setInterval(() => {
		beating = beating.then(beat).catch(() => {});
	}, BEAT);
	return {
		[Symbol.asyncDispose]: async () => {
			clearInterval(timer);
			await beating;
			await removed(volume.remove());
		},
	};
}

/**
 * Tells which of some runs are dead: by their process where it is of this machine and container, else by
 * their heartbeat, as the engine's own clock has it.
 */
export async function deadRuns(host: Docker, runs: Iterable<string>): Promise<Set<string>> {
	const all = [...new Set(runs)];
	const here = all.filter((run) => !isElsewhere(run) && isDead(run));
	const elsewhere = all.filter(isElsewhere);
	if (elsewhere.length === 0) return new Set(here);
	const filters = JSON.stringify({ label: [LABEL] });
	const { Volumes } = beatsSchema.parse(await host.listVolumes({ filters }));
	const { SystemTime } = clockSchema.parse(await host.info());
	const living = (Volumes ?? [])
		.filter(({ CreatedAt }) => Date.parse(SystemTime) - Date.parse(CreatedAt) < LOST)
		.map(({ Labels }) => Labels[RUN_LABEL]);
	return new Set([...here, ...elsewhere.filter((run) => !living.includes(run))]);
}
