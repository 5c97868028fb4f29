import type Docker from "dockerode";
import { attach } from "../host/attach.ts";
import { bashrc } from "./bashrc.ts";
import { inBatches } from "./in-batches.ts";
import { Watcher } from "./watcher.ts";

/** How much of an output is read at once, where there is as much, in bytes. */
const BATCH = 128 * 1024;

/** A persistent interactive bash on a TTY of the engine, as bytes in and out. */
export interface Session extends Disposable {
	/** What the shell and its programs print. Ends when the shell does. */
	readonly output: AsyncIterable<Buffer>;
	/** Types. */
	readonly write: (text: string) => void;
	/**
	 * Whether a program is waiting for input from the terminal of this device (`/dev/pts/0`). All that was
	 * printed before has been taken from `output` by then.
	 */
	readonly isReading: (device: string) => Promise<boolean>;
	/** Whether a program waits for keys, maybe beside something else; what was printed before has been taken by then, too. */
	readonly takesKeys: (device: string) => Promise<boolean>;
	/** Whether all that the engine runs is asleep; what was printed before has been taken by then, too. */
	readonly isIdle: (device: string) => Promise<boolean>;
	/** Whether no process has the terminal any more but its shell. */
	readonly isAlone: (device: string) => Promise<boolean>;
	/** Whether a shell reads what is typed: one that the terminal's own has started, or that of a container. */
	readonly isShell: (device: string) => Promise<boolean>;
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
	const shell = await attach(container, {
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
	});
	const watcher = new Watcher(attach(container, { Cmd: ["bash"] }), options.aid);
	return {
		// The answers are taken out of what is given on, not out of what is read ahead.
		output: watcher.withoutAnswers(inBatches(shell, BATCH)),
		write: (text) => {
			if (shell.writable) shell.write(text);
		},
		isReading: (device) => watcher.ask("is_reading", device),
		takesKeys: (device) => watcher.ask("takes_keys", device),
		isIdle: (device) => watcher.ask("is_idle", device),
		isAlone: (device) => watcher.ask("is_alone", device),
		isShell: (device) => watcher.ask("is_shell", device),
		[Symbol.dispose]: () => {
			shell.destroy();
			watcher[Symbol.dispose]();
		},
	};
}
