import type Docker from "dockerode";
import { z } from "zod";

/** Why an engine cannot host others, in words that follow "it", and what to do. */
export interface Unfit {
	readonly problem: string;
	readonly hint: string;
}

const versionSchema = z.object({
	Components: z.array(z.object({ Name: z.string() })).default([]),
});
const infoSchema = z.object({ CgroupDriver: z.string().default("") });

/** Tells why an engine that answers cannot host the recorder's; nothing where it can. */
export async function whyUnfit(host: Docker): Promise<Unfit | undefined> {
	const [version, info] = await Promise.all([host.version(), host.info()]);
	const { Components } = versionSchema.parse(version);
	if (Components.some(({ Name }) => Name.startsWith("Podman"))) {
		return {
			problem: "is Podman, which does not build images and networks as Docker's API does",
			hint: "Start Docker's own engine, and name it by DOCKER_HOST or `docker context use`.",
		};
	}
	if (infoSchema.parse(info).CgroupDriver === "none") {
		return {
			problem:
				"runs without control groups, as a rootless Docker does on version 1 or without delegation",
			hint: "Use the Docker that root runs, by DOCKER_HOST or `docker context use default`, or give this one control groups (https://docs.docker.com/engine/security/rootless/).",
		};
	}
	return undefined;
}
