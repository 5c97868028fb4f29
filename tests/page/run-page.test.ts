import { expect, test } from "vitest";
import { HostError } from "../../scripts/host/host-error.ts";
import { hostFailure } from "../../scripts/page/run-page.ts";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import type { Selected } from "../../scripts/recording/select-pages.ts";

const FILE = "src/content/docs/a.mdx";
const SOURCE = '---\ntitle: A\nimages: [alpine, "alpin:3"]\n---\n\n```sh run\ntrue\n```\n';

test.each([
	["The image alpin:3 cannot be pulled: no such host", 3, 18],
	["The image alpine cannot be pulled: no such host", 3, 10],
	["The engine 28.5 did not start.", 1, 1],
])(
	"a machine that cannot be had is told at what asks for it: %s",
	async (message, line, column) => {
		const read = readPage(SOURCE, FILE).page;
		const page = { ...read, ...(await readEntries(read)), sources: new Map([[FILE, SOURCE]]) };
		const { issues } = hostFailure(
			{ page } as unknown as Selected,
			new HostError("images", message, "Mend."),
		);
		expect(issues).toEqual([{ file: FILE, line, column, message, hint: "Mend." }]);
	},
);
