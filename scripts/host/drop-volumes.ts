import type Docker from "dockerode";
import { LABEL } from "../run/labels.ts";
import { removed } from "./status-code.ts";

/** A volume as the API lists it. */
interface Listed {
	readonly Name: string;
	readonly CreatedAt?: string;
}

/**
 * Frees the recorder's volumes that are out of date; those in use stay.
 *
 * @param isOld Tells so from a volume's name, and from when it was made, in milliseconds since 1970.
 */
export async function dropVolumes(
	host: Docker,
	isOld: (name: string, made: number) => boolean,
): Promise<void> {
	const listed = await host.listVolumes({ filters: JSON.stringify({ label: [`${LABEL}=1`] }) });
	const volumes: readonly Listed[] = listed.Volumes;
	const old = volumes.filter(({ Name, CreatedAt = "" }) => isOld(Name, Date.parse(CreatedAt)));
	await Promise.all(old.map(({ Name }) => removed(host.getVolume(Name).remove())));
}
