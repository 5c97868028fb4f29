import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import type Docker from "dockerode";
import { runLabels } from "../run/labels.ts";
import { currentRun } from "../run/run-id.ts";
import { removed } from "./status-code.ts";

/** Runs a command in a container made for it, from an image, and returns all that it printed. */
export async function runOnce(host: Docker, image: string, command: string[]): Promise<string> {
	const container = await host.createContainer({
		Image: image,
		Entrypoint: command,
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
		return String(output.read() ?? "");
	} finally {
		await removed(container.remove({ force: true, v: true }));
	}
}
