import type { HostMachine } from "../host/host-machine.ts";
import { count } from "../text/count.ts";

const GIB = 1024 ** 3;

/**
 * What a page takes of the host engine's memory, in bytes, at most: its engine, with all containers
 * and images. On stand-ins the course's largest pages (5 to 7) reach 600 to 660 MiB in their control
 * group, 530 of them images; official images are some 250 MiB larger.
 */
const PAGE_MEMORY = GIB;
/** Memory that is left to the host's Docker, the registry and the recorder, in bytes. */
const RESERVED_MEMORY = GIB;

/** How many pages run side by side, and why. */
export interface Jobs {
	readonly jobs: number;
	/** Whether there is memory for two engines of each, as a page that is recorded anew needs. */
	readonly sideBySide: boolean;
	/** How many engines there is memory for. */
	readonly engines: number;
	/** For the log. */
	readonly reason: string;
}

/**
 * Decides how many pages run side by side: as many as `--jobs` says, or as there are processors, if memory
 * allows.
 *
 * @param asked What `--jobs` says.
 */
export function chooseJobs(asked: number | undefined, { processors, memory }: HostMachine): Jobs {
	const engines = Math.max(1, Math.floor((memory - RESERVED_MEMORY) / PAGE_MEMORY));
	const jobs = Math.min(asked ?? processors, engines);
	const sideBySide = 2 * jobs <= engines;
	const pages = `${count(jobs, "page")} at a time`;
	const room = `memory for ${engines} (${(memory / GIB).toFixed(1)} GiB)`;
	if (asked === undefined) {
		return {
			jobs,
			sideBySide,
			engines,
			reason: `${pages}: ${count(processors, "processor")}, ${room}.`,
		};
	}
	if (asked === jobs) return { jobs, sideBySide, engines, reason: `${pages}, as --jobs says.` };
	return {
		jobs,
		sideBySide,
		engines,
		reason: `! ${pages}, not ${asked} as --jobs says: the host's engine has ${room}.`,
	};
}
