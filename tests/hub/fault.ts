import { Transform } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Asked } from "./hub-server.ts";

/** How a request fails: with a status, or as its content comes. */
export interface Fault {
	/** It is refused with this status. */
	readonly status?: number;
	/** What is said of it: one of the registry's error codes, and words. */
	readonly code?: string;
	readonly message?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Bytes after which its connection breaks. */
	readonly breaksAfter?: number;
	/** Milliseconds that each 64 KiB of it take. */
	readonly pause?: number;
}

/** What Docker Hub says once an address has pulled too much. */
export const TOO_MANY: Fault = {
	status: 429,
	code: "TOOMANYREQUESTS",
	message:
		"You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit",
	headers: {
		"retry-after": "60",
		"ratelimit-limit": "100;w=21600",
		"ratelimit-remaining": "0;w=21600",
	},
};

/** Lets so many images be pulled, by their manifests, and refuses all others. */
export function pullLimit(pulls: number): (asked: Asked) => Fault | undefined {
	let left = pulls;
	return ({ kind, method }) => {
		// Docker Hub does not count a look at a tag.
		if (kind !== "manifest" || method === "HEAD") return undefined;
		return left-- > 0 ? undefined : TOO_MANY;
	};
}

/** Passes content on as a fault lets it. */
export function slowed({
	breaksAfter = Number.POSITIVE_INFINITY,
	pause = 0,
}: Fault = {}): Transform {
	let sent = 0;
	return new Transform({
		transform(chunk: Buffer, _, done) {
			sent += chunk.length;
			if (sent > breaksAfter) return done(new Error("the connection breaks"));
			void setTimeout(pause).then(() => done(null, chunk));
		},
	});
}
