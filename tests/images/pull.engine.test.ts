import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { followProgress } from "../../scripts/host/follow-progress.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { packFolder } from "../../scripts/images/pack-folder.ts";
import { pull } from "../../scripts/images/pull.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { guardedRegistry, type TagRegistry } from "../support/tag-registry.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { tokenServer } from "../support/token-server.ts";

const USER = { username: "ann", password: "secret-of-ann" };
const AUTH = Buffer.from(`${USER.username}:${USER.password}`).toString("base64");

const cleanup = new AsyncDisposableStack();
let host: Docker;
let registry: TagRegistry;
/** An image of that registry, which nobody gets who has not logged in. */
let reference: string;
let settings: TemporaryFolder;

beforeAll(async () => {
	const prepared = cleanup.use(await prepareEngines());
	host = prepared.host;
	const name = `${prepared.registry.network}-registry`;
	const image = (await host.getContainer(name).inspect()).Image;
	const user = `${USER.username}:${USER.password}`;
	const tokens = cleanup.use(await tokenServer({ user }));
	registry = cleanup.use(await guardedRegistry(host, image, tokens));
	settings = cleanup.use(await temporaryFolder());
	const repo = `127.0.0.1:${registry.port}/library/guarded`;
	reference = `${repo}:1`;
	await using folder = await temporaryFolder();
	await folder.write({ file: "content" });
	const archive = Readable.from([await packFolder(folder.path)]);
	const imported = await host.importImage(archive, { fromSrc: "-", repo, tag: "1" });
	await followProgress(host, imported);
	cleanup.defer(() => removed(host.getImage(reference).remove()));
	const authconfig = { ...USER, serveraddress: registry.url };
	await followProgress(host, await host.getImage(reference).push({ authconfig }));
}, 300_000);
afterAll(() => cleanup.disposeAsync());

beforeEach(async () => {
	await removed(host.getImage(reference).remove());
	vi.stubEnv("DOCKER_CONFIG", settings.path);
});
afterEach(() => vi.unstubAllEnvs());

test("the host's engine pulls as who has logged in", async () => {
	const auths = { [`127.0.0.1:${registry.port}`]: { auth: AUTH } };
	await settings.write({ "config.json": JSON.stringify({ auths }) });
	expect(await pull(host, reference, () => {})).toBe(reference);
	expect((await host.getImage(reference).inspect()).RepoTags).toEqual([reference]);
});

test("a pull that is refused says what it needs", async () => {
	await settings.write({ "config.json": "{}" });
	await expect(pull(host, reference, () => {})).rejects.toMatchObject({
		kind: "images",
		message: expect.stringContaining(`${reference} cannot be pulled: `),
		hint: expect.stringContaining("Docker's daemon must reach the registry"),
	});
});

test("a pull that meets the limit says how to go on", async () => {
	const errors = [{ code: "TOOMANYREQUESTS", message: "You have reached your pull rate limit." }];
	const server = createServer(({ url }, response) => {
		response.writeHead(url === "/v2/" ? 200 : 429, { "content-type": "application/json" });
		response.end(JSON.stringify({ errors }));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	try {
		await expect(pull(host, `127.0.0.1:${port}/library/a:1`, () => {})).rejects.toMatchObject({
			kind: "images",
			message: expect.stringContaining("You have reached your pull rate limit."),
			hint: expect.stringMatching(/`docker login`.* Or wait /),
		});
	} finally {
		server.close();
	}
});
