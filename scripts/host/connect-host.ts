import Docker from "dockerode";
import { findEngines } from "../setup/find-engines.mjs";
import { messageOf } from "../text/message-of.ts";
import { HostError } from "./host-error.ts";

/**
 * Connects to the engine that hosts the disposable ones: that of DOCKER_HOST, else of the current
 * context, else of the default sockets.
 *
 * @returns A client whose engine has answered.
 * @throws {HostError} kind `no-docker` when none does.
 */
export async function connectHost(): Promise<Docker> {
	const tried: string[] = [];
	for (const engine of engines()) {
		const host = new Docker(engine.options);
		try {
			await ping(host);
			return host;
		} catch (error) {
			tried.push(`${engine.name}: ${messageOf(error)}`);
		}
	}
	throw new HostError(
		"no-docker",
		`No Docker engine answers (${tried.join("; ")}).`,
		"Start Docker, or set DOCKER_HOST to an engine that you may use; `npm run setup` installs one on Debian and Ubuntu.",
	);
}

/** The engines that may be asked. */
function engines(): ReturnType<typeof findEngines> {
	try {
		return findEngines();
	} catch (error) {
		const [message = "", hint = ""] = messageOf(error).split("\n");
		throw new HostError("no-docker", message, hint, { cause: error });
	}
}

/**
 * Asks an engine whether it is there; waits 5 s at most.
 *
 * @throws When it does not answer.
 */
export async function ping(host: Docker): Promise<void> {
	const { promise, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(new Error("no answer within 5 s")), 5000);
	try {
		await Promise.race([host.ping(), promise]);
	} finally {
		clearTimeout(timer);
	}
}
