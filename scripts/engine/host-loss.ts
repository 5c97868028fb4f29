import type Docker from "dockerode";
import { ping } from "../host/connect-host.ts";
import { HostError } from "../host/host-error.ts";
import { messageOf } from "../text/message-of.ts";
import type { Environment } from "./environment.ts";

const HINT =
	"Run it again: the pages recorded so far are kept, and what this run left behind is removed then.";

/** What to say when the host's engine no longer answers; undefined where it does. */
export async function hostSilence(host: Docker): Promise<HostError | undefined> {
	try {
		await ping(host);
		return undefined;
	} catch (error) {
		return unreachable(error);
	}
}

/**
 * Tells whether a page broke because the host's Docker went away, or was restarted: then the run's registry
 * no longer runs in it.
 */
export async function hostLoss({ host, registry }: Environment): Promise<HostError | undefined> {
	const silence = await hostSilence(host);
	if (silence !== undefined) return silence;
	try {
		if (await registry.isRunning()) return undefined;
	} catch (error) {
		return unreachable(error);
	}
	const message =
		"The run's registry stopped: the host's Docker engine was restarted, or somebody stopped it.";
	return new HostError("no-docker", message, HINT);
}

function unreachable(error: unknown): HostError {
	const message = `The host's Docker engine cannot be reached any more: ${messageOf(error)}.`;
	return new HostError("no-docker", message, HINT, { cause: error });
}
