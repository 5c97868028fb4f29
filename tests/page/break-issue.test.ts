import { expect, test } from "vitest";
import { breakIssue } from "../../scripts/page/break-issue.ts";
import { readEntries } from "../../scripts/plan/read-entries.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { SnippetBreak } from "../../scripts/terminal/snippet-break.ts";

/** What is told of a command that showed these lines. */
async function issueOf(...lines: readonly string[]) {
	const { page } = readPage("```sh run\ndocker ps\n```\n", "src/content/docs/a.mdx");
	const { snippets } = await readEntries(page);
	const [snippet] = snippets;
	if (snippet === undefined) throw new Error("There is no snippet.");
	const screen = { lines: lines.map((text) => ({ text, ansi: text })), dropped: 0, redrawn: [] };
	const hint = "If it is meant to fail, say so: exit=1.";
	const broken = new SnippetBreak("It broke.", hint, screen);
	return breakIssue({ ...page, snippets }, snippet, snippet.entries[0], broken, undefined);
}

test("a command that breaks is told at its line, with its fence and its screen", async () => {
	const issue = await issueOf("one", "two");
	expect(issue).toMatchObject({ line: 2, message: "It broke." });
	expect(issue.hint).toMatch(/^If it is meant to fail/);
	expect(issue.details).toMatch(
		/> 2 \| docker ps[\s\S]*The terminal's last lines:\n {2}│ one\n {2}│ two$/,
	);
});

test.each([
	"Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
	"Cannot connect to the Docker daemon at tcp://autre:2375. Is the docker daemon running?",
	"failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix",
])("where no daemon answers it is not proposed first that this is meant: %s", async (line) => {
	const { hint = "" } = await issueOf(line);
	expect(hint).toMatch(/^No daemon answers there: the page has stopped its own/);
	expect(line).toMatch(new RegExp(/error=\/(.*)\//.exec(hint)?.[1] ?? "^$"));
});

test.each<[line: string, hint: RegExp]>([
	["bash: dcoker: command not found", /^Did you mean `docker`\? If it is meant to fail, say so/],
	["bash: CONTAINER: command not found", /^What a terminal answers is recorded, not written/],
	["bash: figlet: command not found", /^Correct its name, .* tools: \[figlet\] .* If it is meant/],
	["bash: line 1: figlet: command not found", /^If it is meant to fail/],
	["no configuration file provided: not found", /^The terminal is in a folder without a Compose/],
])("what a line that failed says tells what to do: %s", async (line, hint) => {
	expect((await issueOf("one", line)).hint).toMatch(hint);
});
