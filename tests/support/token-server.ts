import { createPrivateKey, randomUUID, sign, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { temporaryFolder } from "./temporary-folder.ts";

/** Whom a token comes from, and for which server. */
export const ISSUER = "recorder-test";
export const SERVICE = "registry.test";

/** Gives tokens for a registry to anybody, as Docker Hub does for what is public. */
export interface TokenServer extends AsyncDisposable {
	/** Where a registry sends those who have none. */
	readonly realm: string;
	/** PEM: by which a registry knows the tokens. */
	readonly certificate: string;
	/** A token for a scope such as `repository:library/docker:pull`. */
	issue(scope: string): string;
}

/**
 * Starts one; it refuses scopes that name `private`.
 *
 * @param options.address By which it is reached; the loopback where absent.
 * @param options.user Who gets one, as `name:password`; anybody where absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/
 */
export async function tokenServer({
	address,
	user,
}: {
	address?: string;
	user?: string;
} = {}): Promise<TokenServer> {
	await using folder = await temporaryFolder();
	const [keyFile, certificateFile] = [join(folder.path, "key"), join(folder.path, "certificate")];
	const made = ["-newkey", "rsa:2048", "-nodes", "-keyout", keyFile, "-out", certificateFile];
	await execa("openssl", ["req", "-x509", "-days", "1", "-subj", `/CN=${ISSUER}`, ...made]);
	const key = createPrivateKey(await readFile(keyFile));
	const certificate = await readFile(certificateFile, "utf8");
	const chain = [new X509Certificate(certificate).raw.toString("base64")];

	const issue = (scope: string) => {
		const [type, name, actions = ""] = scope.split(":");
		const now = Math.floor(Date.now() / 1000);
		const claims = {
			iss: ISSUER,
			sub: "",
			aud: SERVICE,
			iat: now,
			nbf: now - 60,
			exp: now + 300,
			jti: randomUUID(),
			access: [{ type, name, actions: actions.split(",") }],
		};
		const parts = [{ typ: "JWT", alg: "RS256", x5c: chain }, claims].map(encode).join(".");
		return `${parts}.${sign("sha256", Buffer.from(parts), key).toString("base64url")}`;
	};
	const server = createServer((request, response) => {
		const query = new URL(request.url ?? "/", "http://tokens").searchParams;
		const scope = query.get("scope") ?? "";
		const isRefused = scope.includes("private") || query.get("service") !== SERVICE;
		const code = Buffer.from(user ?? "").toString("base64");
		if (user !== undefined && request.headers.authorization !== `Basic ${code}`) {
			response.writeHead(401).end("{}");
			return;
		}
		response.writeHead(isRefused ? 403 : 200, { "content-type": "application/json" });
		response.end(isRefused ? "{}" : JSON.stringify({ token: issue(scope) }));
	});
	await new Promise<void>((resolve) =>
		server.listen(0, address === undefined ? "127.0.0.1" : "0.0.0.0", resolve),
	);
	return {
		realm: `http://${address ?? "127.0.0.1"}:${(server.address() as AddressInfo).port}/token`,
		certificate,
		issue,
		[Symbol.asyncDispose]: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function encode(value: object): string {
	return Buffer.from(JSON.stringify(value)).toString("base64url");
}
