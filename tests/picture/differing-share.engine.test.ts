import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	differingShare,
	haveSameColours,
	MOST_SHARE,
} from "../../scripts/picture/differing-share.ts";
import { SharedBrowser } from "../../scripts/picture/launch-browser.ts";

const shared = new SharedBrowser();
let browser: Browser;

beforeAll(async () => {
	browser = await shared.launch();
});
afterAll(() => shared[Symbol.asyncDispose]());

/** A page of some routes, drawn. */
async function draw(style: string, routes: readonly string[]): Promise<Buffer> {
	const page = await browser.newPage({ viewport: { width: 412, height: 240 } });
	const rows = routes.map((route) => `<p>GET ${route}</p>`).join("");
	await page.setContent(
		`<style>body { font-family: sans-serif } p { padding: 1rem; border: 2px solid; background: lightblue } ${style}</style><h1>simple-api</h1>${rows}`,
	);
	const png = await page.screenshot({ fullPage: true });
	await page.close();
	return png;
}

test("a picture looks the same where another machine's fonts drew its letters", async () => {
	const one = await draw("body { line-height: 1.5rem }", ["/health", "/items"]);
	const other = await draw("body { line-height: 1.5rem; font-family: serif }", [
		"/health",
		"/items",
	]);
	const share = await differingShare(one, other);
	expect(share).toBeGreaterThan(0);
	expect(share).toBeLessThan(MOST_SHARE);
});

test.each([
	["without its style", "p { all: unset }", ["/health", "/items"]],
	["with a route more, and so taller", "", ["/health", "/items", "/users", "/orders"]],
	["with other colours", "p { background: tomato }", ["/health", "/items"]],
])("a picture looks otherwise %s", async (_, style, routes) => {
	const one = await draw("", ["/health", "/items"]);
	const other = await draw(style, routes);
	expect(await differingShare(one, other)).toBeGreaterThan(MOST_SHARE);
	expect(await differingShare(other, one)).toBeGreaterThan(MOST_SHARE);
});

test.each([
	["another font", "p { font-family: serif }", true],
	["a badge of another colour", "p { border-left: 1rem solid red }", false],
	["a small round badge of another colour", "h1::after { content: '●'; color: red }", false],
])("its colours are held apart from its letters: %s", async (_, style, isSame) => {
	const plain = "p { border-left: 1rem solid green } h1::after { content: '●'; color: green }";
	const one = await draw(plain, ["/health", "/items"]);
	const other = await draw(`${plain} ${style}`, ["/health", "/items"]);
	expect(await haveSameColours(one, other)).toBe(isSame);
	expect(await haveSameColours(other, one)).toBe(isSame);
});
