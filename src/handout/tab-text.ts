import { strings } from "../strings.ts";

/** Characters that mean nothing in any text, in the place of a tag until it is known what stands below it. */
const [TABS, TAB, LABEL, END] = ["\uE000", "\uE001", "\uE002", "\uE003"];
/** Before a block of commands that was run, or was not. */
export const [RUN, NOT_RUN] = ["\uE004", "\uE005"];

const TAGS: Readonly<Record<string, (label: string) => string>> = {
	Tabs: () => TABS,
	TabItem: (label) => `${TAB}${label}${LABEL}`,
	"/Tabs": () => END,
};

/** What a tag of tabs leaves in a text for {@link withTabTitles}; nothing where it is none. */
export function tabMark(tag: string, label = ""): string | undefined {
	return TAGS[tag]?.(label);
}

/** A text in which each tab begins with its title, as on the page; they stand one below the other. */
export function withTabTitles(text: string): string {
	const groups = new RegExp(`${TABS}([^${TABS}]*?)${END}`, "g");
	const titled = text.replace(groups, (_, group: string) => {
		const tells = group.includes(RUN) || group.includes(NOT_RUN);
		return group.replace(new RegExp(`${TAB}(.*)${LABEL}([^${TAB}]*)`, "g"), (_, label, tab) => {
			const title = tab.includes(RUN) ? strings.tab.run(label) : strings.tab.notRun(label);
			return `**${tells ? title : label}**\n${tab}`;
		});
	});
	// From the innermost outwards.
	return titled === text
		? text.replace(new RegExp(`[${RUN}${NOT_RUN}]`, "g"), "")
		: withTabTitles(titled);
}
