import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findCredentials } from "../../scripts/host/find-credentials.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const HUB = "https://index.docker.io/v1/";
const auth = (text: string) => ({ auth: Buffer.from(text).toString("base64") });
let folder: TemporaryFolder;
let told: string[];

beforeEach(async () => {
	folder = await temporaryFolder();
	told = [];
});
afterEach(() => folder[Symbol.asyncDispose]());

/** What is found for an image, where Docker has these settings, and helpers that print or fail. */
async function find(
	settings: object | string,
	reference = "docker:28.5-dind",
	helpers: Record<string, string> = {},
) {
	const text = typeof settings === "string" ? settings : JSON.stringify(settings);
	await folder.write({ "config.json": text });
	for (const [name, script] of Object.entries(helpers)) {
		const program = `docker-credential-${name}`;
		await folder.write({ [program]: `#!/bin/sh\nserver=$(cat)\n${script}\n` });
		await chmod(join(folder.path, program), 0o755);
	}
	const env = { DOCKER_CONFIG: folder.path, PATH: `${folder.path}:${process.env["PATH"]}` };
	return await findCredentials(reference, (line) => told.push(line), env);
}

/** A helper that tells a name and a password, and what it was asked for and how. */
const TELLS = `echo '{ "ServerURL": "'$server'", "Username": "'$1'", "Secret": "of '$server'" }'`;

describe("who has logged in is found", () => {
	const ann = { serveraddress: HUB, username: "ann", password: "a:b" };

	test.each([
		["docker:28.5-dind", HUB],
		["owner/name", HUB],
		["docker.io/library/alpine", HUB],
		["alpine", "index.docker.io"],
	])("in Docker's settings, for %s", async (reference, name) => {
		expect(await find({ auths: { [name]: auth("ann:a:b") } }, reference)).toEqual(ann);
	});

	test("for another registry, and only for it", async () => {
		const settings = { auths: { "ghcr.io": auth("bob:c"), [HUB]: auth("ann:a:b") } };
		const bob = { serveraddress: "ghcr.io", username: "bob", password: "c" };
		expect(await find(settings, "ghcr.io/owner/name:1")).toEqual(bob);
		for (const other of ["localhost/a", "127.0.0.1:5000/a", "notdocker.io/library/alpine"]) {
			expect(await find(settings, other)).toBeUndefined();
		}
	});

	test("with a token in the place of a password", async () => {
		const settings = { auths: { [HUB]: { ...auth("ann:"), identitytoken: "one" } } };
		expect(await find(settings)).toEqual({ serveraddress: HUB, identitytoken: "one" });
	});

	test("by the helper for all registries, or for one", async () => {
		const helpers = { all: TELLS, one: `echo '{ "Username": "<token>", "Secret": "two" }'` };
		const settings = { credsStore: "all", credHelpers: { "ghcr.io": "one" }, auths: { [HUB]: {} } };
		expect(await find(settings, "alpine", helpers)).toEqual({
			serveraddress: HUB,
			username: "get",
			password: `of ${HUB}`,
		});
		const server = { serveraddress: "ghcr.io", identitytoken: "two" };
		expect(await find(settings, "ghcr.io/a/b", helpers)).toEqual(server);
	});
});

test("nobody is found where nobody has logged in", async () => {
	const helper = { all: 'echo "credentials not found in native keychain"; exit 1' };
	expect(await find({ credsStore: "all" }, "alpine", helper)).toBeUndefined();
	expect(await find({ auths: { [HUB]: {} } })).toBeUndefined();
	expect(await find({})).toBeUndefined();
	const env = { DOCKER_CONFIG: join(folder.path, "none") };
	expect(await findCredentials("alpine", (line) => told.push(line), env)).toBeUndefined();
	expect(told).toEqual([]);
});

test("what cannot be read is told without what it holds, and pulls go on", async () => {
	expect(await find(`{ "auths": { "${HUB}": { "auth": "c2VjcmV0" } }`)).toBeUndefined();
	expect(await find({ credsStore: "gone" })).toBeUndefined();
	expect(
		await find({ credsStore: "locked" }, "a", { locked: "echo locked; exit 1" }),
	).toBeUndefined();
	expect(await find({ credsStore: "odd" }, "a", { odd: "echo c2VjcmV0" })).toBeUndefined();
	expect(told).toEqual([
		`${folder.path}/config.json cannot be read: pulling without \`docker login\``,
		expect.stringMatching(/^docker-credential-gone does not tell: .*ENOENT/s),
		"docker-credential-locked does not tell: pulling without `docker login` (locked)",
		"docker-credential-odd does not tell: pulling without `docker login` (its answer is none)",
	]);
});
