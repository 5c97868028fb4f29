import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type Docker from "dockerode";
import { z } from "zod";
import { dropVolumes } from "../host/drop-volumes.ts";
import { engineLocks } from "../host/engine-locks.ts";
import { followProgress } from "../host/follow-progress.ts";
import { runIn } from "../host/run-in.ts";
import { removed, statusCode } from "../host/status-code.ts";
import { waitForLog } from "../host/wait-for-log.ts";
import { runLabels, STAND_IN_LABEL } from "../run/labels.ts";
import type { RunId } from "../run/run-id.ts";
import { withLock } from "../run/with-lock.ts";
import { baseImage } from "./base-image.ts";
import { buildImage } from "./build-image.ts";
import { hashFolders } from "./hash-folder.ts";
import { imageTags } from "./image-tags.ts";

const standInSchema = z.strictObject({
	/** Its folder in `snippets/stand-ins`. */
	name: z.string(),
	/** The official image whose place it takes. */
	reference: z.string(),
	/** The Debian suite that it is built from. */
	suite: z.string(),
});

/** The stand-ins of a checkout, and the volume that a registry serves them from. */
export interface StandIns {
	readonly list: readonly (z.infer<typeof standInSchema> & { folder: string; tag: string })[];
	/** Named after a hash of the stand-ins' files, so that an edit gives another volume, to be filled anew. */
	readonly volume: string;
}

/** A file in the volume, made once every stand-in is there. */
const MARKER = "/var/lib/registry/complete";
const VOLUME = "recorder-stand-ins-";

/** Reads `snippets/stand-ins`. */
export async function readStandIns(root: string): Promise<StandIns> {
	const folder = join(root, "snippets", "stand-ins");
	const text = await readFile(join(folder, "stand-ins.json"), "utf8");
	const list = await Promise.all(
		z
			.array(standInSchema)
			.parse(JSON.parse(text))
			.map(async (standIn) => {
				const own = join(folder, standIn.name);
				const hash = await hashFolders([own], JSON.stringify(standIn));
				return { ...standIn, folder: own, tag: `recorder/stand-in-${standIn.name}:${hash}` };
			}),
	);
	return { list, volume: VOLUME + (await hashFolders([folder])) };
}

/** Tells whether the volume of a registry's container, started or not, holds all stand-ins. */
export async function isStocked(registry: Docker.Container): Promise<boolean> {
	try {
		const archive = await registry.getArchive({ path: MARKER });
		archive.resume();
		return true;
	} catch (error) {
		if (statusCode(error) === 404) return false;
		throw error;
	}
}

/** Builds the stand-ins that are missing and fills the volume with all, once a machine. */
export async function stock(
	host: Docker,
	options: {
		run: RunId;
		standIns: StandIns;
		registryImage: string;
		/** A container with the volume, to see whether another recorder filled it meanwhile. */
		probe: Docker.Container;
		onProgress: (line: string) => void;
		signal?: AbortSignal | undefined;
	},
): Promise<void> {
	const { standIns, onProgress, signal } = options;
	const work = async (): Promise<void> => {
		if (await isStocked(options.probe)) return;
		const builds = standIns.list.map(async (standIn) => {
			if (await imageTags(host, standIn.tag)) return;
			const base = await baseImage(host, standIn.suite, { onProgress, signal });
			onProgress(`Building the stand-in for ${standIn.reference}`);
			const labels = { [STAND_IN_LABEL]: standIn.reference };
			await buildImage(host, { folder: standIn.folder, tag: standIn.tag, base, labels, signal });
		});
		// Waits for all of them, so that no build goes on after this has failed.
		const failed = (await Promise.allSettled(builds)).find((build) => build.status === "rejected");
		if (failed) throw failed.reason;
		await fill(host, options);
		await dropVolumes(host, (name) => name.startsWith(VOLUME) && name !== standIns.volume);
	};
	await withLock(engineLocks(host), "stand-ins", work, {
		onWait: (holder) =>
			onProgress(`Another recorder is building the stand-ins: waiting for ${holder}`),
		signal,
	});
}

/** Pushes the stand-ins through a registry that is published on the engine's loopback for that time. */
async function fill(
	host: Docker,
	{ run, standIns, registryImage, onProgress, signal }: Parameters<typeof stock>[1],
): Promise<void> {
	await using cleanup = new AsyncDisposableStack();
	const container = await host.createContainer({
		Image: registryImage,
		Labels: runLabels(run),
		ExposedPorts: { "5000/tcp": {} },
		HostConfig: {
			Mounts: [{ Type: "volume", Source: standIns.volume, Target: "/var/lib/registry" }],
			// An engine trusts registries on its loopback without TLS.
			PortBindings: { "5000/tcp": [{ HostIp: "127.0.0.1", HostPort: "0" }] },
		},
	});
	cleanup.defer(() => removed(container.remove({ force: true, v: true })));
	await container.start();
	await waitForLog(container, "listening on", { signal });
	const port = (await container.inspect()).NetworkSettings.Ports["5000/tcp"]?.[0]?.HostPort;
	for (const { reference, tag } of standIns.list) {
		onProgress(`Storing the stand-in for ${reference}`);
		const [name = "", version = "latest"] = reference.split(":");
		const repo = `127.0.0.1:${port}/library/${name}`;
		await host.getImage(tag).tag({ repo, tag: version });
		const pushed = host.getImage(`${repo}:${version}`);
		cleanup.defer(() => removed(pushed.remove({ noprune: true })));
		// Docker's API refuses a push without credentials, though this registry asks for none.
		await followProgress(host, await pushed.push({ authconfig: { username: "", password: "" } }));
	}
	await runIn(container, ["touch", MARKER]);
}
