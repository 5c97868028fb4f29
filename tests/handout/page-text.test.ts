import { expect, test } from "vitest";
import { pageText } from "../../src/handout/page-text.ts";

test("a page with the line ends of Windows has the text of one with those of Linux", () => {
	const source = "---\ntitle: A page\n---\n\nProse.\n\n```sh\nls\n```\n\nMore.\n";
	const textOf = (source: string) =>
		pageText({
			name: "page",
			source,
			snippetAt: () => undefined,
			recordingOf: () => undefined,
			fileText: () => "",
		});
	expect(textOf(source.replaceAll("\n", "\r\n"))).toEqual(textOf(source));
	expect(textOf(source).title).toBe("A page");
});
