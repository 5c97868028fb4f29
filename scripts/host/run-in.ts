import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import type Docker from "dockerode";

/** What a command run in a container printed. */
export interface Output {
	readonly exit: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs a command in a container, without a terminal, and waits for its end. */
export async function runIn(
	container: Docker.Container,
	command: string[],
	options: { user?: string } = {},
): Promise<Output> {
	const exec = await container.exec({
		Cmd: command,
		User: options.user ?? "root",
		AttachStdout: true,
		AttachStderr: true,
	});
	const stream = await exec.start({ hijack: true, stdin: false });
	const out = collect();
	const err = collect();
	container.modem.demuxStream(stream, out.stream, err.stream);
	await finished(stream, { writable: false });
	const { ExitCode } = await exec.inspect();
	return { exit: ExitCode ?? -1, stdout: out.text(), stderr: err.text() };
}

function collect(): { stream: PassThrough; text: () => string } {
	const chunks: Buffer[] = [];
	const stream = new PassThrough();
	stream.on("data", (chunk: Buffer) => chunks.push(chunk));
	return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}
