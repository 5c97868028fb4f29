import { expect, test } from "vitest";
import { NOTHING } from "../../scripts/live/live-page.ts";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { joinLive } from "../../src/join/join-live.ts";
import { dialogue } from "../support/record-source.ts";

const SOURCE = dialogue(["$ docker login", "Username: ada", "Password: lovelace", "^D"]);

test("of a dialogue that has not run, nothing that a program may not echo is shown", async () => {
	const read = readPage(SOURCE, "src/content/docs/a.mdx").page;
	const page = { ...read, ...(await readEntries(read)) };
	const joined = {
		page,
		shown: { name: page.name, views: [], absences: [] },
		quotes: [],
		recordings: [],
		issues: [],
	};
	const offered = { usual: "28.5", awaited: undefined, versions: ["28.5"], ended: {} };
	const { shown } = joinLive(joined, offered, NOTHING);
	const [snippet] = shown.views[0]?.recording.snippets ?? [];
	expect(snippet?.steps.map(({ prompt, input }) => prompt + input)).toEqual([
		"$ docker login",
		"Username: ",
		"Password: ",
		"^D",
	]);
	expect(JSON.stringify(shown)).not.toContain("lovelace");
});
