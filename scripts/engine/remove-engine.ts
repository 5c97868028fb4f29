import type Docker from "dockerode";
import { runIn } from "../host/run-in.ts";
import { removed } from "../host/status-code.ts";

// In control groups v1, what is frozen does not die, and so neither does the machine in which a container is paused.
// Not by the machine's own daemon, which may be halted, or busy.
const THAW = `
cd /sys/fs/cgroup/freezer && find . -name freezer.state | while read -r state; do echo THAWED > "$state"; done
`;

/** Removes an engine, whatever runs or waits in it. */
export async function removeEngine(container: Docker.Container): Promise<void> {
	// It may be paused itself, as one that waits for an author.
	await container.unpause().catch(() => {});
	// One that does not run has nothing to be thawed.
	await runIn(container, ["sh", "-c", THAW]).catch(() => {});
	await removed(container.remove({ force: true, v: true }));
}
