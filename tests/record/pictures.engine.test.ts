import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { digestOf } from "../../scripts/recording/checksum.ts";
import { pictureFile, recordingFile } from "../../scripts/recording/recording-file.ts";
import { type Recording, recordingSchema } from "../../scripts/recording/schema.ts";
import { type Checkout, checkout, NO_DOCKER } from "../support/checkout.ts";
import { USUAL } from "../support/listed-engines.ts";
import { sealed } from "../support/recordings.ts";
import { watchOutput } from "../support/watch-output.ts";

// Each test runs the recorder, on a machine that has other work to do.
vi.setConfig({ testTimeout: 180_000 });

const PAGE = "src/content/docs/a.mdx";
const RECORDING = recordingFile(USUAL.version, "a");
/** Where the fence of the picture begins in the page. */
const PLACE = `${PAGE}:10:1`;
const NO_BROWSER = { CHROMIUM_PATH: "/nonexistent/chromium" };
const TEXT = `---
images: ["python:3.13-slim"]
---

\`\`\`sh run id="serve"
mkdir site && echo '<!doctype html><h1>Bonjour</h1>' > site/index.html
docker run -d -p 8000:8000 -v ./site:/site python:3.13-slim python -m http.server -d /site
\`\`\`

\`\`\`sh run id="page" retry="20s" picture="http://localhost:8000/" alt="Bonjour, en grand."
curl -s --fail http://localhost:8000/
\`\`\`
`;

let one: Checkout;
/** Where its first picture stands. */
let picture: string;
let first: { readonly output: string; readonly json: string; readonly png: Buffer };

beforeAll(async () => {
	one = await checkout({ a: TEXT });
	const { output } = await one.record([]);
	const json = await one.read(RECORDING);
	picture = pictureFile(RECORDING, "page", recordingIn(json).snippets[1]?.picture?.digest ?? "");
	first = { output, json, png: await readFile(path(picture)) };
}, 180_000);
afterAll(() => one?.[Symbol.asyncDispose]());
beforeEach(async () => {
	await one.write({ [PAGE]: TEXT, [RECORDING]: first.json });
	await writeFile(path(picture), first.png);
});

const path = (file: string) => join(one.path, file);
const recordingIn = (json: string): Recording => recordingSchema.parse(JSON.parse(json));
const recording = (): Recording => recordingIn(first.json);

/** Makes the recording say that its picture is another file. */
async function replacePicture(file: Buffer): Promise<void> {
	await writeFile(path(pictureFile(RECORDING, "page", digestOf(file))), file);
	const { picture: before, ...page } = recording().snippets[1] ?? {};
	if (before === undefined) throw new Error("There is no picture.");
	const snippets = [
		recording().snippets[0],
		{ ...page, picture: { ...before, digest: digestOf(file) } },
	];
	const edited = sealed(recordingSchema.parse({ ...recording(), snippets }));
	await one.write({ [RECORDING]: JSON.stringify(edited) });
}

test("a picture is stored beside its recording", async () => {
	expect(first.output).toContain("1 page run, 1 new.");
	expect(await one.recordings()).toEqual(["a.json", `a.page.${digestOf(first.png)}.png`]);
	expect(recording().snippets[1]?.picture).toEqual({
		url: "http://localhost:8000/",
		text: ["Bonjour"],
		packages: [],
		digest: digestOf(first.png),
	});
	expect((await one.record(["--frozen"], NO_DOCKER)).code).toBe(0);
});

describe("a picture that is the same", () => {
	test("is left as it is", async () => {
		const before = await stat(path(picture));
		const { code, output } = await one.record(["--force"]);
		expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("1 kept.") });
		expect((await stat(path(picture))).mtimeMs).toBe(before.mtimeMs);
	});

	test("is no drift where another machine drew it a little otherwise", async () => {
		await replacePicture(await sharp(first.png).blur(0.5).png().toBuffer());
		expect((await one.record(["--check"])).output).toContain("1 page run, 1 kept.");
	});

	test("stays where no browser is there, and the log says so", async () => {
		await one.write({ [PAGE]: TEXT.replace("mkdir site", "mkdir  site") });
		const { code, output } = await one.record([], NO_BROWSER);
		expect(code).toBe(0);
		expect(output).toContain(
			"! a page: http://localhost:8000/ keeps its former picture. There is no Chromium here.",
		);
		expect(await readFile(path(picture))).toEqual(first.png);
		expect((await one.record(["--frozen"], NO_DOCKER)).code).toBe(0);
	});
});

test("a picture that looks otherwise is drift, at its fence", async () => {
	await replacePicture(await sharp(first.png).negate({ alpha: false }).png().toBuffer());
	const { code, output } = await one.record(["--check"]);
	expect(code).toBe(1);
	expect(output).toContain(`${PLACE} The screen of \`page\` drifted from its recording.`);
	expect(output).toMatch(
		/\+ \(\d\d\d?\.\d % of the picture's pixels differ; its text is the same\)/,
	);
});

test("a picture that says something else is drift, with the lines that differ", async () => {
	await one.write({
		[RECORDING]: JSON.stringify(
			sealed(recordingSchema.parse(JSON.parse(first.json.replace('"Bonjour"', '"Bonsoir"')))),
		),
	});
	const { code, output } = await one.record(["--check"]);
	expect(code).toBe(1);
	expect(output).toContain(`${PLACE} The screen of \`page\` drifted from its recording.`);
	expect(output).toMatch(/- Bonsoir\n +\+ Bonjour/);
});

test("a picture that was edited by hand or is missing is told without Docker, and taken anew", async () => {
	const message = `${PAGE}:5:1 Its recording lacks the picture of \`page\`, or it was edited by hand`;
	await writeFile(path(picture), await sharp(first.png).negate().png().toBuffer());
	const edited = await one.record(["--frozen"], NO_DOCKER);
	expect(edited).toEqual({ code: 1, output: expect.stringContaining(message) });
	await rm(path(picture));
	const missing = await one.record(["--frozen"], NO_DOCKER);
	expect(missing).toEqual({ code: 1, output: expect.stringContaining(message) });
	expect((await one.record([])).code).toBe(0);
	expect(await readFile(path(picture))).toEqual(first.png);
});

test("a new picture needs a browser, and nothing is written without one", async () => {
	await one.write({ [PAGE]: TEXT.replace("Bonjour<", "Bonsoir<") });
	const { code, output } = await one.record([], NO_BROWSER);
	expect(code).toBe(1);
	expect(output).toContain(`${PLACE} A browser must picture http://localhost:8000/. There is no`);
	expect(output).toContain("Install Chromium or Chrome, or set CHROMIUM_PATH.");
	expect(await one.read(RECORDING)).toBe(first.json);
});

test("a page that answers with an error breaks the recording, at its fence", async () => {
	await one.write({
		[PAGE]: `${TEXT.replace(':8000/" alt', ':8000/docs" alt')}\n\`\`\`sh run id="end"\ntrue\n\`\`\`\n`,
	});
	const { code, output } = await one.record([]);
	expect(code).toBe(1);
	expect(output).toContain(`${PLACE} http://localhost:8000/docs answers with status 404.`);
	expect(output).toContain("1 snippet was not run after the break: end.");
	expect(await readFile(path(picture))).toEqual(first.png);
});

test("a picture that is not asked for any more goes", async () => {
	await one.write({ [PAGE]: TEXT.replace(/ picture=.*/, "") });
	expect((await one.record([])).output).toContain("1 terminal changed");
	expect(await one.recordings()).toEqual(["a.json"]);
});

test("an interruption does not wait for a page that never comes to rest", async () => {
	const restless =
		"<p id=p></p><script>let n = 0; setInterval(() => { p.textContent = n++ })</script>";
	await one.write({ [PAGE]: TEXT.replace("<h1>Bonjour</h1>", restless) });
	const run = one.start([]);
	await watchOutput(run).until("$ curl -s --fail");
	// By then, the browser looks at it again and again.
	await setTimeout(4000);
	const asked = Date.now();
	run.kill("SIGINT");
	const { exitCode } = await run;
	// The snippet may take 60 s: hanging is the fault here, not a busy machine.
	expect(Date.now() - asked).toBeLessThan(20_000);
	expect(exitCode).toBe(130);
});
