import { HostError } from "../host/host-error.ts";
import { lookUpTag, type TagState } from "./look-up-tag.ts";
import { type EngineSpec, listVersions } from "./read-engines.ts";

/**
 * Sees that the versions that `snippets/engines.json` lacks can be had, before anything is prepared.
 *
 * @param engines Those asked for.
 * @param listed Those of the file.
 * @param options.images Which kind of images they are to have.
 * @param options.registry Where to look them up; Docker Hub by default.
 * @throws {HostError} kind `images` where one cannot.
 */
export async function checkUnlisted(
	engines: readonly EngineSpec[],
	listed: readonly EngineSpec[],
	options: {
		images: "auto" | "official" | "stand-in";
		registry?: string;
		signal?: AbortSignal | undefined;
	},
): Promise<void> {
	for (const engine of unlisted(engines, listed)) {
		if (options.images === "stand-in") {
			throw new HostError(
				"images",
				`Docker ${engine.version} has no stand-in: snippets/engines.json does not list it.`,
				`Known here are ${listVersions(listed)}; ${bySuite(engine)}.`,
			);
		}
		const found = await lookUpTag(engine.official, options);
		if (found.state !== "found") throw tagError(engine, listed, found);
	}
}

/** Those of the engines that the list lacks. */
export function unlisted(
	engines: readonly EngineSpec[],
	listed: readonly EngineSpec[],
): EngineSpec[] {
	return engines.filter(({ version }) => !listed.some((one) => one.version === version));
}

/** Why a version that the list lacks cannot be had, where its tag was not found. */
export function tagError(
	engine: EngineSpec,
	listed: readonly EngineSpec[],
	found: Exclude<TagState, { state: "found" }>,
): HostError {
	const { version, official } = engine;
	const known = `Known here are ${listVersions(listed)}`;
	if (found.state === "missing") {
		return new HostError(
			"images",
			`Docker Hub has no image ${official}.`,
			`${known}; https://hub.docker.com/_/docker/tags shows all others.`,
		);
	}
	return new HostError(
		"images",
		`snippets/engines.json does not list Docker ${version}, and Docker Hub does not say whether it has ${official}: ${found.reason}.`,
		`${known}; any other version needs Docker Hub (registry-1.docker.io). Without it, ${bySuite(engine)}.`,
	);
}

function bySuite({ version }: EngineSpec): string {
	return `\`npm run new-engine -- ${version} --suite SUITE\` lists a version whose packages a suite of Debian has`;
}
