import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";

/** Who pulls, as Docker's API takes it. A token may stand for a name and a password. */
export type Credentials = { readonly serveraddress: string } & (
	| { readonly username: string; readonly password: string }
	| { readonly identitytoken: string }
);

/** The names of Docker Hub in Docker's settings: its own first, then those that other tools write. */
const HUB_NAMES = ["https://index.docker.io/v1/", "index.docker.io", "docker.io"] as const;

const configSchema = z.object({
	auths: z
		.record(
			z.string(),
			z.object({ auth: z.string().optional(), identitytoken: z.string().optional() }),
		)
		.default({}),
	credsStore: z.string().optional(),
	credHelpers: z.record(z.string(), z.string()).default({}),
});
const answerSchema = z.object({ Username: z.string(), Secret: z.string() });

/**
 * Finds what `docker login` keeps on this machine for the registry of an image: in Docker's settings, or with the
 * program that these name. What cannot be read is told, and then there are none: pulls work without, up to a limit.
 *
 * @param reference `docker:28.5-dind`, `ghcr.io/owner/name:tag`.
 */
export async function findCredentials(
	reference: string,
	onProgress: (line: string) => void,
	env: NodeJS.ProcessEnv = process.env,
): Promise<Credentials | undefined> {
	const file = join(env["DOCKER_CONFIG"] ?? join(homedir(), ".docker"), "config.json");
	const text = await readFile(file, "utf8").catch(() => "{}");
	const settings = configSchema.safeParse(parse(text));
	if (!settings.success) {
		onProgress(`${file} cannot be read: pulling without \`docker login\``);
		return undefined;
	}
	const { auths, credsStore, credHelpers } = settings.data;
	const names = registryNames(reference);
	const [serveraddress] = names;
	const helper = names.map((name) => credHelpers[name]).find(Boolean) ?? credsStore;
	if (helper) return await askHelper(`docker-credential-${helper}`, serveraddress, onProgress, env);
	const { auth = "", identitytoken } = names.map((name) => auths[name]).find(Boolean) ?? {};
	if (identitytoken) return { serveraddress, identitytoken };
	const [username = "", ...password] = Buffer.from(auth, "base64").toString("utf8").split(":");
	return username ? { serveraddress, username, password: password.join(":") } : undefined;
}

function registryNames(reference: string): readonly [string, ...string[]] {
	const [host = "", ...path] = reference.split("/");
	const isElsewhere = path.length > 0 && /[.:]|^localhost$/.test(host);
	const isHub = !isElsewhere || host === "docker.io" || host.endsWith(".docker.io");
	return isHub ? HUB_NAMES : [host, `https://${host}`];
}

/** @see https://github.com/docker/docker-credential-helpers#development */
async function askHelper(
	program: string,
	serveraddress: string,
	onProgress: (line: string) => void,
	env: NodeJS.ProcessEnv,
): Promise<Credentials | undefined> {
	const options = { input: serveraddress, env, reject: false, timeout: 30_000 } as const;
	const { failed, stdout, shortMessage } = await execa(program, ["get"], options);
	const answer = failed ? undefined : answerSchema.safeParse(parse(stdout ?? "")).data;
	if (answer === undefined) {
		// A program that fails says so where its answer would be; one that does not might have told a password.
		const reason = failed ? stdout?.trim() || String(shortMessage) : "its answer is none";
		if (!/credentials not found/i.test(reason)) {
			onProgress(`${program} does not tell: pulling without \`docker login\` (${reason})`);
		}
		return undefined;
	}
	const { Username, Secret } = answer;
	return Username === "<token>"
		? { serveraddress, identitytoken: Secret }
		: { serveraddress, username: Username, password: Secret };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
