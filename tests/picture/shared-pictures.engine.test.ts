import { afterAll, beforeAll, expect, test } from "vitest";
import { runIn } from "../../scripts/host/run-in.ts";
import { SharedBrowser } from "../../scripts/picture/launch-browser.ts";
import { SharedPictures } from "../../scripts/picture/shared-pictures.ts";
import { type RealEngine, realEngine } from "../support/real-engine.ts";

const PAGE = '<!doctype html><title>Page</title><body><script src="a.js"></script>';
const SERVE = `mkdir /srv/site && echo '${PAGE}' > /srv/site/page.html
docker run -d --name web -p 8000:8000 -v /srv/site:/srv python:3.13-slim python -u -m http.server -d /srv
until curl -s localhost:8000 -o /dev/null; do sleep 0.1; done`;

const browser = new SharedBrowser();
const pictures = new SharedPictures(browser);
let one: RealEngine;
let other: RealEngine;

beforeAll(async () => {
	[one, other] = await Promise.all([realEngine(), realEngine()]);
	for (const { exit, stderr } of await Promise.all([run(one, SERVE), run(other, SERVE)])) {
		expect(exit, stderr).toBe(0);
	}
}, 180_000);
afterAll(async () => {
	await browser[Symbol.asyncDispose]();
	await Promise.all([one, other].map((real) => real?.[Symbol.asyncDispose]()));
});

const run = ({ engine }: RealEngine, command: string) =>
	runIn(engine.container, ["bash", "-ec", command]);

/** Has an engine's page say something. */
const says = (real: RealEngine, text: string) =>
	run(real, `echo 'document.body.append("${text}")' > /srv/site/a.js`);

/** Pictures an engine's page; the server's log tells what it was asked for. */
async function take(real: RealEngine) {
	const began = (await run(real, "date +%s.%N")).stdout.trim();
	const url = "http://localhost:8000/page.html";
	const shot = await pictures.take(real.engine.container, url, 30_000);
	const { stderr } = await run(real, `docker logs --since ${began} web`);
	return { shot, asked: [...stderr.matchAll(/"GET (\S+)/g)].map(([, path]) => path) };
}

test("what two engines answer alike is drawn once, and asked of each", async () => {
	await says(one, "bonjour");
	await says(other, "bonjour");
	const [first, second] = await Promise.all([take(one), take(other)]);
	expect(first.shot.text).toEqual(["bonjour"]);
	expect(second.shot).toBe(first.shot);
	expect(first.asked).toEqual(["/page.html", "/a.js"]);
	expect(second.asked).toEqual(first.asked);
});

test("what an engine answers otherwise is drawn again, and its servers are asked once for each file", async () => {
	await says(one, "bonjour");
	await take(one);
	await says(other, "bonsoir");
	const { shot, asked } = await take(other);
	expect(shot.text).toEqual(["bonsoir"]);
	expect(asked).toEqual(["/page.html", "/a.js"]);
});

test("a page that could not be drawn says nothing of the next", async () => {
	await run(one, "mv /srv/site/page.html /srv/site/page.away");
	const [failed, drawn] = await Promise.allSettled([take(one), take(other)]);
	await run(one, "mv /srv/site/page.away /srv/site/page.html");
	expect(failed).toMatchObject({ status: "rejected", reason: { name: "PictureError" } });
	expect(drawn).toMatchObject({ status: "fulfilled" });
});
