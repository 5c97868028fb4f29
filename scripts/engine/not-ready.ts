import { HostError } from "../host/host-error.ts";
import { LABEL } from "../run/labels.ts";
import { hidePasswords } from "../text/hide-passwords.ts";
import { messageOf } from "../text/message-of.ts";

/** What to throw where images or a registry could not be had; where the run was stopped, the reason for that. */
export function notReady(error: unknown, signal: AbortSignal | undefined): unknown {
	// An error of the clean-up must not be lost with the one of the interruption.
	if (signal?.aborted) return error instanceof SuppressedError ? error : signal.reason;
	if (error instanceof HostError) return error;
	return new HostError(
		"images",
		`The engine's images are not ready: ${hidePasswords(messageOf(error))}`,
		`Run again; if it stays so, \`docker volume ls -q -f label=${LABEL} | xargs docker volume rm\` on the host starts it afresh.`,
		{ cause: error },
	);
}
