import semver from "semver";
import type { Page, Snippet } from "./page.ts";

/**
 * The range that keeps a snippet from running on an engine.
 *
 * @param version The engine's version as `snippets/engines.json` names it: `20.10`.
 * @returns Nothing where the snippet runs.
 */
export function excludingRange(page: Page, snippet: Snippet, version: string): string | undefined {
	const range = snippet.options.engines ?? page.engines;
	if (range === undefined) return undefined;
	// Without what follows the numbers: a candidate of a release is to do what the release will.
	const release = semver.coerce(version);
	return release !== null && semver.satisfies(release, range) ? undefined : range;
}
