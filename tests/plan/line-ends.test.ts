import { expect, test } from "vitest";
import type { Issue } from "../../scripts/plan/issue.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { ENGINE_SPEC, pageKeyOf } from "../support/page-key-of.ts";
import { dialogue, fence } from "../support/record-source.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const HERE = "cat > fichier <<EOF\nun\n  deux\nEOF\ncat fichier";
const PAGE = `---
title: Une page
workspace: outils
images:
  - alpine
---

import Commun from "../../partials/commun.mdx";

## Un titre

${fence(HERE, 'id="ici" until=/deux/ terminal="autre"')}
${fence("for un in a b; do\n  echo $un \\\n    fin\ndone\n\nsh script")}
${dialogue(["$ docker run -it alpine sh", "/ # echo un \\", "> deux", "/ # exit"])}
<Commun />

<Note of="ici" at="/deux$/">
Une phrase
sur deux lignes.
</Note>

<Quote of="ici" match="/^un$/" />
<File path="outils/script" />
`;
const FILES = {
	"src/content/docs/a.mdx": PAGE,
	"src/partials/commun.mdx": `${fence("ls", 'id="commun"')}<Quote of="commun" match="/^a$/" />\n`,
	"snippets/outils/script": "#!/bin/sh\necho un\n",
};

/** What is planned of a course whose files have these line ends, and the key of its page. */
async function planned(end: string): Promise<{ page: unknown; issues: Issue[]; key: string }> {
	await using folder = await temporaryFolder();
	const entries = Object.entries(FILES).map(([name, text]) => [name, text.replaceAll("\n", end)]);
	await folder.write(Object.fromEntries(entries));
	const { pages, issues } = await planPages(folder.path);
	const [page] = pages;
	if (page === undefined) throw new Error("No page.");
	return { page, issues, key: await pageKeyOf(folder.path, page, ENGINE_SPEC) };
}

test("a page with the line ends of Windows is planned as one with those of Linux, down to its key", async () => {
	const linux = await planned("\n");
	expect(linux.issues).toEqual([]);
	expect(await planned("\r\n")).toEqual(linux);
});
