import type Docker from "dockerode";
import { z } from "zod";
import { HostError } from "../host/host-error.ts";
import { runIn } from "../host/run-in.ts";
import type { EngineProvenance, ImageKind, ImageProvenance } from "../images/provenance.ts";
import { STAND_IN_LABEL } from "../run/labels.ts";
import { MANIFESTS } from "../versions/look-up-tag.ts";
import { IDENTITY_LINES, IDENTITY_SCRIPT, readIdentity } from "./identity.ts";

// One exec for all, and requests to the API, since each start of Docker's client takes 80 ms. The daemon
// remembers its last 256 events: they name the images that the page pulled and then removed.
const SCRIPT = `
ask() { curl -sS --unix-socket /var/run/docker.sock "http://docker$1" | tr -d '\n'; echo; }
${IDENTITY_SCRIPT}
ask /version
ask /images/json
curl -sS --unix-socket /var/run/docker.sock --get http://docker/events --data since=1 --data "until=$EPOCHREALTIME" \
  --data-urlencode 'filters={"type":["image"],"event":["pull"]}' | tr '\n' ' '
`;

const versionSchema = z.object({ Version: z.string() });
const imagesSchema = z.array(
	z.object({
		RepoTags: z.array(z.string()).nullable(),
		RepoDigests: z.array(z.string()).nullable(),
		Labels: z.record(z.string(), z.string()).nullable(),
	}),
);

/**
 * Asks an engine what it is and which images it pulled.
 *
 * @param options.kind Where the engine and what its registry serves come from.
 * @param options.registry `host:port` of the registry, which knows the digest of an image removed since.
 * @param options.machines Names of the page's machines: what one pulls from another, the page has made.
 * @throws {HostError} kind `images` when the registry does not answer.
 */
export async function readProvenance(
	container: Docker.Container,
	options: { kind: ImageKind; registry: string; machines: readonly string[] },
): Promise<EngineProvenance> {
	const { stdout, stderr } = await runIn(container, ["bash", "-c", SCRIPT]);
	const lines = stdout.split("\n");
	if (lines.length < IDENTITY_LINES + 3)
		throw new Error(`The engine does not say what it is: ${stderr.trim() || stdout}`);
	const [version = "", images = "", events = ""] = lines.slice(IDENTITY_LINES);

	const found = new Map<string, ImageProvenance>();
	const isFromOutside = (reference: string) =>
		!(isElsewhere(reference) && options.machines.includes(reference.split(":", 1)[0] ?? ""));
	const pulled = [...events.matchAll(/"Actor":\{"ID":"([^"]+)"/g)]
		.map(([, name = ""]) => name)
		.filter(isFromOutside);
	const ask = (reference: string, manifest?: string) =>
		askRegistry(container, options.registry, reference, manifest);
	const here = imagesSchema.parse(JSON.parse(images)).flatMap(readImage);
	const look = async (provenance: ImageProvenance) => {
		const { reference, digest } = provenance;
		// A digest does not tell that an image was pulled: from Docker 29 on, images that were built or renamed
		// have one, too. The registry beside the engine knows its own images; those of other registries are known
		// by the event of their pull.
		const isPulled = isElsewhere(reference)
			? pulled.includes(reference)
			: (await ask(reference, digest)) === digest;
		if (isPulled) found.set(reference, provenance);
	};
	await Promise.all(here.map(look));
	const isGone = (reference: string) => !found.has(reference) && !reference.includes("@");
	const lookUp = async (reference: string) => {
		const digest = await ask(reference);
		if (digest) found.set(reference, { reference, digest, kind: options.kind });
	};
	await Promise.all([...new Set(pulled)].filter(isGone).map(lookUp));
	return {
		engine: versionSchema.parse(JSON.parse(version)).Version,
		...readIdentity(lines),
		kind: options.kind,
		images: [...found.values()].sort((a, b) => (a.reference < b.reference ? -1 : 1)),
	};
}

/** Whether a reference names another registry than Docker Hub: `ghcr.io/owner/name:tag`. */
function isElsewhere(reference: string): boolean {
	const [host = "", ...path] = reference.split("/");
	return path.length > 0 && /[.:]|^localhost$/.test(host);
}

/** An image under each of its names that has a digest: pulled, or made here by an engine that gives it one. */
function readImage({
	RepoTags,
	RepoDigests,
	Labels,
}: z.infer<typeof imagesSchema>[number]): ImageProvenance[] {
	const kind = Labels?.[STAND_IN_LABEL] ? "stand-in" : "official";
	return (RepoTags ?? []).flatMap((reference) => {
		const name = `${reference.slice(0, reference.lastIndexOf(":"))}@`;
		const digest = RepoDigests?.findLast((entry) => entry.startsWith(name))?.slice(name.length);
		return digest ? [{ reference, digest, kind }] : [];
	});
}

/**
 * The digest that the registry serves for a reference, or for one of its manifests; none where it has none.
 *
 * @throws {HostError} kind `images` when it does not answer.
 */
async function askRegistry(
	container: Docker.Container,
	registry: string,
	reference: string,
	manifest?: string,
): Promise<string | undefined> {
	const [name = "", tag = "latest"] = reference.split(":");
	const path = name.includes("/") ? name : `library/${name}`;
	const { stdout } = await runIn(container, [
		"curl",
		"-sI",
		"-m",
		"10",
		"-H",
		`Accept: ${MANIFESTS}`,
		`http://${registry}/v2/${path}/manifests/${manifest ?? tag}`,
	]);
	if (!stdout.startsWith("HTTP/")) {
		throw new HostError(
			"images",
			`The run's registry does not tell where ${reference} comes from: it does not answer.`,
			"Somebody stopped it, or the host's Docker engine is overloaded. Run it again.",
		);
	}
	return /^docker-content-digest:\s*(\S+)/im.exec(stdout)?.[1];
}
