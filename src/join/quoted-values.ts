import type { VersionGroup } from "../../scripts/comparison/group-versions.ts";
import type { Page } from "../../scripts/plan/page.ts";
import { quoteValues } from "../../scripts/recording/quote-value.ts";
import { quoteAnchors } from "./quote-anchors.ts";
import { terminalContent } from "./same-terminal.ts";

/** A quote's value on some Docker versions. */
export interface QuotedValue {
	readonly versions: readonly string[];
	readonly value: string;
	/** Its own anchor. */
	readonly id: string;
	/** The anchor of the characters that it quotes; of their terminal, where these versions do not show them. */
	readonly to: string;
}

/**
 * What each quote of a page reads, versions that share a terminal's body together. A version that skips the quoted
 * snippet has the default version's value: its page shows why.
 *
 * @param groups The default version's first.
 */
export function quotedValues(
	page: Page,
	groups: readonly Pick<VersionGroup, "recording" | "versions">[],
): QuotedValue[][] {
	return page.quotes.map(({ of, match }, number) => {
		const shown = groups.map(({ recording, versions }) => {
			const snippet = recording.snippets.find(({ id }) => id === of);
			return { snippet, versions, value: snippet && quoteValues(match, snippet)[0] };
		});
		const bodies = Map.groupBy(shown, ({ snippet }) => snippet && terminalContent(snippet));
		return [...bodies.values()].map((all, index): QuotedValue => {
			const versions = all.flatMap((one) => one.versions);
			const anchors = quoteAnchors(number, index === 0 ? undefined : versions[0]);
			const value = all[0]?.value;
			return {
				versions,
				value: value ?? shown[0]?.value ?? "",
				id: anchors.quote,
				to: value === undefined ? `term-${of}` : anchors.value,
			};
		});
	});
}
