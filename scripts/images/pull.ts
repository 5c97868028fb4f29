import type Docker from "dockerode";
import { findCredentials } from "../host/find-credentials.ts";
import { followProgress } from "../host/follow-progress.ts";
import { HostError } from "../host/host-error.ts";
import { hidePasswords } from "../text/hide-passwords.ts";
import { messageOf } from "../text/message-of.ts";
import { imageTags } from "./image-tags.ts";
import { pullHint } from "./pull-hint.ts";

const HINT =
	"Docker's daemon must reach the registry, which must have it, and accept what `docker login` was told. Behind a proxy, the daemon's own settings must name that one (https://docs.docker.com/engine/daemon/proxy/).";

/**
 * Pulls an image unless the host's engine has it, as who has logged in there.
 *
 * @throws {HostError} kind `images` when it cannot be pulled.
 */
export async function pull(
	host: Docker,
	reference: string,
	onProgress: (line: string) => void,
	signal?: AbortSignal,
): Promise<string> {
	if (await imageTags(host, reference)) return reference;
	onProgress(`Pulling ${reference}`);
	const authconfig = await findCredentials(reference, onProgress);
	const options = { ...(authconfig && { authconfig }), ...(signal && { abortSignal: signal }) };
	try {
		await followProgress(host, await host.pull(reference, options));
	} catch (error) {
		signal?.throwIfAborted();
		const reason = hidePasswords(messageOf(error));
		throw new HostError(
			"images",
			`The image ${reference} cannot be pulled: ${reason}`,
			pullHint(reason, HINT) ?? HINT,
			{ cause: error },
		);
	}
	return reference;
}
