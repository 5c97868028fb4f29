import type { Heading } from "./table.ts";

/** Columns of a line. */
type Columns = readonly [from: number, to: number];

const NUMBER = "\\d[\\d.,]*(?:[KMGTP]i?)?B?%?";

/** Lines of which every number is a machine's own of that moment. */
const LINES: readonly RegExp[] = [
	// `free`, and the heads of `top`, as procps and busybox have them.
	/^(?:[KMGT]iB )?(?:Mem|Swap) ?: .*\d.* (?:\d|total)/,
	/^(?:CPU|%Cpu\(s\)|Tasks): .*\b(?:id|idle|sleep|sleeping)\b/,
	// /proc/loadavg, /proc/uptime, /proc/meminfo
	/^(?:Load average: )?\d+\.\d\d \d+\.\d\d \d+\.\d\d \d+\/\d+ \d+$/,
	/^\d{3,}\.\d\d \d{2,}\.\d\d$/,
	/^(?!MemTotal:)[A-Z][\w()]+: {2,}\d+ kB$/,
	// /proc/1/stat, and of /proc/1/status how often it was not at work
	/^(?:non)?voluntary_ctxt_switches:|^SigQ:/,
	// A control group's cpu.stat and memory.stat, and /proc/vmstat; that it was never slowed down is a lesson.
	/^(?:nr_throttled|throttled_(?:time|usec)) [1-9]\d*$/,
	/^(?:nr_(?:periods|bursts|zone_\w+|\w*(?:pages|anon|file|slab|dirty)\w*)|(?:in)?active_(?:anon|file)) \d+$/,
	/^(?:(?:usage|user|system)_usec|pg(?:pgin|pgout|(?:maj)?fault|(?:de)?activate|refill|(?:free|alloc|scan|steal)\w*)) \d+$/,
	/^(?:cache|rss|shmem|mapped_file|dirty|anon|file|kernel_stack|slab) (?:0|\d{4,})$/,
	// What Redis is asked just then.
	/^instantaneous_\w+:[\d.]+$/,
	// /proc/stat, /proc/net/dev
	/^cpu\d* +\d+(?: \d+){8,}$/,
	/^ *[\w.-]+: +\d+(?: +\d+){15}$/,
	/^\d+ \(.+\) [A-Z](?: -?\d+){40,}$/,
	// `ss -s`
	/^TCP: +\d+ \(estab /,
	// `ping`, in all
	/^(?:round-trip|rtt) min\/avg\/max(?:\/mdev)? = /,
	// `vmstat`
	/^ *\d+(?: +\d+){15,17}$/,
];

/** `df`, of the machine's disk, where it is not full; that of a `tmpfs` is as large as the page says. */
const DISK = new RegExp(`^(?:overlay|/dev/[\\w/-]+)(?: +${NUMBER}){3} +\\d\\d?% +/\\S*$`);

/** How long it is up, how many are on it, and how loaded it is, as `uptime` and `top` say in a line. */
const UPTIME =
	/ up +(\d.*?), +(?:(\d+) users?, +)?load average: ([\d.]+), ([\d.]+), ([\d.]+)$|^up (\d+ (?:week|day|hour|minute).*)$/d;

/** The number of a network interface, and of the one at its other end, as `ip` lists them; that of `lo` is always 1. */
const INTERFACE =
	/^(?:(\d+): (?!lo:)[\w.-]+(?:@\w+?(\d+))?: <|[\w.-]+@if(\d+) +(?:UP|DOWN|UNKNOWN) )/d;
/** `stat`, which names the device and the place that a file happens to have. */
const PLACE = /^Device: (\S+) +Inode: (\d+) /d;
/** /proc/1/mountinfo: the kernel numbers mounts, and what no device holds. */
const MOUNT = /^(\d+) (\d+) 0:(\d+) \/\S* \/\S* /d;
/** `ls -l` of a device that the kernel has numbered: Docker keeps that of a volume's disk. */
const DEVICE = /^b[rwx-]{9} +\d+ \S+ +\S+ +0, +(\d+) /d;
/** `ip neigh`: whether the kernel has to ask again for whom it knows already. */
const NEIGHBOUR =
	/^\S+ dev \S+ lladdr \S+ (?:ref (\d+) )?(?:used (\d+\/\d+\/\d+) )?(?:probes (\d+) )?(REACHABLE|STALE|DELAY|PROBE)\s*$/d;
/** `iptables -L -v`: what a rule was met by; that it never was is a lesson. */
const RULE =
	/^ *([1-9]\d*[KMG]?) +([1-9]\d*[KMG]?) [A-Z][\w-]* +(?:\d+|[a-z]+) +-[-f] +\S+ +\S+ +\S+ +\S+/d;
const CHAIN = /^Chain \S+ \(policy [A-Z]+ ([1-9]\d*[KMG]?) packets, ([1-9]\d*[KMG]?) bytes\)$/d;
/** The same as `iptables-save` writes it down, of a chain and of a rule. */
const SAVED = /^(?::[\w-]+ [A-Z]+ \[([1-9]\d*):([1-9]\d*)\]|\[([1-9]\d*):([1-9]\d*)\] -A .*)$/d;
/** `ifconfig`: what has come and gone so far. */
const TRAFFIC =
	/^ *[RT]X (?:packets:([1-9]\d*) |bytes:([1-9]\d*) \((.+?)\)(?: +TX bytes:([1-9]\d*) \((.+?)\))?)/d;
/** The same as `ip -s link` tells it below a heading. */
const LINK_TRAFFIC = /^ {4}([1-9][\d.]*[kKMG]?i?) +([1-9][\d.]*[kKMG]?i?)(?: +\d+){4} *$/d;
/** The same in a row of `netstat -i`, behind how large a packet may be. */
const ROW_TRAFFIC = /^[\w.-]+ +\d+ +([1-9]\d*)(?: +\d+){3} +([1-9]\d*)(?: +\d+){3} +[A-Z]+$/d;
/** The same as a rule of `nft list ruleset` has it. */
const COUNTER = /\bcounter packets ([1-9]\d*) bytes ([1-9]\d*)\b/d;
/** `ls -l`: what a directory itself takes is up to the machine's file system, and so are the blocks of all. */
const DIRECTORY = /^d[rwxsStT-]{9}[.+@]? +\d+ +\S+ +\S+ +(\d+) /d;
const BLOCKS = /^total (\d+)$/d;
/** `ls -l /`: /proc has a link for each process of the machine, whichever container looks. Also in a build's log. */
const PROCESSES = /^(?:#\d+ [\d.]+ )?dr-xr-xr-x +(\d+) root +root +0 .* proc\/?$/d;

/** The last row of curl's progress: how fast it was, and how long it took and takes. */
const PROGRESS =
	/^ *\d+ +\S+ +\d+ +\S+ +\d+ +\S+ +(\d\S*) +(\d\S*) +([\d:-]{7,8}) +([\d:-]{7,8}) +([\d:-]{7,8}) +(\d\S*)$/d;

/** The same of a newer one, which has no time to tell of what took none. */
const NO_TIME = /^ *100 +\S+ +100 +\S+ +0 +\S+ +(\d\S*) +(\d\S*) {12,}(\d\S*)$/d;

/** How often Python's `timeit` has time to do something. */
const LOOPS = /^(\d+) loops?, best of \d+: /d;

/** How fast `wget` was, where it had less than a megabyte to get. */
const FETCHED = / \(([\d.]+ [KMG]?B\/s)\) - .+ saved \[\d{1,6}(?:\/\d+)?\]$/d;

/** How large a file is, as `ls -l` and `tar tv` list it. */
const FILE = /^[-l][rwxsStT-]{9}[.+@]?(?: +\d+ +\S+ +\S+| +\S+\/\S+) +(\d+) /d;
/** What is packed, as `ls -l`, Git and `gzip -l` tell it. */
const PACKED = [
	new RegExp(`${FILE.source}.*\\.(?:[bgx]z2?|tgz|zst|zip)$`, "d"),
	/^ \S.* \| +Bin (\d+) -> (\d+) bytes$/d,
	/^(?:defla [\da-f]{8} [A-Z][a-z]{2} +\d+ \d\d:\d\d)? +(\d+) +\d+ +-?\d+\.\d% \S/d,
];
/** How large a layer is, in the manifest that names it by its digest. */
const LAYER = /"size": ?(\d+)(?!\w)/dg;
const DIGEST = /^\s*"digest": ?"sha256:/;

/** A row of `ps -ef` or of `ps aux`: process numbers, what each has used of the machine. That of process 1 is no chance. */
const PROCESS = [
	/^[\w+-]+ +(?!1 )(\d+) +(\d+) +(\d+) (?:\d\d:\d\d|[A-Z][a-z]{2}\d\d) +\S+ +([\d:-]+) /d,
	/^[\w+-]+ +(?!1 )(\d+) +([\d.]+) +([\d.]+) +(\d+) +(\d+) +\S+ +([DIRS])\S* +(?:\d\d:\d\d|[A-Z][a-z]{2}\d\d) +(\d+:\d\d) /d,
];

/** Where a line tells how many bytes a file has. */
export function fileSize(line: string): Columns[] {
	const [, size] = FILE.exec(line)?.indices ?? [];
	return size === undefined ? [] : [size];
}

/**
 * Where a line tells how large is what was packed, the date of its files included: a file, or an image's layer.
 *
 * @param beside The lines above and below.
 */
export function packedSize(line: string, beside: readonly string[]): Columns[] {
	const [, ...sizes] = PACKED.map((look) => look.exec(line)).find(Boolean)?.indices ?? [];
	const isOfLayers = line.includes('"digest":"sha256:') || beside.some((one) => DIGEST.test(one));
	const layers = isOfLayers ? [...line.matchAll(LAYER)].map(({ indices }) => indices?.[1]) : [];
	return [...sizes, ...layers].filter((columns) => columns !== undefined);
}

/** Where a swarm tells how often it has written down what it is to be: `"Version": { "Index": 95 }`. */
export function swarmVersion(line: string, above: string): Columns[] {
	const own = /^\s*"Version": ?\{$/.test(above) ? /^\s*"Index": (\d+)$/d.exec(line) : null;
	const all = [own, ...line.matchAll(/"Version":\{"Index":(\d+)\}/dg)];
	return all.map((match) => match?.indices?.[1]).filter((columns) => columns !== undefined);
}

/** Where a row of a table of processes whose headings `grep` has left out tells what is another thing each time. */
export function processState(line: string): Columns[] {
	const [, ...groups] = PROCESS.map((look) => look.exec(line)).find(Boolean)?.indices ?? [];
	return groups.filter((columns) => columns !== undefined);
}

/**
 * Where a line tells what the machine is up to just then: how loaded it is, since when it is up, what of its memory
 * and its disk is taken. Two runs side by side agree on it, and no later one does; it is no part of any lesson.
 *
 * @param beside The lines above and below.
 */
export function machineState(line: string, [above, next] = ["", ""]): Columns[] {
	const isList = /^[-bcdlps][rwxsStT-]{9}/.test(next);
	const looks = [
		UPTIME,
		INTERFACE,
		NEIGHBOUR,
		PLACE,
		MOUNT,
		DEVICE,
		PROCESSES,
		DIRECTORY,
		PROGRESS,
		NO_TIME,
		FETCHED,
		LOOPS,
		RULE,
		CHAIN,
		SAVED,
		TRAFFIC,
		ROW_TRAFFIC,
		COUNTER,
		...(/^ +[RT]X: +bytes +packets /.test(above) ? [LINK_TRAFFIC] : []),
	];
	const found = [...looks, ...(isList ? [BLOCKS] : [])]
		.map((look) => look.exec(line))
		.find(Boolean);
	const [, ...groups] = found?.indices ?? [];
	if (groups.length > 0) return groups.filter((columns) => columns !== undefined);
	// What `ss -s` begins with may be said of anything.
	const isOfSockets = /^Total: \d+$/.test(line) && next.startsWith("TCP: ");
	if (!isOfSockets && ![DISK, ...LINES].some((look) => look.test(line))) return [];
	return [...line.matchAll(new RegExp(`(?<!\\w)${NUMBER}(?!\\w)`, "g"))].map(
		({ index, 0: text }) => [index, index + text.length],
	);
}

/** Where a row of a table of processes tells whether each works just then, or waits. */
export function processActivity(line: string, headings: readonly Heading[]): Columns[] {
	const isProcesses = headings.some(({ text }) => text === "PID");
	const heading = headings.find(({ text }) => text === "STAT");
	if (!isProcesses || heading === undefined) return [];
	const isActive = /^[DIRS][sl+<NL]*(?!\S)/.test(line.slice(heading.start));
	return isActive ? [[heading.start, heading.start + 1]] : [];
}

/** Where a row of a table of processes tells how long each has worked, or been there: `00:00:03`, `2-01:07`. */
export function processTime(line: string, headings: readonly Heading[]): Columns[] {
	const isProcesses = headings.some(({ text }) => text === "PID");
	const titles = headings.filter(({ text }) => ["TIME", "ELAPSED"].includes(text));
	if (!isProcesses) return [];
	const times = [...line.matchAll(/(?<!\S)(?:\d+-)?\d+(?::\d\d)+(?:\.\d+)?(?!\S)/g)];
	return times
		.map(({ index, 0: text }): Columns => [index, index + text.length])
		.filter(([from, to]) => titles.some(({ start, end }) => from < end && to > start));
}

/**
 * Where a swarm's table of tasks tells on which of the machines a task runs: the scheduler chooses, and two runs side
 * by side may agree by chance.
 */
export function placeOfTask(line: string, headings: readonly Heading[]): Columns[] {
	const index = headings.findIndex(({ text }) => text === "NODE");
	const [node, next] = headings.slice(index);
	if (index === -1 || node === undefined || next?.text !== "DESIRED") return [];
	const cell = line.slice(node.start, next.start).trimEnd();
	return cell.trim() === "" ? [] : [[node.start, node.start + cell.length]];
}
