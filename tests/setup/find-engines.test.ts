import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findEngines } from "../../scripts/setup/find-engines.mjs";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const CONTEXT = createHash("sha256").update("lab").digest("hex");
let home: TemporaryFolder;

beforeEach(async () => {
	home = await temporaryFolder();
});
afterEach(() => home[Symbol.asyncDispose]());

const optionsOf = (env: NodeJS.ProcessEnv) =>
	findEngines(env, home.path).map(({ options }) => options);

/** Writes what a client's certificates are in a folder below the home. */
const writeCertificates = (folder: string) =>
	home.write(
		Object.fromEntries(["ca", "cert", "key"].map((name) => [`${folder}/${name}.pem`, name])),
	);
const TLS = {
	protocol: "https",
	ca: Buffer.from("ca"),
	cert: Buffer.from("cert"),
	key: Buffer.from("key"),
};

/** Writes the context `lab`, as the CLI files it. */
const writeContext = (address: string, folder = ".docker") =>
	home.write({
		[`${folder}/contexts/meta/${CONTEXT}/meta.json`]: JSON.stringify({
			Endpoints: { docker: { Host: address } },
		}),
	});

describe("the engine of DOCKER_HOST", () => {
	test("is the only one, by its name", () => {
		expect(findEngines({ DOCKER_HOST: "tcp://10.0.0.1:2375" }, home.path)).toEqual([
			{
				name: "DOCKER_HOST=tcp://10.0.0.1:2375",
				options: { protocol: "http", host: "10.0.0.1", port: 2375 },
			},
		]);
	});

	test.each([
		["unix:///run/a.sock", { socketPath: "/run/a.sock" }],
		["npipe:////./pipe/docker_engine", { socketPath: "//./pipe/docker_engine" }],
		["tcp://lab:1234", { protocol: "http", host: "lab", port: 1234 }],
		["lab", { protocol: "http", host: "lab", port: 2375 }],
		["ssh://lab", { protocol: "ssh", host: "lab", path: "/var/run/docker.sock" }],
		[
			"ssh://ada@lab:2222/run/user/1000/docker.sock",
			{
				protocol: "ssh",
				host: "lab",
				port: 2222,
				username: "ada",
				path: "/run/user/1000/docker.sock",
			},
		],
	])("may be %s", (DOCKER_HOST, options) => {
		expect(optionsOf({ DOCKER_HOST })).toEqual([options]);
	});

	test.each(["tcp://", "foo bar", "ftp://lab", "tcp://lab:port", "/var/run/docker.sock"])(
		"is told where it is none: %s",
		(DOCKER_HOST) => {
			expect(() => optionsOf({ DOCKER_HOST })).toThrow(/is no address of a Docker engine\.\nWrite/);
		},
	);

	test("is asked for over TLS where that is to be verified, with the certificates of their folder", async () => {
		await writeCertificates(".docker");
		const env = { DOCKER_HOST: "tcp://lab", DOCKER_TLS_VERIFY: "1" };
		expect(optionsOf(env)).toEqual([{ ...TLS, host: "lab", port: 2376 }]);
		await writeCertificates("certificates");
		await home.write({ "certificates/ca.pem": "another" });
		const DOCKER_CERT_PATH = `${home.path}/certificates`;
		expect(optionsOf({ ...env, DOCKER_CERT_PATH })).toMatchObject([{ ca: Buffer.from("another") }]);
		expect(optionsOf({ DOCKER_HOST: "tcp://lab", DOCKER_CERT_PATH })).toMatchObject([
			{ protocol: "http" },
		]);
	});
});

describe("the engine of a context", () => {
	test("is that of the CLI's current one, or of DOCKER_CONTEXT", async () => {
		await writeContext("unix:///run/lab.sock");
		const lab = [{ name: "Docker context lab", options: { socketPath: "/run/lab.sock" } }];
		expect(findEngines({ DOCKER_CONTEXT: "lab" }, home.path)).toEqual(lab);
		await home.write({ ".docker/config.json": JSON.stringify({ currentContext: "lab" }) });
		expect(findEngines({}, home.path)).toEqual(lab);
	});

	test.each([
		["colima", ".colima/default/docker.sock"],
		["desktop-linux", ".docker/run/docker.sock"],
	])("is found as %s files it", async (name, path) => {
		const socketPath = `${home.path}/${path}`;
		const id = createHash("sha256").update(name).digest("hex");
		const Endpoints = { docker: { Host: `unix://${socketPath}`, SkipTLSVerify: false } };
		await home.write({
			".docker/config.json": JSON.stringify({ auths: {}, currentContext: name }),
			[`.docker/contexts/meta/${id}/meta.json`]: JSON.stringify({
				Name: name,
				Metadata: { Description: name },
				Endpoints,
			}),
			// Another one, which is not the current.
			[`.docker/contexts/meta/${CONTEXT}/meta.json`]: JSON.stringify({
				Name: "lab",
				Endpoints: {},
			}),
		});
		expect(findEngines({}, home.path)).toEqual([
			{ name: `Docker context ${name}`, options: { socketPath } },
		]);
	});

	test("is found in the folder of DOCKER_CONFIG", async () => {
		await writeContext("unix:///run/lab.sock", "settings");
		const env = { DOCKER_CONTEXT: "lab", DOCKER_CONFIG: `${home.path}/settings` };
		expect(optionsOf(env)).toEqual([{ socketPath: "/run/lab.sock" }]);
	});

	test("is asked for over TLS where the context has certificates", async () => {
		await writeContext("tcp://lab");
		const env = { DOCKER_CONTEXT: "lab" };
		expect(optionsOf(env)).toEqual([{ protocol: "http", host: "lab", port: 2375 }]);
		await writeCertificates(`.docker/contexts/tls/${CONTEXT}/docker`);
		expect(optionsOf(env)).toEqual([{ ...TLS, host: "lab", port: 2376 }]);
	});

	test("is no other where its files are gone", async () => {
		expect(() => optionsOf({ DOCKER_CONTEXT: "gone" })).toThrow(
			/^The Docker context gone has no engine: .* is missing or broken\.\nChoose one/,
		);
		await home.write({ ".docker/config.json": JSON.stringify({ currentContext: "gone" }) });
		expect(() => optionsOf({})).toThrow(/context gone/);
	});

	test("is no other where Docker's own settings cannot be read", async () => {
		await home.write({ ".docker/config.json": "{" });
		expect(() => optionsOf({})).toThrow(/config\.json cannot be read: .*\n.*DOCKER_HOST/);
	});

	test("needs of its certificates only what makes a pair", async () => {
		const folder = `.docker/contexts/tls/${CONTEXT}/docker`;
		await writeContext("tcp://lab");
		await home.write({ [`${folder}/ca.pem`]: "ca" });
		expect(optionsOf({ DOCKER_CONTEXT: "lab" })).toEqual([
			{ protocol: "https", host: "lab", port: 2376, ca: Buffer.from("ca") },
		]);
		await home.write({ [`${folder}/cert.pem`]: "cert" });
		expect(() => optionsOf({ DOCKER_CONTEXT: "lab" })).toThrow(/docker lacks key\.pem, /);
		const env = { DOCKER_HOST: "tcp://lab", DOCKER_TLS_VERIFY: "1" };
		expect(() => optionsOf(env)).toThrow(
			/\.docker lacks ca\.pem, cert\.pem, key\.pem, .*\n.*DOCKER_CERT_PATH/,
		);
	});

	test.each(["default", ""])("is none where the context is %j", (DOCKER_CONTEXT) => {
		expect(optionsOf({ DOCKER_CONTEXT })).toEqual([{ socketPath: "/var/run/docker.sock" }]);
	});
});

test("else the engine is that of Docker Desktop where it is there, and then the default socket's", async () => {
	const usual = { socketPath: "/var/run/docker.sock" };
	expect(optionsOf({})).toEqual([usual]);
	await home.write({ ".docker/run/docker.sock": "" });
	const desktop = { socketPath: `${home.path}/.docker/run/docker.sock` };
	expect(optionsOf({})).toEqual([desktop, usual]);
	await home.write({ "run/docker.sock": "" });
	expect(optionsOf({ XDG_RUNTIME_DIR: `${home.path}/run` })).toEqual([
		desktop,
		{ socketPath: `${home.path}/run/docker.sock` },
		usual,
	]);
});
