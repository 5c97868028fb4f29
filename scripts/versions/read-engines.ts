import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { HostError } from "../host/host-error.ts";
import { messageOf } from "../text/message-of.ts";

/** As the tags of Docker Hub's image `docker` begin: `29`, `29.0`, `29.0.1`, `29.0.0-rc.1`. */
const VERSION = /^\d+(?:\.\d+){0,2}$|^\d+\.\d+\.\d+-(?:rc|beta)\.\d+$/;

/** One Docker version that pages can be recorded with. Editors show what is said of each field. */
export const engineSpecSchema = z.strictObject({
	version: z.string().regex(VERSION).describe("As users name it: `28.5`, or `28.5.2`."),
	default: z
		.boolean()
		.default(false)
		.describe("Used when no version is asked for; exactly one engine has it."),
	official: z.string().min(1).describe("The official image to start from."),
	suite: z
		.string()
		.regex(/^[a-z]+$/)
		.optional()
		.describe("The Debian suite whose packages give this version; without one it has no stand-in."),
	ended: z
		.string()
		.regex(/^\d{4}-\d{2}$/)
		.optional()
		.describe("The month from which its authors no longer maintain it: `2026-05`."),
});
export type EngineSpec = z.infer<typeof engineSpecSchema>;

const listSchema = z
	.array(engineSpecSchema)
	.refine((engines) => engines.filter((engine) => engine.default).length === 1, {
		error: "exactly one engine must be the default",
	})
	.refine((engines) => new Set(engines.map((engine) => engine.version)).size === engines.length, {
		error: "a version is listed twice",
	});

/** The content of `snippets/engines.json`; `engines.schema.json` beside it is made of this. */
export const enginesSchema = z.strictObject({
	$schema: z.string().optional(),
	engines: listSchema.describe(
		"The Docker versions that pages are recorded with, the newest first.",
	),
});

/**
 * Reads `snippets/engines.json`.
 *
 * @throws {HostError} kind `bad-engines`.
 */
export async function readEngines(root: string): Promise<EngineSpec[]> {
	const path = join(root, "snippets", "engines.json");
	try {
		return enginesSchema.parse(JSON.parse(await readFile(path, "utf8"))).engines;
	} catch (error) {
		const cause = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
		throw new HostError(
			"bad-engines",
			`snippets/engines.json cannot be used: ${cause}`,
			'It is such as {"engines": [{"version": "28.5", "default": true, "official": "docker:28.5-dind", "suite": "sid"}]}.',
			{ cause: error },
		);
	}
}

/**
 * The engines of versions; the default one where none is named. A version that the list lacks is that
 * of Docker's own image, see {@link unlistedEngine}.
 *
 * @throws {HostError} kind `bad-engines`.
 */
export function pickEngines(
	engines: readonly EngineSpec[],
	versions: readonly string[],
): readonly EngineSpec[] {
	if (versions.includes("all")) return engines;
	if (versions.length === 0) return [pickEngine(engines)];
	return [...new Set(versions)].map(
		(version) => engines.find((one) => one.version === version) ?? unlistedEngine(engines, version),
	);
}

/**
 * The engine of a version, or the default one.
 *
 * @throws {HostError} kind `bad-engines`, its hint listing the versions that are known.
 */
export function pickEngine(engines: readonly EngineSpec[], version?: string): EngineSpec {
	const found = engines.find((engine) =>
		version === undefined ? engine.default : engine.version === version,
	);
	if (found) return found;
	throw new HostError(
		"bad-engines",
		`No engine has the version ${version ?? "(default)"}.`,
		`snippets/engines.json lists ${listVersions(engines)}.`,
	);
}

/**
 * The engine that a version stands for as long as the list lacks it: the official image of that name.
 * It equals the line that `npm run new-engine` writes, so that its recordings stay fresh when it is listed.
 *
 * @throws {HostError} kind `bad-engines` where it is no version.
 */
export function unlistedEngine(engines: readonly EngineSpec[], version: string): EngineSpec {
	if (VERSION.test(version)) return { version, default: false, official: `docker:${version}-dind` };
	throw new HostError(
		"bad-engines",
		`\`${version}\` is no Docker version such as 29.0, 29.0.1 or 29.0.0-rc.1.`,
		`snippets/engines.json lists ${listVersions(engines)}; any other that Docker Hub has will do.`,
	);
}

/** The versions of a list, for a message. */
export function listVersions(engines: readonly EngineSpec[]): string {
	return engines.map(({ version }) => version).join(", ") || "none";
}
