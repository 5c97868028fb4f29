import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lookUpTag } from "../../scripts/versions/look-up-tag.ts";
import { type Fault, TOO_MANY } from "../hub/fault.ts";
import { type Asked, type HubServer, startHubServer } from "../hub/hub-server.ts";
import { Store } from "../hub/store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const cleanup = new AsyncDisposableStack();
let hub: HubServer;

beforeAll(async () => {
	const store = new Store(cleanup.use(await temporaryFolder()).path);
	hub = cleanup.use(await startHubServer(store));
	hub.tags.set("library/docker:29-dind", await store.writeImage({ config: {}, layers: [] }));
});
afterAll(() => cleanup.disposeAsync());
beforeEach(() => {
	hub.fault = () => undefined;
});

const lookUp = (reference: string) => lookUpTag(reference, { registry: hub.url });

test("a tag is found, or missing, as Docker Hub has it", async () => {
	expect(await lookUp("docker:29-dind")).toEqual({ state: "found" });
	expect(await lookUp("docker:99.1-dind")).toEqual({ state: "missing" });
});

test("an image that Docker Hub lacks is not told from one that is private", async () => {
	expect(await lookUp("podman:5")).toEqual({
		state: "unknown",
		reason: "it answers with status 401",
	});
});

const tooMany = "status 429, for too many requests; try again in 60 s";
test.each<[Asked["kind"], Fault, string]>([
	["manifest", TOO_MANY, `it answers with ${tooMany}`],
	["manifest", { ...TOO_MANY, headers: {} }, "it answers with status 429, for too many requests"],
	["manifest", { status: 500 }, "it answers with status 500"],
	["token", { status: 503 }, "it gives no token (status 503)"],
	["token", TOO_MANY, `it gives no token (${tooMany})`],
])("where the %s is refused (%j), that is the reason", async (kind, fault, reason) => {
	hub.fault = (asked) => (asked.kind === kind ? fault : undefined);
	expect(await lookUp("docker:29-dind")).toEqual({ state: "unknown", reason });
});
