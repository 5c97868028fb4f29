import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FIELD_EXAMPLES } from "../../scripts/plan/frontmatter.ts";
import { OPTION_EXAMPLES } from "../../scripts/plan/option-examples.ts";
import { ROOT } from "../support/repository-root.ts";

const manual = await readFile(join(ROOT, "src/content/docs/docs/ecrire-une-page.mdx"), "utf8");

test("the manual's table of options has each one, as its example writes it, and no other", () => {
	const [, section = ""] = /\n## Les options d’un bloc\n(.*?)\n## /s.exec(manual) ?? [];
	const rows = section.split("\n").filter((line) => line.startsWith("| `"));
	const written = rows.flatMap((row) =>
		[...(row.split(" | ")[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code),
	);
	expect(written.toSorted()).toEqual(Object.values(OPTION_EXAMPLES).toSorted());
});

test.each(Object.entries(FIELD_EXAMPLES))("the manual shows the field `%s`", (_name, example) => {
	expect(manual).toContain(example);
});
