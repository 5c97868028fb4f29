import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { checkLooks } from "../../scripts/recording/check-looks.ts";
import { fence } from "../support/record-source.ts";
import { snippetRecording } from "../support/recordings.ts";

const PS = snippetRecording("ps", ["NAME   PORTS", "\u001b[32mweb\u001b[0m    80/tcp"]);
const told = (options: string, snippets = [PS]) =>
	checkLooks(readPage(fence("ls", `id="ps" ${options}`), "a.mdx").page, snippets);

test.each(["mark=/web +80/", "ins=/^NAME/", "show=/tcp$/", 'show="8-9"', 'title="x"'])(
	"what fits a line of the screen is fine: %s",
	(options) => {
		expect(told(options)).toEqual([]);
	},
);

test.each(["mark=/Web/", "ins=/PORTS web/", "show=/^tcp/"])(
	"what fits no line is told at its place: %s",
	(options) => {
		const message = `The pattern \`${options}\` fits no line on the screen of \`ps\`.`;
		expect(told(`wrap ${options}`)).toMatchObject([{ line: 1, column: 24, message }]);
	},
);

test("what is not recorded, or does not run there, has no lines", () => {
	expect(told("mark=/Web/", [])).toEqual([]);
	expect(told("mark=/Web/", [{ ...PS, steps: [], skipped: ">=23" }])).toEqual([]);
});
