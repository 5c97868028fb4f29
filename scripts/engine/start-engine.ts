import type Docker from "dockerode";
import { HostError } from "../host/host-error.ts";
import { removed } from "../host/status-code.ts";
import { waitForLog } from "../host/wait-for-log.ts";
import { packFolder } from "../images/pack-folder.ts";
import { privilegeConfig } from "../images/privileges.ts";
import type { EngineProvenance } from "../images/provenance.ts";
import { FILLS_LABEL, PAGE_LABEL, runLabels } from "../run/labels.ts";
import { messageOf } from "../text/message-of.ts";
import { notReady } from "./not-ready.ts";
import type { Prepared } from "./prepare.ts";
import { readProvenance } from "./read-provenance.ts";

/** Memory of an engine and all its containers, in bytes; what its images take is part of it. */
const MEMORY = 4 * 1024 ** 3;
/** The part of that memory which images and containers' files may fill: the daemon needs the rest. */
const DISK = MEMORY - 1024 ** 3;
/** Processes of an engine and all its containers. */
const PROCESSES = 4096;

const HOME = "/home/etudiant";
/** Number of the student's user and group, as `snippets/engine/add-student` makes them. */
const USER_ID = 1000;

/** The types of dockerode lack this field. */
const OWN_CGROUP_ROOT = { CgroupnsMode: "private" } satisfies Record<string, string>;

/** A disposable Docker engine: the student's machine. */
export interface Engine extends AsyncDisposable {
	readonly container: Docker.Container;
	readonly user: "etudiant";
	readonly home: typeof HOME;
	/** Copies a folder into the user's home under a name, owned by the user. */
	copyIn(localFolder: string, name: string): Promise<void>;
	/** What runs here, and the images that this engine pulled so far. */
	provenance(): Promise<EngineProvenance>;
	/** Resolves with a reason when the engine stops by itself. Never rejects. */
	readonly died: Promise<string>;
}

/**
 * Starts an engine and waits until its daemon answers.
 *
 * Its control group is the root of all that runs inside, so the limits hold for inner containers too.
 * Its daemon listens on a unix socket only, and no folder of the host is mounted. Its
 * data is in memory: pulls and builds are more than twice as fast as on a volume, and nothing stays.
 *
 * @param options.mount A volume that holds a seed, or is to hold one.
 * @param options.fills The volume's name, where it is filled here: if this run is killed, it goes with
 *   the engine.
 * @param options.signal Removes the engine at once when it aborts, whatever runs in it.
 * @throws {HostError} kind `engine`, with the end of the daemon's log; kind `images` when the registry does
 *   not start.
 */
export async function startEngine(
	prepared: Prepared,
	options: {
		page: string;
		mount?: Docker.MountSettings;
		fills?: string;
		signal?: AbortSignal | undefined;
	},
): Promise<Engine> {
	const { host, kind, run } = prepared;
	const { page, mount, fills, signal } = options;
	await using cleanup = new AsyncDisposableStack();
	const labels = {
		...runLabels(run),
		[PAGE_LABEL]: page,
		...(fills !== undefined && { [FILLS_LABEL]: fills }),
	};
	const name = `${prepared.registry.network}-${crypto.randomUUID().slice(0, 8)}`;
	const container = await host.createContainer({
		name,
		Hostname: "poste",
		Image: prepared.image,
		Cmd: [
			`--registry-mirror=http://${prepared.registry.address}`,
			// Without it, BuildKit of Docker 26.1 speaks TLS to the mirror, which has none.
			`--insecure-registry=${prepared.registry.address}`,
		],
		Labels: labels,
		HostConfig: {
			...privilegeConfig(prepared.privileges),
			...OWN_CGROUP_ROOT,
			Memory: MEMORY,
			PidsLimit: PROCESSES,
			NetworkMode: prepared.registry.network,
			Tmpfs: { "/var/lib/docker": `rw,exec,suid,dev,size=${DISK}` },
			...(mount && { Mounts: [mount] }),
		},
	});
	let removal: Promise<void> | undefined;
	const remove = (): Promise<void> => {
		signal?.removeEventListener("abort", remove);
		removal ??= removed(container.remove({ force: true, v: true })).then(
			() => void prepared.engines.delete(running),
		);
		// Not every caller waits for the removal. Its failure is reported all the same, when `prepared` is disposed
		// of: without this line it would end the process as an unhandled rejection.
		removal.catch(() => {});
		return removal;
	};
	const running = cleanup.use({ [Symbol.asyncDispose]: remove });
	prepared.engines.add(running);
	signal?.addEventListener("abort", remove);
	try {
		signal?.throwIfAborted();
		await container.start();
		await waitForLog(container, "API listen on /var/run/docker.sock", { timeout: 30_000, signal });
	} catch (error) {
		signal?.throwIfAborted();
		throw new HostError(
			"engine",
			`The engine ${prepared.engine.version} did not start: ${messageOf(error)}`,
			"The host's engine must allow Docker in Docker: overlay file systems, iptables, and privileged containers.",
			{ cause: error },
		);
	}
	await prepared.registry.listening.catch((error: unknown) => {
		throw notReady(error, signal);
	});
	const died = new Promise<string>((resolve) => {
		const ended = (reason: string): void => {
			if (removal === undefined) resolve(reason);
		};
		container.wait().then(
			({ StatusCode }: { StatusCode: number }) =>
				ended(`the engine stopped with status ${StatusCode}`),
			(error: unknown) => ended(`the engine is out of reach: ${messageOf(error)}`),
		);
	});

	cleanup.move();
	return {
		container,
		user: "etudiant",
		home: HOME,
		died,
		copyIn: async (localFolder, name) => {
			const archive = await packFolder(localFolder, { name, owner: USER_ID });
			await container.putArchive(archive, { path: HOME });
		},
		provenance: () => readProvenance(container, { kind, registry: prepared.registry.address }),
		[Symbol.asyncDispose]: remove,
	};
}
