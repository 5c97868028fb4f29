import { plain as withoutColours } from "../../../scripts/recording/plain.ts";
import type { GeneratedPage } from "./page.ts";

/** As an author without a recorder would write it: a fence to read, and a value typed in the prose. */
export function plain({ language, code, screens, quote }: GeneratedPage["snippets"][number]) {
	const fence = `\`\`\`${language}\n${code}\n\`\`\``;
	if (quote === undefined) return { fence, quote: "" };
	const screen = screens.flat().map(withoutColours).join("\n");
	const found = new RegExp(quote, "mu").exec(screen);
	if (found === null) throw new Error(`${quote} fits nothing in ${screen}`);
	// As long as the value, but none that the site would refuse to be typed by hand.
	return { fence, quote: `\`${(found[1] ?? found[0]).replace(/[\d_:]/g, "x")}\`` };
}
