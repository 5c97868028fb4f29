import { setTimeout } from "node:timers/promises";
import type Docker from "dockerode";
import { HostError } from "../host/host-error.ts";
import { type Proxies, proxyVariables } from "../host/proxies.ts";
import { runIn } from "../host/run-in.ts";
import { waitForLog } from "../host/wait-for-log.ts";
import { packFolder } from "../images/pack-folder.ts";
import { OWN_CGROUP_ROOT, privilegeConfig } from "../images/privileges.ts";
import type { EngineProvenance } from "../images/provenance.ts";
import { LIMITS } from "../plan/limits.ts";
import { MACHINE } from "../plan/machine.ts";
import { FILLS_LABEL, LABEL, PAGE_LABEL, runLabels } from "../run/labels.ts";
import { messageOf } from "../text/message-of.ts";
import { type Conditions, USUAL } from "./conditions.ts";
import { notReady } from "./not-ready.ts";
import type { Prepared } from "./prepare.ts";
import { readProvenance } from "./read-provenance.ts";
import { RunningContainer } from "./running-container.ts";
import { type Seat, takeSeats } from "./take-seats.ts";

const HOME = "/home/etudiant";
/** Where an engine finds the volume that it is to fill, and the file there: it is there once it is whole. */
export const KEPT = { folder: "/new-seed", file: "data.tar" } as const;

/** A file that takes room on the daemon's disk, where no lesson looks; `scripts/page/start-page.ts` leaves it out. */
const TAKEN = "/var/lib/docker/containerd/daemon/taken";

/** Number of the student's user and group, as `snippets/engine/add-student` makes them. */
const USER_ID = 1000;

/** What an engine reaches without a proxy: itself, the registry, and all private networks. */
const DIRECT = "localhost,127.0.0.0/8,registry,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16".split(",");

/** A disposable Docker engine: the student's machine. */
export interface Engine extends AsyncDisposable {
	readonly container: Docker.Container;
	readonly user: "etudiant";
	readonly home: typeof HOME;
	/**
	 * Copies a folder into the user's home under a name, owned by the user.
	 *
	 * @param files Those of it that go, by their paths below it; all where absent.
	 */
	copyIn(localFolder: string, name: string, files?: readonly string[]): Promise<void>;
	/** What runs here, and the images that this engine pulled so far. */
	provenance(): Promise<EngineProvenance>;
	/** Resolves with a reason when the engine stops by itself. Never rejects. */
	readonly died: Promise<string>;
	/** The machines of its page by their names, this one first; they go with it. */
	readonly machines: ReadonlyMap<string, Engine>;
}

/** What is asked of an engine. */
export interface EngineRequest {
	readonly page: string;
	/** What must not matter to the page; the usual conditions where absent. */
	readonly conditions?: Conditions | undefined;
	/** Its image, where that is not what all engines of its version have. */
	readonly image?: string | undefined;
	/** The volume from whose data it starts. */
	readonly from?: string | undefined;
	/** The volume in which its own data are to be kept: if the run is killed, both are removed. */
	readonly fills?: string | undefined;
	/** Where it is one of several; alone on its network where absent. */
	readonly seat?: Seat;
	/** Removes the engine at once when it aborts, whatever runs in it. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Starts an engine and waits until its daemon answers.
 *
 * @throws {HostError} kind `engine`, with the end of the daemon's log; kind `images` when the registry does
 *   not start.
 */
export async function startEngine(prepared: Prepared, request: EngineRequest): Promise<Engine> {
	const { host, kind, registry, engines } = prepared;
	const { signal } = request;
	await using cleanup = new AsyncDisposableStack();
	const [alone] = request.seat ? [] : await takeSeats(prepared, [MACHINE.hostName]);
	const seat = request.seat ?? alone;
	if (seat === undefined) throw new Error("The engine has no seat.");
	cleanup.use(seat);
	const container = await host.createContainer(containerOptions(prepared, request, seat));
	const running = cleanup.use(new RunningContainer(container, { engines, seat, signal }));
	try {
		signal?.throwIfAborted();
		await container.start();
		await waitForLog(container, "API listen on /var/run/docker.sock", { signal });
	} catch (error) {
		signal?.throwIfAborted();
		throw new HostError(
			"engine",
			`The engine ${prepared.engine.version} did not start: ${messageOf(error)}`,
			"The host's engine must allow Docker in Docker: overlay file systems, iptables, and privileged containers.",
			{ cause: error },
		);
	}
	await meetConditions(container, request.conditions ?? USUAL);
	await tellProxies(container, prepared.proxies, peersOf(seat.machines));
	await Promise.all([seat.joined, registry.listening, closeToOthers(container)]).catch(
		(error: unknown) => {
			throw notReady(error, signal);
		},
	);
	const machines = new Map<string, Engine>();
	const engine: Engine = {
		container,
		user: "etudiant",
		home: HOME,
		died: running.died(),
		copyIn: async (localFolder: string, name: string, files?: readonly string[]) => {
			const archive = await packFolder(localFolder, { name, owner: USER_ID, files });
			await container.putArchive(archive, { path: HOME });
		},
		provenance: () =>
			readProvenance(container, {
				kind,
				registry: registry.address,
				machines: seat.machines,
			}),
		machines,
		[Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
	};
	machines.set(seat.name, engine);
	cleanup.move();
	return engine;
}

/** Makes of a daemon's machine what cannot be told to the daemon. */
async function meetConditions(
	container: Docker.Container,
	{ taken, reserved, later }: Conditions,
): Promise<void> {
	if (taken > 0) {
		await runIn(container, ["fallocate", "-l", String(taken), TAKEN]);
	}
	for (const network of reserved) {
		// The daemon leaves alone what the machine has a route to.
		await runIn(container, ["ip", "route", "add", network, "dev", "lo", "scope", "link"]);
	}
	await setTimeout(later);
}

/**
 * Has an engine take no connection but from the machines of its own network. The host's Docker keeps networks apart, too,
 * but while it makes another one its rules are gone for a moment (`EnsureJumpRule` in moby's `libnetwork`, as of 26.1); what
 * comes through then has the address of the network's gateway. Where the kernel lacks such a table, the host's rules are all.
 */
async function closeToOthers(container: Docker.Container): Promise<void> {
	const script = `
close() { iptables -t mangle -I PREROUTING -i eth0 "$@" -m conntrack --ctstate NEW -j DROP; }
close ! -s "$(ip route show dev eth0 scope link | cut -d' ' -f1)"
close -s "$(ip route show default | cut -d' ' -f3)"
`;
	await runIn(container, ["sh", "-c", script]);
}

/** The machines of a page that has several; one by itself has no other to reach. */
function peersOf(machines: readonly string[]): readonly string[] {
	return machines.length > 1 ? machines : [];
}

/** Has the student's client tell builds and containers of the proxies, which the daemon alone would not. */
async function tellProxies(
	container: Docker.Container,
	proxies: Proxies,
	peers: readonly string[],
): Promise<void> {
	const direct = [...DIRECT, ...peers];
	const { HTTP_PROXY, HTTPS_PROXY, NO_PROXY } = proxyVariables(proxies, direct);
	if (HTTP_PROXY === undefined && HTTPS_PROXY === undefined) return;
	const told = { httpProxy: HTTP_PROXY, httpsProxy: HTTPS_PROXY, noProxy: NO_PROXY };
	const settings = JSON.stringify({ proxies: { default: told } });
	const script = `mkdir -p ${HOME}/.docker && echo "$1" > ${HOME}/.docker/config.json`;
	await runIn(container, ["sh", "-c", script, "sh", settings], { user: "etudiant" });
}

/**
 * The engine's container. Its control group is the root of all that runs inside, so the limits hold for
 * inner containers too. Its daemon listens on a unix socket only, and no folder of the host is mounted. Its
 * data is in memory: pulls and builds are more than twice as fast as on a volume, and nothing stays.
 */
function containerOptions(
	{ run, image, registry, privileges, proxies }: Prepared,
	{ page, image: own, conditions = USUAL, from, fills }: EngineRequest,
	{ name, machines, network }: Seat,
): Docker.ContainerCreateOptions {
	const peers = peersOf(machines);
	const variables = proxyVariables(proxies, [...DIRECT, ...peers]);
	return {
		name: name === MACHINE.hostName ? network : `${network}-${name}`,
		Hostname: name,
		Image: own ?? image,
		Env: Object.entries(variables).map(([name, value]) => `${name}=${value}`),
		Cmd: [
			String(conditions.firstProcess),
			`--registry-mirror=http://${registry.address}`,
			// Without it, BuildKit of Docker 26.1 speaks TLS to the mirror, which has none.
			`--insecure-registry=${registry.address}`,
			// What ran on the machine whose data these are is stopped, also what Docker would start again.
			...(from === undefined ? [] : ["--restart=false"]),
			// A registry of the page's own has no certificate.
			...peers.map((peer) => `--insecure-registry=${peer}:5000`),
			// At the end: `ps` cuts the line, and so shows the same of both engines.
			...conditions.addresses,
		],
		Labels: {
			...runLabels(run),
			[PAGE_LABEL]: page,
			...(fills !== undefined && { [FILLS_LABEL]: fills }),
		},
		HostConfig: {
			...privilegeConfig(privileges),
			...OWN_CGROUP_ROOT,
			Memory: LIMITS.memory,
			// No more than that: the host's default for swap is as much again.
			MemorySwap: LIMITS.memory,
			PidsLimit: LIMITS.processes,
			NetworkMode: network,
			Tmpfs: { "/var/lib/docker": `rw,exec,suid,dev,size=${LIMITS.disk}` },
			Mounts: [
				...(from === undefined ? [] : [{ ...mountOf(from, "/seed"), ReadOnly: true }]),
				...(fills === undefined ? [] : [mountOf(fills, KEPT.folder)]),
			],
		},
		NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: [name] } } },
	};
}

function mountOf(volume: string, target: string): Docker.MountSettings {
	return {
		Type: "volume",
		Source: volume,
		Target: target,
		// Docker makes the volume with these labels when the engine starts, unless there is one.
		VolumeOptions: {
			NoCopy: true,
			Labels: { [LABEL]: "1" },
			DriverConfig: { Name: "local", Options: {} },
		},
	};
}
