import Docker from "dockerode";
import { type EngineAddress, findEngines } from "../setup/find-engines.mjs";
import { messageOf } from "../text/message-of.ts";
import { HostError } from "./host-error.ts";
import { openTunnel } from "./ssh-tunnel.ts";
import { whyUnfit } from "./why-unfit.ts";

const START =
	"Start Docker, or set DOCKER_HOST to an engine that you may use; `npm run setup` installs one on Debian and Ubuntu.";
const TRY_SSH =
	"See that `ssh HOST docker version` works there without a question: a key in ssh-agent, a host that is known, a user who may use Docker.";
const JOIN = "You may not use it: add yourself to the group docker, then log in again.";

/**
 * Connects to the engine that hosts the disposable ones: that of DOCKER_HOST, else of the current
 * context, else of the default sockets.
 *
 * @returns A client whose engine has answered.
 * @throws {HostError} kind `no-docker` when none does, or none that does can host others.
 */
export async function connectHost(): Promise<Docker> {
	const tried: string[] = [];
	let hint = START;
	let isThere = false;
	for (const engine of engines()) {
		try {
			const host = await reach(engine.options);
			await ping(host);
			const unfit = await whyUnfit(host);
			if (unfit === undefined) return host;
			tried.push(`${engine.name} ${unfit.problem}`);
			({ hint } = unfit);
			isThere = true;
		} catch (error) {
			tried.push(`${engine.name}: ${messageOf(error)}`);
			if (error instanceof Error && "code" in error && error.code === "EACCES") hint = JOIN;
			if (engine.options.protocol === "ssh") hint = TRY_SSH;
		}
	}
	const verb = isThere ? "can be used" : "answers";
	throw new HostError("no-docker", `No Docker engine ${verb} (${tried.join("; ")}).`, hint);
}

/** A client of an engine. */
async function reach(options: EngineAddress["options"]): Promise<Docker> {
	const { protocol, host = "", path = "", port, username } = options;
	if (protocol !== "ssh") return new Docker(options);
	const socketPath = await openTunnel({ host, port, username, path });
	// Said, since the client looks at DOCKER_HOST by itself.
	return new Docker({ protocol: "http", host: "", socketPath });
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
