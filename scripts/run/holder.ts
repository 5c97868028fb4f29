import { hostname, userInfo } from "node:os";
import { currentRun } from "./run-id.ts";

/** Who holds a lock. */
export interface Holder {
	/** The run, as a {@link RunId}. */
	readonly run: string;
	/** For people: `process 42 of alice on vm`. */
	readonly who: string;
	/** Milliseconds since 1970, by its own clock. */
	readonly since: number;
}

/** This process, as the holder of a lock that it is about to take: a text that no other lock has. */
export function newHolder(): string {
	const who = `process ${process.pid} of ${userName()} on ${hostname()}`;
	const holder: Holder = { run: currentRun(), who, since: Date.now() };
	return JSON.stringify({ ...holder, token: crypto.randomUUID().slice(0, 8) });
}

/** Reads what {@link newHolder} wrote; undefined where it is something else. */
export function readHolder(text: string): Holder | undefined {
	try {
		const { run, who, since } = JSON.parse(text);
		const isHolder =
			typeof run === "string" && typeof who === "string" && typeof since === "number";
		return isHolder ? { run, who, since } : undefined;
	} catch {
		return undefined;
	}
}

/** `process 42 of alice on vm, since 2026-11-26 09:30:00`, by this machine's time zone. */
export function describeHolder({ who, since }: Holder): string {
	return `${who}, since ${new Date(since).toLocaleString("sv-SE")}`;
}

function userName(): string {
	try {
		return userInfo().username;
	} catch {
		// A container may run as a number that has no name.
		return `user ${process.getuid?.() ?? "unknown"}`;
	}
}
