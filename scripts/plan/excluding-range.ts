import semver from "semver";
import type { Page, Snippet } from "./page.ts";

/**
 * The range that keeps a snippet from running on an engine.
 *
 * @param version The engine's version as `snippets/engines.json` names it: `20.10`.
 * @returns Nothing where the snippet runs.
 */
export function excludingRange(page: Page, snippet: Snippet, version: string): string | undefined {
	const range = snippet.options.engines ?? page.engines ?? "*";
	// Only the numbers count: `29.0.0-rc.1` is to run what 29.0.0 will run.
	return semver.satisfies(semver.coerce(version) ?? "", range) ? undefined : range;
}
