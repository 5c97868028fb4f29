import type { Duplex } from "node:stream";
import type Docker from "dockerode";

/** Starts a command in a container, as bytes in and out; two streams in one where it has no terminal. */
export async function attach(
	container: Docker.Container,
	options: Docker.ExecCreateOptions,
): Promise<Duplex> {
	const attached = { AttachStdin: true, AttachStdout: true, AttachStderr: true };
	const exec = await container.exec({ ...options, ...attached });
	const { Tty = false } = options;
	const stream: Duplex = await exec.start({ hijack: true, stdin: true, Tty });
	// The socket is cut when the engine goes away; whoever reads sees it end.
	stream.on("error", () => stream.destroy());
	return stream;
}
