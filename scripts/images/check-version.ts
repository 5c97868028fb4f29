import type Docker from "dockerode";
import { HostError } from "../host/host-error.ts";
import { runOnce } from "../host/run-once.ts";

/**
 * Sees that an engine's image has the Docker version that its name says: a suite of Debian gets newer ones.
 *
 * @throws {HostError} kind `images`.
 */
export async function checkVersion(host: Docker, image: string, version: string): Promise<void> {
	// `Docker version 28.5.2+dfsg3, build …`, `Docker version 29.0.0-rc.1, build …`
	const text = await runOnce(host, image, ["dockerd", "--version"]);
	const found = /version (\d+(?:\.\d+)*(?:-[a-z]+\.\d+)?)/.exec(text)?.[1] ?? text.trim();
	if (`${found}.`.startsWith(`${version}.`)) return;
	throw new HostError(
		"images",
		`The image of Docker ${version} has Docker ${found}.`,
		"Its line in snippets/engines.json names another `official` image, or a `suite` whose packages are of that version.",
	);
}
