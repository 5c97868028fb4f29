import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

/** Most that a page may weigh, compressed, in bytes. */
export const MOST_WEIGHT = 120 * 1024;

/** Adds up what a page asks for, without pictures, each answer compressed as a server would. */
export class PageWeight {
	readonly #responses: Response[] = [];

	/** Begins to listen: before the page is opened. */
	constructor(page: Page) {
		page.on("response", (response) => this.#responses.push(response));
	}

	/** Bytes so far. */
	async total(): Promise<number> {
		const counted = this.#responses.filter(
			(response) => response.request().resourceType() !== "image",
		);
		const sizes = counted.map(async (response) => gzipSync(await response.body()).length);
		return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
	}
}
