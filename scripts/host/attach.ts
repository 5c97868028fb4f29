import type { Duplex } from "node:stream";
import type Docker from "dockerode";

/** Docker's own, ^P ^Q, would cut this terminal where a page presses them to leave a container. */
const DetachKeys = "ctrl-@,ctrl-_,ctrl-@,ctrl-_";

/** Starts a command in a container, as bytes in and out; two streams in one where it has no terminal. */
export async function attach(
	container: Docker.Container,
	options: Docker.ExecCreateOptions,
): Promise<Duplex> {
	const attached = { AttachStdin: true, AttachStdout: true, AttachStderr: true };
	const { Tty = false } = options;
	const exec = await container.exec({ ...options, ...attached, ...(Tty && { DetachKeys }) });
	const stream: Duplex = await exec.start({ hijack: true, stdin: true, Tty });
	// The socket is cut when the engine goes away; whoever reads sees it end.
	stream.on("error", () => stream.destroy());
	return stream;
}
