import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { recordingSchema } from "../../scripts/recording/schema.ts";
import { page } from "../faults/pages.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { USUAL } from "../support/listed-engines.ts";
import { type Fault, pullLimit, TOO_MANY } from "./fault.ts";
import type { Asked } from "./hub-server.ts";
import type { Published } from "./publish-image.ts";
import { type RebuiltHub, rebuildHub } from "./rebuilt-hub.ts";

// The first run builds the images.
vi.setConfig({ hookTimeout: 3_600_000, testTimeout: 600_000 });

const cleanup = new AsyncDisposableStack();
const ONE = { a: page("docker run --rm alpine echo one") };
let hub: RebuiltHub;

beforeAll(async () => {
	hub = cleanup.use(await rebuildHub({ onProgress: console.log }));
});
afterAll(() => cleanup.disposeAsync());
afterEach(() => {
	hub.server.fault = () => undefined;
});

/** Runs a command of the project in a checkout with that page, as from a machine that reaches the hub. */
async function run(own: Checkout, script: string, ...words: string[]) {
	const command = [process.execPath, `scripts/${script}.ts`, ...words];
	const { exitCode, all } = await hub.start(command, { cwd: own.path });
	return { code: exitCode, output: String(all) };
}

const record = (own: Checkout, ...words: string[]) =>
	run(own, "record", "--images", "official", "--engine", USUAL.version, ...words);

async function recorded(own: Checkout) {
	const path = `src/content/recordings/${USUAL.version}/a.json`;
	return recordingSchema.parse(JSON.parse(await own.read(path)));
}

function imageOf(reference: string): Published {
	const image = hub.images.get(reference);
	if (image === undefined) throw new Error(`The hub has no ${reference}.`);
	return image;
}

/** Lets the requests for an image fail. */
const onImage = (name: string, fault: Fault) => (asked: Asked) =>
	asked.name === `library/${name}` && asked.kind === "manifest" ? fault : undefined;

test("an engine that cannot be pulled for now is told so, with what to do", async () => {
	await using own = await checkout(ONE);
	hub.server.fault = onImage("docker", TOO_MANY);
	const { code, output } = await record(own);
	expect(output).toMatch(/^record: .*toomanyrequests/m);
	expect(output).toContain("`docker login` on this machine");
	expect(code).toBe(3);
});

test("a machine that reaches Docker Hub takes official images by itself", async () => {
	await using own = await checkout(ONE);
	const { code, output } = await run(own, "record", "--engine", USUAL.version);
	expect(output).toContain("official images");
	expect(code, output).toBe(0);
	const { provenance } = await recorded(own);
	expect(provenance).toMatchObject({
		kind: "official",
		images: [{ reference: "alpine:latest", kind: "official" }],
	});
	expect(provenance.images[0]?.digest).toBe(hub.server.tags.get("library/alpine:latest"));
});

test("a limit that is met in the middle of a run is told at the line that met it", async () => {
	await using own = await checkout({ a: page("docker run --rm hello-world") });
	hub.server.fault = onImage("hello-world", TOO_MANY);
	const { code, output } = await record(own);
	expect(output).toMatch(/a\.mdx:2:1 /);
	expect(output).toContain("`docker login` on this machine");
	expect(code).toBe(1);

	hub.server.fault = () => undefined;
	expect((await record(own)).code).toBe(0);
});

test("images that a page begins with are told so, too", async () => {
	const images = '---\nimages: ["postgres:17"]\n---\n\n';
	await using own = await checkout({ a: images + page("docker image ls") });
	hub.server.fault = onImage("postgres", TOO_MANY);
	const { code, output } = await record(own);
	expect(output).toMatch(/The image postgres:17 cannot be pulled: .*toomanyrequests/);
	expect(output).toContain("`docker login` on this machine");
	expect(code).toBe(1);
});

test("what was pulled before needs no pull", async () => {
	await using own = await checkout({ a: page("docker run --rm alpine echo again") });
	hub.server.fault = pullLimit(0);
	const { code, output } = await record(own);
	expect(code, output).toBe(0);
});

test("a pull that is slow, and one that breaks off once, are only slow", async () => {
	await using own = await checkout({ a: page("docker run --rm slow echo slow") });
	// Layers that the cache lacks so far.
	await hub.publish(imageOf("registry:2"), "slow:latest");
	let asked = 0;
	hub.server.fault = ({ kind }) => {
		if (kind !== "blob") return undefined;
		asked++;
		return asked === 1 ? { breaksAfter: 100_000 } : { pause: 50 };
	};
	const { code, output } = await record(own);
	expect(code, output).toBe(0);
});

test("a layer that never comes whole is told at its line", async () => {
	await using own = await checkout({ a: page("docker run --rm broken echo broken") });
	await hub.publish(imageOf("postgres:17"), "broken:latest");
	hub.server.fault = ({ kind }) => (kind === "blob" ? { breaksAfter: 100_000 } : undefined);
	const { code, output } = await record(own);
	expect(output).toMatch(/a\.mdx:2:1 /);
	expect(code).toBe(1);
});

test("another image under the same tag takes the place of the one that was pulled", async () => {
	const pages = { a: `---\nimages: ["alpine"]\n---\n\n${page("docker image ls -a")}` };
	await using first = await checkout(pages);
	expect((await record(first)).code).toBe(0);

	const alpine = imageOf("alpine:latest");
	const config = { ...alpine.config, created: "2026-01-01T00:00:00Z" };
	await hub.publish({ ...alpine, config }, "alpine:latest");
	await using second = await checkout(pages);
	const { code, output } = await record(second);
	expect(code, output).toBe(0);
	const [before, after] = [await recorded(first), await recorded(second)];
	expect(after.provenance.images[0]?.digest).toBe(hub.server.tags.get("library/alpine:latest"));
	expect(after.provenance.images[0]?.digest).not.toBe(before.provenance.images[0]?.digest);
	// The older one is not left behind without a name.
	expect(after.snippets[0]?.steps[0]?.screen).toHaveLength(2);
});

test("a version that only Docker Hub has is listed and recorded", async () => {
	await using own = await checkout(ONE);
	const version = `${USUAL.version}.2`;
	await hub.publish(imageOf(USUAL.official), `docker:${version}-dind`);
	const { code, output } = await run(own, "new-engine", version);
	expect(code, output).toBe(0);
	expect(await own.read("snippets/engines.json")).toContain(`docker:${version}-dind`);
});

test.each([
	["lacks it", undefined, /Docker Hub has no image docker:99\.1-dind\./],
	["has had enough", TOO_MANY, /status 429, for too many requests; try again in 60 s/],
	["fails", { status: 500 }, /status 500/],
	["gives no token", { status: 503 }, /status 503/],
] as const)("a version is not listed where Docker Hub %s", async (_, fault, message) => {
	await using own = await checkout(ONE);
	const kinds = fault?.status === 503 ? ["token"] : ["manifest"];
	hub.server.fault = ({ kind }) => (kinds.includes(kind) ? fault : undefined);
	const { code, output } = await run(own, "new-engine", "99.1");
	expect(output).toMatch(message);
	expect(code).toBe(3);
	expect(await own.read("snippets/engines.json")).not.toContain("99.1");
});
