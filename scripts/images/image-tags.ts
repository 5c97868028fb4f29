import type Docker from "dockerode";
import { statusCode } from "../host/status-code.ts";

/** The tags of an image that the host's engine has; undefined when it lacks it. */
export async function imageTags(host: Docker, reference: string): Promise<string[] | undefined> {
	try {
		return (await host.getImage(reference).inspect()).RepoTags;
	} catch (error) {
		if (statusCode(error) === 404) return undefined;
		throw error;
	}
}
