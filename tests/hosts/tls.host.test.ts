import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepSmallStandIns, standInTags } from "../faults/small-stand-ins.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { firstImages, type OwnHost, startOwnHost, TCP_PORT } from "../support/own-host.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { PAGE } from "./host-of-recorder.ts";

let certificates: TemporaryFolder;
let host: OwnHost;
let one: Checkout;

/** Makes a certificate authority, and what it certifies: the daemon, and a client. */
async function certify(folder: string): Promise<void> {
	const openssl = (...argv: string[]) => execa("openssl", argv, { cwd: folder });
	const newKey = ["-newkey", "rsa:2048", "-nodes", "-keyout"];
	await openssl(
		"req",
		"-x509",
		"-days",
		"1",
		"-subj",
		"/CN=ca",
		...newKey,
		"ca-key.pem",
		"-out",
		"ca.pem",
	);
	await writeFile(
		join(folder, "server"),
		"subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth",
	);
	await writeFile(join(folder, "client"), "extendedKeyUsage=clientAuth");
	for (const [name, file] of [
		["server", "server-"],
		["client", ""],
	] as const) {
		await openssl(
			"req",
			"-subj",
			`/CN=${name}`,
			...newKey,
			`${file}key.pem`,
			"-out",
			`${name}.csr`,
		);
		await openssl(
			...[
				"x509",
				"-req",
				"-days",
				"1",
				"-in",
				`${name}.csr`,
				"-CA",
				"ca.pem",
				"-CAkey",
				"ca-key.pem",
			],
			...["-CAcreateserial", "-extfile", name, "-out", `${file}cert.pem`],
		);
	}
}

beforeAll(async () => {
	certificates = await temporaryFolder();
	const { path } = certificates;
	await certify(path);
	await using prepared = await prepareEngines();
	host = await startOwnHost(prepared, {
		images: [...(await firstImages(prepared)), ...(await standInTags(prepared.kind))],
		folder: path,
		daemon: [
			`--host=tcp://0.0.0.0:${TCP_PORT}`,
			"--tlsverify",
			`--tlscacert=${path}/ca.pem`,
			`--tlscert=${path}/server-cert.pem`,
			`--tlskey=${path}/server-key.pem`,
		],
	});
	one = await checkout({ a: PAGE });
	await keepSmallStandIns({ checkout: one });
});
afterAll(async () => {
	await one?.[Symbol.asyncDispose]();
	await host?.[Symbol.asyncDispose]();
	await certificates?.[Symbol.asyncDispose]();
});
const record = (env: NodeJS.ProcessEnv) =>
	one.record(["--force", "--images", "stand-in"], {
		DOCKER_HOST: `tcp://127.0.0.1:${host.port}`,
		...env,
	});

test("a page is recorded on a host that is reached over TLS, each side certified", async () => {
	const { code, output } = await record({
		DOCKER_TLS_VERIFY: "1",
		DOCKER_CERT_PATH: certificates.path,
	});
	expect(output).toContain("1 page run, 1 new.");
	expect(code).toBe(0);
	const images = await host.docker.listImages();
	expect(images.flatMap(({ RepoTags }) => RepoTags ?? []).join()).toContain("recorder/engine:");
});

test.each([
	["TLS was not asked for", {}, /No Docker engine answers \(DOCKER_HOST=tcp:.*HTTPS server/],
	[
		"the folder has no certificates",
		{ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/var/empty" },
		/lacks ca\.pem, cert\.pem, key\.pem/,
	],
])("a host that wants TLS is told from one that is gone, where %s", async (_, env, message) => {
	const { code, output } = await record(env);
	expect(output).toMatch(message);
	expect(code).toBe(3);
});
