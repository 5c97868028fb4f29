import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

/** Most that a page may weigh, compressed, in bytes. */
export const MOST_WEIGHT = 70 * 1024;

/** Most that its scripts may, before the reader does anything. */
export const MOST_SCRIPTS = 30 * 1024;

/** Adds up what a page asks for, without pictures, each answer compressed as a server would. */
export class PageWeight {
	readonly #responses: Response[] = [];

	/** Begins to listen: before the page is opened. */
	constructor(page: Page) {
		page.on("response", (response) => this.#responses.push(response));
	}

	/** Bytes so far. */
	async total(): Promise<number> {
		return await sum(this.#responses.filter((one) => kindOf(one) !== "image"));
	}

	/** Bytes of its scripts so far, without those that stand in the page itself. */
	async scripts(): Promise<number> {
		return await sum(this.#responses.filter((one) => kindOf(one) === "script"));
	}
}

function kindOf(response: Response): string {
	return response.request().resourceType();
}

async function sum(responses: readonly Response[]): Promise<number> {
	const sizes = responses.map(async (response) => gzipSync(await response.body()).length);
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
