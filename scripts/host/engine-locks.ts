import type Docker from "dockerode";
import { readHolder } from "../run/holder.ts";
import type { LockPlace } from "../run/with-lock.ts";
import { deadRuns } from "./heartbeat.ts";
import { removed, statusCode } from "./status-code.ts";

/** On a volume that is a lock: its holder. */
export const HOLDER_LABEL = "dev.tp-docker.recorder.holder";
const PREFIX = "recorder-lock-";

/**
 * The locks of what the host's engine has, its images and volumes: in that engine, so that they hold for all who
 * may use it, whoever and wherever they are. A lock is an empty volume with a label: an engine makes one of a name
 * only once, and leaves the labels of the one that there is.
 */
export function engineLocks(host: Docker): LockPlace {
	const volume = (name: string) => host.getVolume(PREFIX + name);
	const read = async (name: string) => {
		try {
			return (await volume(name).inspect()).Labels?.[HOLDER_LABEL] ?? "";
		} catch (error) {
			if (statusCode(error) === 404) return undefined;
			throw error;
		}
	};
	return {
		create: async (name, holder) => {
			await host.createVolume({ Name: PREFIX + name, Labels: { [HOLDER_LABEL]: holder } });
			return (await read(name)) === holder;
		},
		read,
		remove: (name) => removed(volume(name).remove()),
		list: async () => {
			const filters = JSON.stringify({ label: [HOLDER_LABEL] });
			const { Volumes } = await host.listVolumes({ filters });
			return (Volumes ?? []).map(({ Name }) => Name.slice(PREFIX.length));
		},
		isLost: async (_, holder) => {
			const run = readHolder(holder)?.run ?? "";
			return (await deadRuns(host, [run])).has(run);
		},
	};
}
