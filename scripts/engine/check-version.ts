import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import type Docker from "dockerode";
import { HostError } from "./host-error.ts";
import { runLabels } from "./labels.ts";
import { currentRun } from "./run-id.ts";
import { removed } from "./status-code.ts";

/**
 * Sees that an engine's image has the Docker that its name says: a suite of Debian moves on.
 *
 * @throws {HostError} kind `images`.
 */
export async function checkVersion(host: Docker, image: string, version: string): Promise<void> {
	const container = await host.createContainer({
		Image: image,
		Entrypoint: ["dockerd", "--version"],
		Cmd: [],
		Labels: runLabels(currentRun()),
		HostConfig: { NetworkMode: "none" },
	});
	try {
		const stream = await container.attach({ stream: true, stdout: true, stderr: true });
		const output = new PassThrough();
		container.modem.demuxStream(stream, output, output);
		await container.start();
		await finished(stream, { writable: false });
		// `Docker version 28.5.2+dfsg3, build …`
		const text = String(output.read() ?? "");
		const found = /version (\d+(?:\.\d+)*)/.exec(text)?.[1] ?? text.trim();
		if (`${found}.`.startsWith(`${version}.`)) return;
		throw new HostError(
			"images",
			`The image of Docker ${version} has Docker ${found}.`,
			"Its line in snippets/engines.json names another `official` image, or a `suite` whose packages are of that version.",
		);
	} finally {
		await removed(container.remove({ force: true, v: true }));
	}
}
