import type Docker from "dockerode";
import { LABEL } from "../run/labels.ts";
import { removed } from "./status-code.ts";

/**
 * Frees the recorder's volumes that are out of date; those in use stay.
 *
 * @param isOld Tells so from a volume's name.
 */
export async function dropVolumes(host: Docker, isOld: (name: string) => boolean): Promise<void> {
	const { Volumes } = await host.listVolumes({
		filters: JSON.stringify({ label: [`${LABEL}=1`] }),
	});
	const old = Volumes.filter(({ Name }) => isOld(Name));
	await Promise.all(old.map(({ Name }) => removed(host.getVolume(Name).remove())));
}
