import type Docker from "dockerode";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { MACHINE } from "../plan/machine.ts";
import { messageOf } from "../text/message-of.ts";
import { fetchInEngine } from "./fetch-in-engine.ts";
import { packageFile } from "./package-file.ts";
import { PictureError } from "./picture-error.ts";

/** How many screenshots in a row must be equal until a page counts as drawn. */
const EQUAL_SHOTS = 6;

/** How long to wait for a page to be idle before it is looked at anyway, in milliseconds. */
const LONGEST_WORK = 1000;

/** A page as a browser draws it. */
export interface Shot {
	readonly png: Buffer;
	/** The page's visible text, a line a line. */
	readonly text: string[];
	/** npm packages from which the CDN's files were taken: `swagger-ui-dist 5.35.0`. */
	readonly packages: string[];
}

/**
 * Takes a picture of a page of the engine once it asks for nothing and does not move any more. The
 * engine's servers answer the browser, and npm packages in place of their CDN; nothing else does.
 *
 * @param engine The engine's container.
 * @param timeout In milliseconds.
 * @throws {PictureError} when the page cannot be had as it is.
 */
export async function takePicture(
	browser: Browser,
	engine: Docker.Container,
	url: string,
	timeout: number,
): Promise<Shot> {
	await using context = await browser.newContext({
		viewport: { width: MACHINE.picture.width, height: MACHINE.picture.height },
		deviceScaleFactor: MACHINE.picture.scale,
		locale: "fr-FR",
		timezoneId: "UTC",
		serviceWorkers: "block",
	});
	const traffic = await answerRequests(context, engine);
	const { packages, failures } = traffic;
	const page = await context.newPage();
	page.setDefaultTimeout(timeout);
	try {
		const response = await page.goto(url);
		if (failures.length > 0) throw failures[0];
		if (response?.ok() !== true) {
			const hint = "Correct `picture`, or the server.";
			throw new PictureError(`${url} answers with status ${response?.status()}.`, hint);
		}
		const png = await steadyScreenshot(page, timeout, () => traffic.pending > 0);
		if (failures.length > 0) throw failures[0];
		const lines = (await page.locator("body").innerText()).split("\n").map((line) => line.trim());
		const text = lines.filter((line) => line !== "");
		if (text.length === 0) {
			throw new PictureError(`${url} shows no text.`, "Look at the page's scripts in a browser.");
		}
		return { png: await shrink(png), text, packages: [...packages].sort() };
	} catch (error) {
		// Why a request got no answer says more than the browser's error, which is only that it got none.
		const cause = failures[0] ?? error;
		if (cause instanceof PictureError) throw cause;
		const reason = messageOf(cause).split("\n", 1)[0];
		const hint = "Correct the page, or raise the snippet's `timeout`.";
		throw new PictureError(`${url} cannot be pictured: ${reason}`, hint, { cause });
	}
}

/** Answers all that a browser's pages ask for; it has no network of its own. */
async function answerRequests(context: BrowserContext, engine: Docker.Container) {
	const traffic = { packages: new Set<string>(), failures: [] as unknown[], pending: 0 };
	await context.route("**/*", async (route) => {
		traffic.pending++;
		const url = route.request().url();
		try {
			if (new URL(url).hostname === "localhost") {
				return await route.fulfill(await fetchInEngine(engine, url));
			}
			const file = packageFile(url);
			if (file === undefined) return await route.abort();
			traffic.packages.add(file.package);
			await route.fulfill({ path: file.path });
		} catch (error) {
			traffic.failures.push(error);
			// This fails where the page was closed meanwhile, and need not be told.
			await route.abort().catch(() => {});
		} finally {
			traffic.pending--;
		}
	});
	return traffic;
}

/** Takes screenshots until several in a row are equal. Counted, not timed, since a busy machine draws late. */
async function steadyScreenshot(
	page: Page,
	timeout: number,
	isAsking: () => boolean,
): Promise<Buffer> {
	const giveUp = performance.now() + timeout;
	let last: Buffer | undefined;
	let equal = 0;
	while (performance.now() < giveUp) {
		await untilIdle(page, giveUp);
		const next = await page.screenshot({ fullPage: true, animations: "disabled" });
		equal = !isAsking() && last?.equals(next) ? equal + 1 : 1;
		if (equal === EQUAL_SHOTS) return next;
		last = next;
	}
	throw new PictureError(
		`${page.url()} does not come to rest within ${timeout / 1000} s.`,
		"Picture a page that does not move.",
	);
}

/**
 * Waits until the page has done what it had to do for now. On a busy machine the browser may not find a
 * page idle for minutes, nor does Playwright limit how long a script may take: both are limited here.
 *
 * @param giveUp When to wait no longer, as `performance.now()` has it.
 */
async function untilIdle(page: Page, giveUp: number): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	const timer = setTimeout(resolve, giveUp - performance.now());
	page
		.evaluate(async (timeout: number) => {
			await new Promise((idle) => requestIdleCallback(idle, { timeout }));
		}, LONGEST_WORK)
		.then(() => resolve(), reject);
	await promise.finally(() => clearTimeout(timer));
}

/** The same PNG in as few bytes as can be without a visible loss. */
async function shrink(png: Buffer): Promise<Buffer> {
	// Loaded here: few runs take a picture.
	const { default: sharp } = await import("sharp");
	// Few colours are enough for a page, and take a third of the space.
	return await sharp(png).png({ palette: true, effort: 10, dither: 0 }).toBuffer();
}
