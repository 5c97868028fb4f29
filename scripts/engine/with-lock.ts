import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { currentRun, isDead } from "./run-id.ts";

/**
 * Does some work while no other recorder of this machine and user does it.
 * A lock left by a killed run is taken over.
 *
 * @param onWait Called once when another recorder holds the lock.
 */
export async function withLock<T>(
	name: string,
	work: () => Promise<T>,
	options: { onWait: () => void; signal?: AbortSignal | undefined },
): Promise<T> {
	const path = join(tmpdir(), `tp-docker-recorder-${process.getuid?.() ?? "user"}-${name}.lock`);
	for (let waiting = false; ; waiting = true) {
		try {
			await writeFile(path, currentRun(), { flag: "wx" });
			break;
		} catch (error) {
			if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
		}
		const holder = await readFile(path, "utf8").catch(() => "");
		if (holder !== "" && isDead(holder)) {
			await rm(path, { force: true });
			continue;
		}
		if (!waiting) options.onWait();
		await setTimeout(200, undefined, options.signal ? { signal: options.signal } : {});
	}
	try {
		return await work();
	} finally {
		await rm(path, { force: true });
	}
}
