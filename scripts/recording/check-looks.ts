import type { Issue } from "../plan/issue.ts";
import { optionPlace } from "../plan/option-place.ts";
import type { Page } from "../plan/page.ts";
import { plain } from "./plain.ts";
import type { SnippetRecording } from "./schema.ts";

/** Options by which lines look otherwise, found by what they say. */
const LOOKS = ["show", "mark", "ins"] as const;

/** Finds the patterns of a page that no line of their screens fits, so that readers would see nothing of them. */
export function checkLooks(page: Page, snippets: readonly SnippetRecording[]): Issue[] {
	return page.snippets.flatMap(({ id, location, options }) => {
		const recorded = snippets.find((one) => one.id === id);
		if (recorded === undefined || recorded.skipped !== undefined) return [];
		const lines = recorded.steps.flatMap(({ screen }) => screen.map(plain));
		return LOOKS.flatMap((name): Issue[] => {
			const pattern = options[name];
			if (!(pattern instanceof RegExp)) return [];
			const fits = new RegExp(pattern.source, "u");
			if (lines.some((line) => fits.test(line))) return [];
			return [
				{
					...optionPlace(location, name, page.sources.get(location.file)),
					message: `The pattern \`${name}=/${pattern.source}/\` fits no line on the screen of \`${id}\`.`,
					hint: "Mend it: capitals are other letters than small ones, and ^ and $ are a line's ends.",
				},
			];
		});
	});
}
