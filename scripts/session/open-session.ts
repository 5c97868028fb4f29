import type { Duplex } from "node:stream";
import type Docker from "dockerode";
import { runIn } from "../host/run-in.ts";
import { bashrc } from "./bashrc.ts";

/**
 * Succeeds where a thread sleeps in a read of the terminal (the kernel's `n_tty_read`, which waits in
 * `wait_woken`; proc_pid_wchan(5)), or where a program has taken over the line editing and so reads
 * by means of its own.
 */
const IS_READING = `
stty -a -F "$1" 2> /dev/null | grep -q -- '-icanon' && exit 0
for task in /proc/[0-9]*/task/[0-9]*; do
  read -r place 2> /dev/null < "$task/wchan"
  case $place in
    *tty_read*|wait_woken) [ "$(readlink "$task/fd/0")" = "$1" ] && exit 0 ;;
  esac
done
exit 1`;

/** A persistent interactive bash on a TTY of the engine, as bytes in and out. */
export interface Session extends Disposable {
	/** What the shell and its programs print. Ends when the shell does. */
	readonly output: AsyncIterable<Buffer>;
	/** Types. */
	readonly write: (text: string) => void;
	/** Whether a program is waiting for input from the terminal of this device (`/dev/pts/0`). */
	readonly isReading: (device: string) => Promise<boolean>;
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
		isReading: async (device) => {
			const { exit } = await runIn(container, ["bash", "-c", IS_READING, "bash", device]);
			return exit === 0;
		},
		[Symbol.dispose]: () => stream.destroy(),
	};
}
