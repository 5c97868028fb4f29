/**
 * What went wrong with the machine that hosts the engines:
 * - `no-docker`: no engine answers;
 * - `images`: the engine's image or the registry's cannot be had;
 * - `engine`: the disposable engine did not start;
 * - `bad-engines`: `engines.json` cannot be read, or what is asked for is no version that is known.
 */
export type HostErrorKind = "no-docker" | "images" | "engine" | "bad-engines";

/** A cause in plain words, and what to do about it. */
export class HostError extends Error {
	readonly kind: HostErrorKind;
	readonly hint: string;

	constructor(kind: HostErrorKind, message: string, hint: string, options?: ErrorOptions) {
		super(message, options);
		this.name = "HostError";
		this.kind = kind;
		this.hint = hint;
	}
}
