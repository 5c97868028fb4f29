import type Docker from "dockerode";
import { HostError } from "../host/host-error.ts";
import { runOnce } from "../host/run-once.ts";

/** That a suite of Debian has moved on to another version than its line says: no machine can have that one from it. */
export class MovedSuiteError extends HostError {
	/** The version that it has no longer. */
	readonly version: string;

	constructor(version: string, found: string, suite: string) {
		super(
			"images",
			`Debian ${suite} does not have Docker ${version}: it has Docker ${found}.`,
			`Take \`"suite": "${suite}"\` off the line of ${version} in snippets/engines.json, and give it to that of a version that it has, or list one: \`npm run new-engine -- VERSION --suite ${suite}\`.`,
		);
		this.version = version;
	}
}

/**
 * Sees that an engine's image has the Docker version that its name says: a suite of Debian gets newer ones.
 *
 * @param suite The one whose packages it is made of; none for an official image.
 * @throws {MovedSuiteError} where a suite has another version.
 * @throws {HostError} kind `images` where an official image has.
 */
export async function checkVersion(
	host: Docker,
	image: string,
	version: string,
	suite?: string,
): Promise<void> {
	// `Docker version 28.5.2+dfsg3, build …`, `Docker version 29.0.0-rc.1, build …`
	const text = await runOnce(host, image, ["dockerd", "--version"]);
	const found = /version (\d+(?:\.\d+)*(?:-[a-z]+\.\d+)?)/.exec(text)?.[1] ?? text.trim();
	if (`${found}.`.startsWith(`${version}.`)) return;
	if (suite !== undefined) throw new MovedSuiteError(version, found, suite);
	throw new HostError(
		"images",
		`The image of Docker ${version} has Docker ${found}.`,
		"Its line in snippets/engines.json names another `official` image.",
	);
}
