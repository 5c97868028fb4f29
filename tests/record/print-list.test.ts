import { expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { snippetOptionsSchema } from "../../scripts/plan/snippet-options.ts";
import { printList } from "../../scripts/record/print-list.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Every option but `run`, as a page writes it, and as the list shows it. */
const WRITTEN: Readonly<Record<string, string>> = {
	id: 'id="api"',
	exit: "exit=2",
	fails: "fails=1,137",
	error: "error=/FATAL/",
	timeout: 'timeout="1500ms"',
	terminal: 'terminal="t"',
	machine: 'machine="m"',
	engines: 'engines=">=26"',
	hidden: "hidden",
	replay: "replay",
	workspace: 'workspace="app"',
	retry: 'retry="2m"',
	figure: "figure=7",
	picture: 'picture="http://localhost:8000/docs"',
	alt: 'alt="The documentation"',
	until: "until=/Uvicorn running/",
	varies: "varies=/load:.*/",
	keep: "keep=/port/",
	cwd: 'cwd="src dir"',
	env: "env='A=1'",
	title: 'title="The server"',
	show: 'show="1-5, -3"',
	mark: "mark=/ready/",
	ins: "ins=/new/",
	wrap: "wrap",
};
const LISTED: Readonly<Record<string, string>> = {
	...WRITTEN,
	id: "api",
	timeout: "timeout=1.5s",
	terminal: "terminal=m:t",
	machine: "machine=m",
	workspace: "workspace=app",
	retry: "retry=120s",
	picture: "picture=http://localhost:8000/docs",
};

test("a snippet is listed with all of its options", async () => {
	expect(Object.keys({ run: true, ...WRITTEN }).sort()).toEqual(
		Object.keys(snippetOptionsSchema.shape).sort(),
	);
	await using folder = await temporaryFolder();
	// A command that is repeated must end, which one with `until` does not, and has no replay.
	const { until, replay, ...others } = WRITTEN;
	const fence = (options: readonly (string | undefined)[]) =>
		`\`\`\`sh run ${options.join(" ")}\nuvicorn main:app\n\`\`\`\n`;
	const page = `${fence(Object.values(others))}\n${fence(["hidden", until, replay])}`;
	await folder.write({ "src/content/docs/a.mdx": page, "snippets/app/main.py": "" });
	const { pages, issues } = await planPages(folder.path);
	expect(issues).toEqual([]);

	const lines: string[] = [];
	printList(pages, (line) => lines.push(line));
	const [first, command] = lines;
	const { until: last, replay: _alone, ...listed } = LISTED;
	expect(first?.split(" ").slice(0, 3)).toEqual(["src/content/docs/a.mdx:1", "api", "sh"]);
	for (const option of Object.values(listed)) expect(`${first} `).toContain(` ${option} `);
	expect(command).toBe("    $ uvicorn main:app");
	expect(lines[2]).toMatch(/ terminal=poste timeout=60s .*hidden replay$/);
	expect(`${lines[2]} `).toContain(` ${last} `);
});
