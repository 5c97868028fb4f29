import { PassThrough } from "node:stream";
import type { Session } from "../../scripts/session/open-session.ts";

/** A session without an engine: a terminal shows what is written into its output. */
export function fakeSession(
	answers: Partial<Pick<Session, "isIdle" | "isReading" | "takesKeys">> = {},
): Session & { readonly output: PassThrough } {
	const output = new PassThrough();
	return {
		output,
		write: () => {},
		isReading: async () => false,
		takesKeys: async () => false,
		isIdle: async () => true,
		isAlone: async () => true,
		isShell: async () => false,
		...answers,
		[Symbol.dispose]: () => output.destroy(),
	};
}
