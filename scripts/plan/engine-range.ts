import semver from "semver";
import { z } from "zod";

/** A range of Docker versions such as `>=23`, in npm's notation (https://github.com/npm/node-semver#ranges). */
export const engineRangeSchema = z
	.string()
	.refine(
		(range) => semver.validRange(range) !== null,
		'must be a range of versions such as ">=23"',
	);
