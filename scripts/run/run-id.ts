import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { shortHash } from "../text/short-hash.ts";

/** `machine.boot.pid.start`: names one process for good, whoever takes its pid later. */
export type RunId = string & { readonly brand: unique symbol };

/** The run that this process is. */
export function currentRun(): RunId {
	return [machine(), boot(), process.pid, startOf(process.pid) ?? "unknown"].join(".") as RunId;
}

/** Whether a run is of another machine, or of another container: its process cannot be looked for from here. */
export function isElsewhere(run: string): boolean {
	return run.split(".")[0] !== machine();
}

/** Tells whether the process of a run is gone. One that is elsewhere counts as living. */
export function isDead(run: string): boolean {
	if (isElsewhere(run)) return false;
	const [, itsBoot, pid, start] = run.split(".");
	if (itsBoot !== boot()) return true;
	return startOf(Number(pid)) !== start;
}

function machine(): string {
	// Recorders in two containers may share a host name, but not a pid namespace: their pids mean different processes.
	return short(`${hostname()} ${attempt(() => readlinkSync("/proc/self/ns/pid")) ?? ""}`);
}

function boot(): string {
	return short(attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")) ?? "");
}

/** When a process started, as a text that can only be compared; undefined where there is no such process. */
function startOf(pid: number): string | undefined {
	if (process.platform === "linux") {
		const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
		// Field 22 (proc(5)), counted after the command's name, which may hold blanks and brackets.
		const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
		// A zombie, which has ended but is still listed, counts as gone.
		return fields?.[0] === "Z" ? undefined : fields?.[19];
	}
	const start = attempt(() =>
		execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim(),
	);
	return start ? short(start) : undefined;
}

function short(text: string): string {
	return shortHash(text, 12);
}

function attempt<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
