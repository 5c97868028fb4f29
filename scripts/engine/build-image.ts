import type Docker from "dockerode";
import { execa } from "execa";
import { aptProxy } from "../setup/debian-mirror.mjs";
import { followProgress } from "./follow-progress.ts";
import { LABEL } from "./labels.ts";

/**
 * Builds an image in the host's engine from a folder.
 *
 * The build uses the host's network: a container's own may reach nothing.
 */
export async function buildImage(
	host: Docker,
	options: {
		folder: string;
		tag: string;
		base: string;
		dockerfile?: string;
		labels?: Record<string, string>;
		signal?: AbortSignal | undefined;
	},
): Promise<void> {
	const context = execa("tar", ["-C", options.folder, "-c", "."], {
		stdout: "pipe",
		buffer: false,
		env: { COPYFILE_DISABLE: "1" },
	});
	const stream = await host.buildImage(context.stdout, {
		t: options.tag,
		dockerfile: options.dockerfile ?? "Dockerfile",
		buildargs: { BASE: options.base, ...aptProxy() },
		labels: { [LABEL]: "1", ...options.labels },
		networkmode: "host",
		forcerm: true,
		...(options.signal && { abortSignal: options.signal }),
	});
	await followProgress(host, stream);
	await context;
}
