import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runIn } from "../../scripts/host/run-in.ts";
import { SharedBrowser } from "../../scripts/picture/launch-browser.ts";
import { takePicture } from "../../scripts/picture/take-picture.ts";
import { MACHINE } from "../../scripts/plan/machine.ts";
import { type RealEngine, realEngine } from "../support/real-engine.ts";

const SERVE =
	"docker run -d -p 8000:8000 -v /srv:/srv python:3.13-slim python -m http.server -d /srv";
const READY =
	"for _ in $(seq 100); do curl -s localhost:8000 -o /dev/null && exit; sleep 0.1; done; exit 1";

let real: RealEngine;
const shared = new SharedBrowser();
let browser: Browser;

beforeAll(async () => {
	browser = await shared.launch();
	real = await realEngine();
	for (const command of [SERVE, READY]) expect((await run(command)).exit).toBe(0);
}, 180_000);
afterAll(async () => {
	await shared[Symbol.asyncDispose]();
	await real?.[Symbol.asyncDispose]();
});

const run = (command: string) => runIn(real.engine.container, ["bash", "-c", command]);

const picture = (url: string, timeout: number) =>
	takePicture(browser, real.engine.container, url, timeout);

async function take(html: string, timeout = 30_000) {
	const write = `cat > /srv/a.html <<<'<!doctype html><meta charset="utf-8">'"$1"`;
	await runIn(real.engine.container, ["bash", "-c", write, "bash", html]);
	return await picture("http://localhost:8000/a.html", timeout);
}

test("a page of the engine is pictured, twice the same, with its text", async () => {
	await run("echo \"document.body.append('drawn by a script')\" > /srv/a.js");
	const html = '<p>Santé <br>  à tous<script src="a.js"></script>';
	const shot = await take(html);
	expect(shot.text).toEqual(["Santé", "à tous", "drawn by a script"]);
	expect(shot.packages).toEqual([]);
	const { width, height, format } = await sharp(shot.png).metadata();
	expect({ width, height, format }).toEqual({
		width: 412 * MACHINE.picture.scale,
		height: 240 * MACHINE.picture.scale,
		format: "png",
	});
	expect((await take(html)).png.equals(shot.png)).toBe(true);
});

test("all of a tall page is pictured", async () => {
	const { png } = await take('<body style="margin: 0"><p style="margin: 0; height: 1500px">high');
	expect((await sharp(png).metadata()).height).toBe(1500 * MACHINE.picture.scale);
});

test("a package stands in for its CDN, and nothing for the rest of the internet", async () => {
	const { text, packages } = await take(
		`<img src="https://example.com/logo.png" alt="no logo">
		<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/swagger-ui.css">
		<script src="https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/swagger-ui-bundle.js"></script>
		<script>document.write("<p>" + typeof SwaggerUIBundle)</script>`,
	);
	expect(text.at(-1)).toBe("function");
	expect(packages).toEqual([expect.stringMatching(/^swagger-ui-dist 5\./)]);
});

test.each([
	["http://localhost:8000/nowhere", "http://localhost:8000/nowhere answers with status 404."],
	["http://localhost:8001/", "http://localhost:8001/ does not answer: curl: (7)"],
])("a page that is not there is told: %s", async (url, message) => {
	await expect(picture(url, 30_000)).rejects.toMatchObject({
		name: "PictureError",
		message: expect.stringContaining(message),
	});
});

test("a file that the CDN would give and no package gives is told", async () => {
	const html = '<script src="https://cdn.jsdelivr.net/npm/swagger-ui-dist@4/a.js"></script>';
	await expect(take(html)).rejects.toThrow("the package installed is swagger-ui-dist 5.");
});

test("a page that draws late is waited for, and one that draws nothing is told", async () => {
	await run("echo '[1]' > /srv/late.json");
	const late = (wait: number) => `<p id=p><script>setTimeout(async () => {
			const [found] = await (await fetch("late.json")).json();
			setTimeout(() => { p.textContent = found }, ${wait});
		}, ${wait})</script>`;
	expect((await take(late(50))).text).toEqual(["1"]);
	await expect(take("<p></p>")).rejects.toThrow("/a.html shows no text.");
});

test("a page that the browser never finds idle is told, too, and holds nothing up", async () => {
	const html = "<h1>busy</h1><script>window.requestIdleCallback = () => 0;</script>";
	await expect(take(html, 2000)).rejects.toMatchObject({
		message: "http://localhost:8000/a.html does not come to rest within 2 s.",
	});
});

test("a page that never comes to rest is told", async () => {
	const html = "<p id=p><script>let n = 0; setInterval(() => { p.textContent = n++ })</script>";
	await expect(take(html, 3000)).rejects.toThrow("does not come to rest within 3 s");
});
