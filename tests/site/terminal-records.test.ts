import { expect, test } from "vitest";
import { terminalRecords } from "../../src/find/terminal-records.ts";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";

const pages = (await readCourse(ROOT).pages()).filter(({ page }) => page.snippets.length > 0);

test.each(pages.map((page) => [page.page.name, page] as const))(
	"each terminal of %s is found once in each version",
	(name, page) => {
		const all = page.shown.views.flatMap(({ versions }) => versions).toSorted();
		const records = terminalRecords([page], new Map([[name, "A title"]]));
		for (const { id, heading = "" } of page.page.snippets) {
			const own = records.filter(({ url }) => url.endsWith(`#term-${id}`));
			const shown = own.map(({ meta }) => meta.docker.split(" "));
			expect(shown.flat().toSorted()).toEqual(all);
			for (const [index, { url, meta, filters, content }] of own.entries()) {
				expect(url).toBe(`/${name}/?docker=${shown[index]?.[0]}#term-${id}`);
				expect(meta.heading).toBe(heading);
				expect(meta.title).toBe("A title");
				expect([...filters.elsewhere, ...(shown[index] ?? [])].toSorted()).toEqual(all);
				expect(content).not.toContain("\u001b");
			}
			expect(new Set(own.map(({ content }) => content)).size).toBe(own.length);
		}
	},
);
