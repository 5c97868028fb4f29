import type { Duplex } from "node:stream";

/** What can be asked about a terminal: the functions of the script below. */
type Question = "is_alone" | "is_idle" | "is_reading" | "is_shell" | "takes_keys";

/** After how many milliseconds without an answer to ask once more. */
const AGAIN = 2000;

const BELL = 0x07;
const ESCAPE = 0x1b;

/**
 * Functions that a bash reads first; it is then asked by commands such as `answer 1 is_idle /dev/pts/0`. They
 * start no process, so that a look takes a millisecond or two, and finds none of its own.
 *
 * The kernel tells in which function a thread sleeps (proc_pid_wchan(5)). That is `0` for one that runs, is about
 * to run, or has ended. A thread in state D waits for a disk, or for a child that has not become another program
 * yet (proc_pid_stat(5)): it is not at rest, but one of a paused container is told so too, wherever it sleeps.
 */
const script = (mark: string) => `
exec 2> /dev/null

# Fails where a thread of such a name runs. Else writes to seen, for each, where it sleeps and how much it has run.
look() {
  local task name place ran state
  seen=
  for task in /proc/[0-9]*/task/[0-9]*; do
    [[ $task = /proc/$$/* ]] && continue
    name= place= ran= state=
    [[ $1 = '*' ]] || read -r name < "$task/comm"
    [[ $name = $1 ]] || continue
    read -r place < "$task/wchan"
    read -r ran < "$task/schedstat"
    case $place in
      futex*|*poll*|*select*|do_wait*|wait_woken|*nanosleep*|*pipe_*|*tty_read*|*sigsuspend*|*sigtimedwait*|*accept*) ;;
      *) read -r state < "$task/stat"; [[ \${state##*) } = [RD]* ]] && return 1 ;;
    esac
    seen+="$task $place $ran;"
  done
}

# While it looks, a thread that it has not come to may wake one that it has found asleep, and then sleep itself.
# So it looks twice: if none has run in between, all were asleep at the same time.
rests() {
  local before
  look "$1" && before=$seen && look "$1" && [[ $seen = "$before" ]]
}

is_idle() {
  rests '*'
}

# A thread sleeps in a read of the terminal (n_tty_read, which waits in wait_woken), or a program has
# taken over the line editing and so reads by means of its own. Docker's client does that, too, and hands on what is
# typed, from before its container's program has started: there, that one counts, once all is handed on that it shows.
is_reading() {
  is_raw "$1" || { reads is_here "$1"; return; }
  has_client "$1" || return 0
  { reads is_there "$1" || is_raw_there "$1"; } && rests '@(docker*|containerd*)'
}

# A program reads keys, or waits for them beside something else, as nc does.
takes_keys() {
  is_reading "$1" && return
  has_client "$1" && return 1
  reads is_here "$1" '*@(poll|select)*'
}

# Whether a thread that fits a function sleeps in a read of a terminal, or in a place of such a name.
reads() {
  local task place where=\${3:-'@(*tty_read*|wait_woken)'}
  for task in /proc/[0-9]*/task/[0-9]*; do
    read -r place < "$task/wchan"
    [[ $place = $where ]] && "$1" "$task" "$2" && return
  done
  return 1
}

is_raw() {
  [[ $(stty -a -F "$1") = *-icanon* ]]
}

is_raw_there() {
  local process
  for process in /proc/[0-9]*; do
    [[ -c $process/fd/0 ]] && is_there "$process" "$1" && is_raw "$process/fd/0" && return
  done
  return 1
}

# Docker's client has this terminal.
has_client() {
  local process name
  for process in /proc/[0-9]*; do
    read -r name < "$process/comm"
    [[ $name = docker* && $process/fd/0 -ef $1 ]] && return
  done
  return 1
}

# What is typed here reaches a thread.
is_here() {
  [[ $1/fd/0 -ef $2 ]]
}

# A thread has none of the engine's terminals, so maybe one of a container.
is_there() {
  local other
  for other in /dev/pts/[0-9]*; do
    [[ $1/fd/0 -ef $other ]] && return 1
  done
  return 0
}

# No process has the terminal but its shell.
is_alone() {
  local process device
  local -i count=0
  for process in /proc/[0-9]*; do
    for device in 0 1 2; do
      [[ $process/fd/$device -ef $1 ]] && count+=1 && break
    done
  done
  ((count <= 1))
}

# A shell stands in the foreground of this terminal, or of one in a container: that is, not of another of the engine's.
is_shell() {
  local process name stat fields other
  for process in /proc/[0-9]*; do
    read -r name < "$process/comm"
    case $name in sh|ash|bash|busybox|dash|ksh|zsh) ;; *) continue ;; esac
    read -r stat < "$process/stat"
    # Its state, parent, group, session, terminal, and the group in the terminal's foreground.
    fields=(\${stat##*) })
    [[ \${fields[4]} != 0 && \${fields[2]} = "\${fields[5]}" ]] || continue
    for other in /dev/pts/[0-9]*; do
      [[ $other != "$1" && $process/fd/0 -ef $other ]] && continue 2
    done
    return 0
  done
  return 1
}

answer() {
  local answer=no
  "$2" "$3" && answer=yes
  printf '\\e${mark.slice(1)}%s;%s\\a' "$1" "$answer" > "$3"
}
`;

/**
 * A process of the engine that tells what the others do. It writes its answers into the terminal, behind all
 * that was written there before: so whoever gets an answer has also got all of that.
 */
export class Watcher implements Disposable {
	readonly #mark: Buffer;
	readonly #bash: Promise<Duplex>;
	readonly #waiting = new Map<string, (answer: boolean) => void>();
	#asked = 0;
	#isOver = false;

	/**
	 * @param bash What reads the commands of a bash in the engine that may see all processes.
	 * @param aid Identifier of the terminal's marks.
	 */
	constructor(bash: Promise<Duplex>, aid: string) {
		const mark = `\u001b]133;L;aid=${aid};`;
		this.#mark = Buffer.from(mark);
		this.#bash = bash.then((stream) => {
			stream.on("close", () => this.#end());
			stream.write(script(mark));
			return stream.resume();
		});
		// If there is no such bash, `ask` tells `false`.
		this.#bash.catch(() => {});
	}

	/**
	 * Asks about a terminal.
	 *
	 * @param device `/dev/pts/0`
	 * @returns `false` also where nobody answers, the terminal or the engine being gone.
	 */
	async ask(question: Question, device: string): Promise<boolean> {
		const stream = await this.#bash.catch(() => undefined);
		if (stream === undefined || this.#isOver) return false;
		this.#asked += 1;
		const { promise, resolve } = Promise.withResolvers<boolean>();
		this.#waiting.set(String(this.#asked), resolve);
		const number = this.#asked;
		const ask = () => stream.write(`answer ${number} ${question} ${device}\n`);
		ask();
		// The kernel drops what waits in a terminal when a key such as Ctrl-C is typed (termios(3), NOFLSH).
		const again = setInterval(ask, AGAIN);
		return await promise.finally(() => clearInterval(again));
	}

	/**
	 * What a terminal shows, without the answers, which may stand anywhere in it, even within a character. An
	 * answer is given to its asker once all that came before it has been read.
	 */
	async *withoutAnswers(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
		let rest: Buffer = Buffer.alloc(0);
		try {
			for await (const chunk of output) {
				rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
				for (;;) {
					const start = rest.indexOf(this.#mark);
					const end = start < 0 ? -1 : rest.indexOf(BELL, start);
					if (end < 0) break;
					if (start > 0) yield rest.subarray(0, start);
					this.#answer(rest.toString("latin1", start + this.#mark.length, end));
					rest = rest.subarray(end + 1);
				}
				const whole = rest.length - this.#lengthOfBegun(rest);
				if (whole > 0) yield rest.subarray(0, whole);
				rest = rest.subarray(whole);
			}
			if (rest.length > 0) yield rest;
		} finally {
			this.#end();
		}
	}

	/** How many of an output's last bytes may be the beginning of an answer that is still to come. */
	#lengthOfBegun(output: Buffer): number {
		const start = this.#waiting.size === 0 ? -1 : output.lastIndexOf(ESCAPE);
		if (start < 0) return 0;
		const length = Math.min(output.length - start, this.#mark.length);
		const isBegun = output.subarray(start, start + length).equals(this.#mark.subarray(0, length));
		return isBegun ? output.length - start : 0;
	}

	#answer(text: string): void {
		const [number = "", answer] = text.split(";");
		this.#waiting.get(number)?.(answer === "yes");
		this.#waiting.delete(number);
	}

	/** To be called when the terminal or the engine is gone: nobody will answer any more. */
	#end(): void {
		this.#isOver = true;
		for (const resolve of this.#waiting.values()) resolve(false);
		this.#waiting.clear();
	}

	[Symbol.dispose](): void {
		this.#bash.then(
			(stream) => stream.destroy(),
			() => {},
		);
	}
}
