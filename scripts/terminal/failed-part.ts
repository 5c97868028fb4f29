import type { Mark } from "./emulator.ts";

/** What the shell tells of a part of a command. */
export type FailedPart =
	/** A command that failed, whose status nobody looked at. */
	| { readonly kind: "command"; readonly status: number; readonly command: string }
	/** A part of a pipe but the last. */
	| { readonly kind: "pipe"; readonly status: number }
	/** A name that is no command. */
	| { readonly kind: "unknown"; readonly command: string }
	/** What the page did to the shell, so that it cannot be believed any more. */
	| { readonly kind: "trap" | "prompt" }
	/** A function, an alias or another program by the name of a command. */
	| { readonly kind: "alias" | "function" | "program"; readonly command: string };

/** Reads a mark of the shell, without its identifier; gives none for a mark of another kind. */
export function readFailedParts([kind, ...rest]: Mark): FailedPart[] {
	const [detail = "", ...others] = rest;
	switch (kind) {
		case "E":
			return [{ kind: "command", status: Number(detail), command: others.join(";") }];
		case "P":
			if (detail.startsWith("tty=")) return [];
			return detail
				.split(/\D+/)
				.slice(0, -1)
				.map(Number)
				.filter((status) => status !== 0 && status !== 141)
				.map((status) => ({ kind: "pipe", status }));
		case "N":
			return [{ kind: "unknown", command: rest.join(";") }];
		case "X":
			if (detail === "trap" || detail === "prompt") return [{ kind: detail }];
			if (detail !== "alias" && detail !== "function" && detail !== "program") return [];
			return [{ kind: detail, command: others.join(";") }];
		default:
			return [];
	}
}
