import type { Duplex } from "node:stream";
import type Docker from "dockerode";
import { bashrc } from "./bashrc.ts";

/** A persistent interactive bash on a TTY of the engine, as bytes in and out. */
export interface Session extends Disposable {
	/** What the shell and its programs print. Ends when the shell does. */
	readonly output: AsyncIterable<Buffer>;
	/** Types. */
	readonly write: (text: string) => void;
}

/**
 * Starts a shell in the engine.
 *
 * @param container The engine's container.
 * @param options.user Who works there.
 * @param options.folder Where the shell starts.
 * @param options.aid Identifier of the shell's own prompt marks.
 */
export async function openSession(
	container: Docker.Container,
	options: { user: string; home: string; folder: string; aid: string },
): Promise<Session> {
	const exec = await container.exec({
		// bash reads its settings through a descriptor: nothing is left in the engine's files.
		Cmd: [
			"bash",
			"-c",
			'exec bash --noprofile --rcfile /dev/fd/9 -i 9<<<"$1"',
			"bash",
			bashrc(options.aid),
		],
		User: options.user,
		WorkingDir: options.folder,
		Env: [`HOME=${options.home}`, `USER=${options.user}`, "TERM=xterm-256color"],
		Tty: true,
		AttachStdin: true,
		AttachStdout: true,
		AttachStderr: true,
	});
	const stream: Duplex = await exec.start({ hijack: true, stdin: true, Tty: true });
	// The socket is cut when the engine goes away; whoever reads `output` sees it end.
	stream.on("error", () => stream.destroy());
	return {
		output: stream,
		write: (text) => {
			if (stream.writable) stream.write(text);
		},
		[Symbol.dispose]: () => stream.destroy(),
	};
}
