import type { Breakage } from "./breakage.ts";
import { BROKEN_COMMANDS } from "./table/broken-commands.ts";
import { BROKEN_PAGES } from "./table/broken-pages.ts";
import { BROKEN_SITE } from "./table/broken-site.ts";
import { BROKEN_WORLD } from "./table/broken-world.ts";
import { DRIFT } from "./table/drift.ts";
import { DRIFT_OF_VALUES } from "./table/drift-of-values.ts";
import { FAILED_COMMANDS } from "./table/failed-commands.ts";
import { FAILED_CONTAINERS } from "./table/failed-containers.ts";
import { STALE } from "./table/stale.ts";

/** All ways to break the course. */
export const BREAKAGES: readonly Breakage[] = [
	...BROKEN_PAGES,
	...STALE,
	...BROKEN_COMMANDS,
	...BROKEN_WORLD,
	...FAILED_COMMANDS,
	...FAILED_CONTAINERS,
	...DRIFT,
	...DRIFT_OF_VALUES,
	...BROKEN_SITE,
];
