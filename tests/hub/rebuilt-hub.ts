import { mkdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type Docker from "dockerode";
import { execa } from "execa";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { engineLocks } from "../../scripts/host/engine-locks.ts";
import { removed, statusCode } from "../../scripts/host/status-code.ts";
import { readStandIns } from "../../scripts/images/stand-ins.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { withLock } from "../../scripts/run/with-lock.ts";
import { firstImages, type OwnHost, startOwnHost } from "../support/own-host.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Authority, authority } from "./authority.ts";
import { buildOfficial } from "./build-official.ts";
import { type HubServer, startHubServer } from "./hub-server.ts";
import { HUB_NAMES, serveNames } from "./names.ts";
import { OFFICIAL_IMAGES } from "./official-images.ts";
import { type Published, publishImage } from "./publish-image.ts";
import { Store } from "./store.ts";

/** Where what takes long to make is kept: images as registries have them, and who vouches for the names. */
const FOLDER = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "recorder-hub");

/** Docker Hub, and a machine that reaches it and nothing else. */
export interface RebuiltHub extends AsyncDisposable {
	/** The registry: what it has, what it was asked, and how it fails. */
	readonly server: HubServer;
	/** The machine's engine: nothing was pulled there before. */
	readonly host: OwnHost;
	/** Images by their references. */
	readonly images: ReadonlyMap<string, Published>;
	/** Publishes an image, under its name or another one, with other settings; the digest is another one, too. */
	publish(image: Published, reference: string): Promise<void>;
	/** What stands before a command, and in its environment, to run it on that machine. */
	readonly place: { readonly words: readonly string[]; readonly env: NodeJS.ProcessEnv };
	/** Starts a command on that machine; what it prints is in `all`, and shown at once where that is asked for. */
	start(
		command: readonly string[],
		options: { cwd: string; env?: NodeJS.ProcessEnv; isShown?: boolean },
	): ReturnType<typeof startOn>;
}

/** What is told and when to stop. */
interface Progress {
	readonly onProgress: (line: string) => void;
	readonly signal?: AbortSignal | undefined;
}

/** Builds what the hub has, once a machine, and starts it with a bare host beside it. */
export async function rebuildHub(
	options: Progress & {
		/** The host has the images of the stand-ins, as a machine that built them. */
		hasStandIns?: boolean;
	},
): Promise<RebuiltHub> {
	await using cleanup = new AsyncDisposableStack();
	await using prepared = await prepareEngines({ images: "stand-in" });
	await mkdir(FOLDER, { recursive: true });
	const trusted = await authority(join(FOLDER, "authority"));
	const store = new Store(FOLDER);
	const images = await makeImages(prepared.host, store, trusted, options);
	const publish = async (image: Published, reference: string) => {
		const digest = await store.writeImage(image);
		server.tags.set(`library/${reference}`, digest);
	};

	const network = await openNetwork(prepared.host);
	cleanup.defer(() => removed(network.remove()));
	const certificate = await trusted.certify(HUB_NAMES);
	const server = cleanup.use(
		await startHubServer(store, { secure: { address: network.address, certificate } }),
	);
	for (const [reference, image] of images) await publish(image, reference);
	cleanup.use(await serveNames(network.address, HUB_NAMES));
	const host = cleanup.use(
		await startOwnHost(prepared, {
			images: options.hasStandIns ? await standInImages(prepared) : [],
			surroundings: { network: network.name, resolver: network.address, authority: trusted.file },
			signal: options.signal,
		}),
	);
	const folder = cleanup.use(await temporaryFolder());
	const named = HUB_NAMES.map((name) => `${network.address} ${name}\n`).join("");
	await folder.write({ hosts: (await readFile("/etc/hosts", "utf8")) + named });
	const script = 'mount --bind "$0" /etc/hosts && exec "$@"';
	const place = {
		words: ["unshare", "--mount", "sh", "-c", script, join(folder.path, "hosts")],
		env: { DOCKER_HOST: host.address, NODE_EXTRA_CA_CERTS: trusted.file, ...NO_PROXY },
	};
	const owned = cleanup.move();
	return {
		server,
		host,
		images,
		publish,
		place,
		start: (command, { env, ...rest }) =>
			startOn([...place.words, ...command], { ...rest, env: { ...place.env, ...env } }),
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

/** Of several that make them, one does. */
async function makeImages(
	host: Docker,
	store: Store,
	{ file }: Authority,
	{ onProgress, signal }: Progress,
): Promise<Map<string, Published>> {
	const images = new Map<string, Published>();
	const work = async () => {
		for (const image of OFFICIAL_IMAGES) {
			const tag = await buildOfficial(image, { host, authority: file, onProgress, signal });
			images.set(image.reference, await publishImage(host, tag, { folder: FOLDER, store }));
		}
	};
	await withLock(engineLocks(host), "hub", work, {
		onWait: (holder) => onProgress(`The hub's images are being built: waiting for ${holder}`),
		signal,
	});
	return images;
}

/** Images that a host needs to record with stand-ins. */
async function standInImages(prepared: Prepared): Promise<string[]> {
	const { list } = await readStandIns(ROOT);
	return [...(await firstImages(prepared)), ...list.map(({ tag }) => tag)];
}

/**
 * A network whose addresses no engine gives to its own containers: of those that are kept for trying
 * networks (https://www.rfc-editor.org/rfc/rfc2544#appendix-C.2.2).
 */
async function openNetwork(host: Docker) {
	for (let part = 0; part < 256; part++) {
		const address = `198.18.${part}.1`;
		const name = `recorder-${process.pid}-hub-${part}`;
		try {
			const network = await host.createNetwork({
				Name: name,
				Labels: runLabels(currentRun()),
				IPAM: { Config: [{ Subnet: `198.18.${part}.0/24`, Gateway: address }] },
			});
			return { name, address, remove: () => network.remove() };
		} catch (error) {
			// Another hub has that part.
			if (statusCode(error) !== 403) throw error;
		}
	}
	throw new Error("There is no network left for a hub.");
}

/** The machine's proxies lead to the real Docker Hub. */
const NO_PROXY = Object.fromEntries(
	["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [
		[name, undefined],
		[name.toLowerCase(), undefined],
	]),
);

/** Runs a command that finds the hub's names in a file of its own, in the place of /etc/hosts. */
function startOn(
	[program = "", ...words]: readonly string[],
	{ cwd, env, isShown = false }: { cwd: string; env: NodeJS.ProcessEnv; isShown?: boolean },
) {
	return execa(program, words, {
		cwd,
		reject: false,
		all: true,
		stdin: "ignore",
		stdout: isShown ? ["inherit", "pipe"] : "pipe",
		stderr: isShown ? ["inherit", "pipe"] : "pipe",
		forceKillAfterDelay: false,
		// Vitest sets some for Vite, and Astro would take them for its own.
		extendEnv: false,
		env: { ...withoutVitest(), NO_COLOR: "1", GITHUB_ACTIONS: "", ...env },
	});
}

function withoutVitest(): NodeJS.ProcessEnv {
	const { BASE_URL: _, DEV, MODE, NODE_ENV, PROD, SSR, VITEST, ...env } = process.env;
	return env;
}
