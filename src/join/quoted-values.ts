import type { VersionGroup } from "../../scripts/comparison/group-versions.ts";
import type { Page } from "../../scripts/plan/page.ts";
import { quoteValues } from "../../scripts/recording/quote-value.ts";

/** A quote's value on some Docker versions. */
export interface QuotedValue {
	readonly versions: readonly string[];
	readonly value: string;
}

/**
 * What each quote of a page reads, versions of one value together. A version that skips the quoted
 * snippet has the default version's value: its page shows why.
 *
 * @param groups The default version's first.
 */
export function quotedValues(
	page: Page,
	groups: readonly Pick<VersionGroup, "recording" | "versions">[],
): QuotedValue[][] {
	return page.quotes.map(({ of, match }) => {
		const values = new Map<string, string[]>();
		let usual = "";
		for (const { recording, versions } of groups) {
			const snippet = recording.snippets.find(({ id }) => id === of);
			const value = (snippet && quoteValues(match, snippet)[0]) ?? usual;
			if (values.size === 0) usual = value;
			values.set(value, [...(values.get(value) ?? []), ...versions]);
		}
		return [...values].map(([value, versions]) => ({ versions, value }));
	});
}
