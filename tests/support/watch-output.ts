import type { Checkout } from "./checkout.ts";

/** What a recorder has printed so far. */
export interface Output {
	readonly text: string;
	/**
	 * Waits until it has printed some text; fails when it ends without.
	 *
	 * @param from Where in `text` to look from.
	 */
	until(text: string, from?: number): Promise<void>;
}

/** Watches what a recorder prints, from now on; its own output is still whole at its end. */
export function watchOutput({ all }: Pick<ReturnType<Checkout["start"]>, "all">): Output {
	let text = "";
	all.on("data", (chunk: Buffer) => {
		text += chunk.toString("utf8");
	});
	return {
		get text() {
			return text;
		},
		until: async (wanted, from = 0) => {
			const { promise, resolve, reject } = Promise.withResolvers<void>();
			const look = () => {
				if (text.includes(wanted, from)) resolve();
				else if (all.readableEnded) reject(new Error(`It never printed "${wanted}":\n${text}`));
			};
			look();
			all.on("data", look).on("end", look);
			await promise;
		},
	};
}
