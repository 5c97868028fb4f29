import { Readable } from "node:stream";
import type Docker from "dockerode";
import { followProgress } from "../host/follow-progress.ts";
import { hostProxies, proxyVariables } from "../host/proxies.ts";
import { LABEL } from "../run/labels.ts";
import { aptProxy } from "../setup/debian-mirror.mjs";
import { packFolder } from "./pack-folder.ts";

/**
 * Builds an image in the host's engine from a folder.
 *
 * The build uses the host's network, since that of containers may have no way out, and its proxies, of which the
 * image keeps nothing.
 */
export async function buildImage(
	host: Docker,
	options: {
		folder: string;
		tag: string;
		base: string;
		dockerfile?: string;
		args?: Readonly<Record<string, string>>;
		labels?: Record<string, string>;
		signal?: AbortSignal | undefined;
	},
): Promise<void> {
	const [proxies = {}] = await hostProxies(host);
	const context = Readable.from([await packFolder(options.folder)]);
	const stream = await host.buildImage(context, {
		t: options.tag,
		dockerfile: options.dockerfile ?? "Dockerfile",
		buildargs: { BASE: options.base, ...options.args, ...proxyVariables(proxies), ...aptProxy() },
		labels: { [LABEL]: "1", ...options.labels },
		networkmode: "host",
		forcerm: true,
		...(options.signal && { abortSignal: options.signal }),
	});
	await followProgress(host, stream);
}
