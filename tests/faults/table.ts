import type { Fault } from "./fault.ts";
import { BAD_RECORDINGS } from "./table/bad-recordings.ts";
import { DISKS } from "./table/disks.ts";
import { ENGINES } from "./table/engines.ts";
import { HOSTS } from "./table/hosts.ts";
import { KILLS } from "./table/kills.ts";
import { RECORDERS } from "./table/recorders.ts";
import { SIGNALS } from "./table/signals.ts";

/** All faults, in groups that may happen side by side: within one, they share what they disturb. */
export const GROUPS: Readonly<Record<string, readonly Fault[]>> = {
	// Two thirds of all kills, which take as long as each of the other groups.
	"kill -9 anywhere": KILLS.slice(0, 1),
	"kill -9 at chosen work": KILLS.slice(1),
	others: [...HOSTS, ...ENGINES, ...DISKS, ...RECORDERS, ...SIGNALS, ...BAD_RECORDINGS],
};

export const FAULTS: readonly Fault[] = Object.values(GROUPS).flat();
