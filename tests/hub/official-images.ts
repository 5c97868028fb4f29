import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { LISTED } from "../support/listed-engines.ts";

/** An image as Docker Hub has it, and what it is built from here. */
export interface OfficialImage {
	/** `python:3.13-slim`. */
	readonly reference: string;
	/** Its folder in `images`. */
	readonly folder: string;
	/** The suite of Debian that its programs come from. */
	readonly suite: string;
	/** It starts from Alpine. */
	readonly isAlpine?: true;
	/** Arguments of its build. */
	readonly arguments?: Readonly<Record<string, string>>;
}

const SUITE = "trixie";

/** The Docker versions that the hub has: those that a suite of Debian has, the newest first. */
export const HUB_ENGINES: readonly EngineSpec[] = LISTED.filter(({ suite }) => suite !== undefined);

/** Alpine, which others start from. */
export const ALPINE: OfficialImage = { reference: "alpine:latest", folder: "alpine", suite: SUITE };

/** All that the hub has, what others start from first: what the course pulls, and what the recorder does. */
export const OFFICIAL_IMAGES: readonly OfficialImage[] = [
	ALPINE,
	{ reference: "registry:2", folder: "registry", suite: SUITE, isAlpine: true },
	...HUB_ENGINES.flatMap(({ version, official, suite }): OfficialImage[] =>
		suite === undefined
			? []
			: [
					{
						reference: official,
						folder: "docker",
						suite,
						isAlpine: true,
						arguments: { VERSION: version },
					},
				],
	),
	{ reference: "hello-world:latest", folder: "hello-world", suite: SUITE },
	{ reference: "postgres:17", folder: "postgres", suite: SUITE },
	{ reference: "python:3.13-slim", folder: "python", suite: SUITE },
];
