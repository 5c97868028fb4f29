import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formatIssueLine } from "../../scripts/plan/issue.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** Plans pages given by their paths below `src/content/docs`. */
async function plan(pages: Record<string, string>, others: Record<string, string> = {}) {
	await folder.write(
		Object.fromEntries(
			Object.entries(pages).map(([name, text]) => [`src/content/docs/${name}`, text]),
		),
	);
	await folder.write(others);
	const { pages: planned, issues } = await planPages(folder.path);
	return { pages: planned, issues: issues.map(formatIssueLine) };
}

const FENCE = "```sh run\nls\n```\n";

describe("the plan", () => {
	test("holds the pages with snippets, in the order of their numbers, with their text", async () => {
		const { pages, issues } = await plan({
			"exercice-10.mdx": FENCE,
			"exercice-2.mdx": FENCE,
			"deep/page.mdx": FENCE,
			"index.mdx": "Only prose.",
			"about.md": "Only prose.",
		});
		expect(issues).toEqual([]);
		expect(pages.map(({ name }) => name)).toEqual(["deep/page", "exercice-2", "exercice-10"]);
		expect(pages[0]?.sources.get(pages[0].file)).toBe(FENCE);
		expect(pages[0]?.snippets[0]?.entries).toEqual([
			{ kind: "command", prompt: "$ ", text: "ls", line: 0 },
		]);
	});

	test("tells a tagged fence of a plain Markdown file, which the site would drop", async () => {
		const { issues } = await plan({ "page.md": `Text.\n\n:::note\n${FENCE}:::\n` });
		expect(issues).toEqual([
			"src/content/docs/page.md:4:1 A tagged fence cannot run in a plain Markdown file. Rename the file page.mdx.",
		]);
		const others = { "page.md": "```py\nx\n```\n", "page.md.txt": FENCE, "_part.mdx": FENCE };
		expect(await plan(others)).toEqual({ pages: [], issues: [] });
	});

	test.each([
		["```sh\nls\n```\n", 1, /This fence looks like a terminal/],
		["```py rnu\nx\n```\n", 1, /`rnu` does not tag a fence/],
		["```sh illustration\nls\n```\n", 1, /An illustration is not shown as one.*end in \.mdx\./],
		["Text.\n\n<pre>$ ls</pre>\n", 3, /This <pre> looks like a terminal/],
		["```py\nx\n", 1, /never closed/],
		["---\nimage: a\n---\n", 2, /has no field `image`/],
	])("tells what is wrong in plain Markdown, too: %j", async (text, line, message) => {
		const { issues } = await plan({ "page.md": text });
		expect(issues).toEqual([expect.stringMatching(message)]);
		expect(issues[0]).toContain(`src/content/docs/page.md:${line}:`);
	});

	test("tells a figure that two snippets take the place of, wherever they stand", async () => {
		const { issues } = await plan({
			"a.mdx": `\`\`\`sh run figure=1\nls\n\`\`\`\n\n${FENCE}\n${FENCE}`,
			"b.mdx": "```sh run figure=2\nls\n```\n\n```sh run figure=1\nls\n```\n",
		});
		expect(issues).toEqual([
			"src/content/docs/b.mdx:5:11 The figure 1 is taken by the snippet at src/content/docs/a.mdx:1. Give each figure to one snippet.",
		]);
	});

	test("tells what is wrong page by page, whatever finds it", async () => {
		const { issues } = await plan({
			"a.mdx": `---\nworkspace: gone\n---\n\n${FENCE}`,
			"b.mdx": "```sh run bad\nls\n```\n",
			"c.mdx": `---\nworkspace: gone\n---\n\n${FENCE}`,
			"d.mdx": "```sh run bad\nls\n```\n",
		});
		expect(issues.map((issue) => issue.slice(0, issue.indexOf(" ")))).toEqual([
			"src/content/docs/a.mdx:2:12",
			"src/content/docs/b.mdx:1:11",
			"src/content/docs/c.mdx:2:12",
			"src/content/docs/d.mdx:1:11",
		]);
	});

	test("tells the mistakes of all pages at once", async () => {
		const { issues } = await plan({
			"a.mdx": "```sh run bad\nls\n```\n",
			"b.mdx": "```console run\nls\n```\n",
			"c.mdx": "<Open>",
		});
		expect(issues.map((issue) => issue.slice(0, issue.indexOf(" ")))).toEqual([
			"src/content/docs/a.mdx:1:11",
			"src/content/docs/b.mdx:2:1",
			expect.stringContaining("src/content/docs/c.mdx:1:"),
		]);
	});
});

describe("a workspace", () => {
	const page = `---\nworkspace: api\n---\n\n\`\`\`sh run workspace="web"\nls\n\`\`\`\n`;

	test("is a folder of snippets/", async () => {
		const { issues } = await plan(
			{ "a.mdx": page },
			{ "snippets/api/app.py": "", "snippets/web/index.html": "" },
		);
		expect(issues).toEqual([]);
	});

	test("that is missing is told where it is named", async () => {
		const { issues } = await plan({ "a.mdx": page });
		expect(issues).toEqual([
			"src/content/docs/a.mdx:2:12 The workspace `api` does not exist. Create `snippets/api/`.",
			"src/content/docs/a.mdx:5:11 The workspace `web` does not exist. Create `snippets/web/`.",
		]);
	});

	test("that is almost one is told with that", async () => {
		const source = `---\ntitle: x\nworkspace:\n  - web\n  - apy\n---\n\n${FENCE}`;
		const others = { "snippets/api/app.py": "", "snippets/web/index.html": "" };
		expect((await plan({ "a.mdx": source }, others)).issues).toEqual([
			"src/content/docs/a.mdx:5:5 The workspace `apy` does not exist. Did you mean `api`? Create `snippets/apy/`.",
		]);
	});

	test("has files that can be read to their end, and not too much of them", async () => {
		const app = join(folder.path, "snippets/app");
		const source = `---\nworkspace: app\n---\n\n${FENCE}`;
		await mkdir(app, { recursive: true });
		await execa("mkfifo", [join(app, "pipe")]);
		expect((await plan({ "a.mdx": source })).issues).toEqual([
			expect.stringMatching(/a\.mdx:2:12 `snippets\/app\/pipe` is no file.*Remove it/),
		]);
		await rm(join(app, "pipe"));
		await execa("truncate", ["-s", "256M", join(app, "large")]);
		expect((await plan({ "a.mdx": source })).issues).toEqual([]);
		await execa("truncate", ["-s", "300M", join(app, "large")]);
		expect((await plan({ "a.mdx": source })).issues).toEqual([
			expect.stringMatching(/a\.mdx:2:12 The workspace `app` has 300 MiB; it may have 256 MiB\./),
		]);
	});

	test("is not a file", async () => {
		const { issues } = await plan(
			{ "a.mdx": `---\nworkspace: api\n---\n\n${FENCE}` },
			{ "snippets/api": "" },
		);
		expect(issues).toEqual([
			"src/content/docs/a.mdx:2:12 The workspace `api` does not exist. Create `snippets/api/`.",
		]);
	});

	test.each(["../src", "/etc", ".", "a/b", "a b", "-a"])(
		"is not outside snippets/: %s",
		async (path) => {
			const { issues } = await plan(
				{ "a.mdx": `\`\`\`sh run workspace="${path}"\nls\n\`\`\`\n` },
				{ "snippets/a/b/file": "" },
			);
			expect(issues).toEqual([
				`src/content/docs/a.mdx:1:11 The workspace \`${path}\` is not a folder of \`snippets/\`. Name one folder of \`snippets/\`, without a path.`,
			]);
		},
	);
});
