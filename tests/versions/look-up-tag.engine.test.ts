import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkUnlisted } from "../../scripts/versions/check-unlisted.ts";
import { hubAnswers } from "../../scripts/versions/hub-answers.ts";
import { lookUpTag } from "../../scripts/versions/look-up-tag.ts";
import { listVersions, pickEngines } from "../../scripts/versions/read-engines.ts";
import { LISTED, UNLISTED, USUAL } from "../support/listed-engines.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { TAG, type TagRegistry, tagRegistry } from "../support/tag-registry.ts";
import { type TokenServer, tokenServer } from "../support/token-server.ts";

const cleanup = new AsyncDisposableStack();
const isHubThere = await hubAnswers();
const TAGGED = `docker:${TAG}`;
/** A version of which no registry has an image. */
const MISSING = "99.1";
let tokens: TokenServer;
let open: TagRegistry;
/** Demands a token as Docker Hub does. */
let guarded: TagRegistry;
/** Where a server has gone. */
let nowhere: string;

beforeAll(async () => {
	await using prepared = await prepareEngines();
	const { host, registry } = prepared;
	const image = (await host.getContainer(`${registry.network}-registry`).inspect()).Image;
	tokens = cleanup.use(await tokenServer());
	open = cleanup.use(await tagRegistry(host, image));
	guarded = cleanup.use(await tagRegistry(host, image, tokens));
	const gone = await tokenServer();
	nowhere = new URL(gone.realm).origin;
	await gone[Symbol.asyncDispose]();
});
afterAll(() => cleanup.disposeAsync());

describe("a tag is looked up", () => {
	test("in a registry that serves anybody", async () => {
		const registry = open.url;
		expect(await lookUpTag(TAGGED, { registry })).toEqual({ state: "found" });
		expect(await lookUpTag(`docker:${MISSING}-dind`, { registry })).toEqual({ state: "missing" });
		expect(await lookUpTag(`podman:${TAG}`, { registry })).toEqual({ state: "missing" });
	});

	test("with a token, in a registry that demands one", async () => {
		const registry = guarded.url;
		const url = `${registry}/v2/library/docker/manifests/${TAG}`;
		expect((await fetch(url, { method: "HEAD" })).status).toBe(401);
		expect(await lookUpTag(TAGGED, { registry })).toEqual({ state: "found" });
		expect(await lookUpTag(`docker:${MISSING}-dind`, { registry })).toEqual({ state: "missing" });
	});

	test("in vain where no token is given", async () => {
		expect(await lookUpTag("private:1", { registry: guarded.url })).toEqual({
			state: "unknown",
			reason: "it gives no token (status 403)",
		});
	});

	test("in vain where nothing answers, or no registry", async () => {
		expect(await lookUpTag(TAGGED, { registry: nowhere })).toMatchObject({
			state: "unknown",
			reason: expect.stringContaining("ECONNREFUSED"),
		});
		expect(await lookUpTag(TAGGED, { registry: tokens.realm })).toEqual({
			state: "unknown",
			reason: "it answers with status 403",
		});
	});

	test("no longer once that is interrupted", async () => {
		const signal = AbortSignal.abort();
		await expect(lookUpTag(TAGGED, { registry: open.url, signal })).rejects.toThrow("aborted");
	});

	test.runIf(isHubThere)("on Docker Hub", async () => {
		expect(await lookUpTag(USUAL.official)).toEqual({ state: "found" });
		expect(await lookUpTag(TAGGED)).toEqual({ state: "missing" });
	});
});

describe("versions that the list lacks", () => {
	const check = (versions: string[], images: "auto" | "stand-in", registry = open.url) =>
		checkUnlisted(pickEngines(LISTED, versions), LISTED, { images, registry });

	test("are fine where the registry has them, those of the list in any case", async () => {
		await expect(check([UNLISTED, USUAL.version], "auto")).resolves.toBeUndefined();
		await expect(check(["all"], "stand-in", nowhere)).resolves.toBeUndefined();
	});

	test("are refused where it lacks one, or is out of reach, or only stand-ins will do", async () => {
		await expect(check([UNLISTED, MISSING], "auto")).rejects.toMatchObject({
			kind: "images",
			message: `Docker Hub has no image docker:${MISSING}-dind.`,
			hint: expect.stringContaining(`Known here are ${listVersions(LISTED)};`),
		});
		await expect(check([UNLISTED], "auto", nowhere)).rejects.toMatchObject({
			kind: "images",
			message: expect.stringMatching(/does not list Docker 99\.0, .* docker:99\.0-dind: /),
			hint: expect.stringContaining("needs Docker Hub (registry-1.docker.io)"),
		});
		await expect(check([UNLISTED], "stand-in")).rejects.toMatchObject({
			kind: "images",
			message: expect.stringContaining("has no stand-in"),
		});
	});
});
