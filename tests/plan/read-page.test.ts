import { describe, expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";

const FILE = "src/content/docs/serie/page.mdx";

/** Reads a page given by its lines. */
function read(...lines: string[]) {
	return readPage(lines.join("\n"), FILE);
}

/** The issues of a page as `line:column message hint`. */
function issuesOf(...lines: string[]): string[] {
	return read(...lines).issues.map(({ line, column, message, hint }) =>
		[`${line}:${column}`, message, ...(hint === undefined ? [] : [hint])].join(" "),
	);
}

const TABS = 'import { TabItem, Tabs } from "@astrojs/starlight/components";\n\n';

describe("a page", () => {
	test("is named after its file's path", () => {
		expect(read("Text.").page).toMatchObject({
			name: "serie/page",
			file: FILE,
			workspace: [],
			images: [],
			snippets: [],
			quotes: [],
			includes: [],
		});
		expect(readPage("Text.", "src/content/docs/a.mdx.b.mdx").page.name).toBe("a.mdx.b");
	});

	test("has the workspace of its frontmatter", () => {
		const { page, issues } = read("---", "title: x", "workspace: api", "---", "Text.");
		expect(page.workspace).toEqual(["api"]);
		expect(issues).toEqual([]);
	});

	test("may have several workspaces, and images that the engine has when it begins", () => {
		const { page, issues } = read(
			"---",
			"workspace: [api, web]",
			"images:",
			"  - alpine",
			"---",
			"Text.",
		);
		expect(issues).toEqual([]);
		expect([page.workspace, page.images]).toEqual([["api", "web"], ["alpine"]]);
	});

	test("has a workspace that is not one told", () => {
		expect(read("---", "workspace: 3", "---", "Text.").issues).toEqual([
			expect.objectContaining({ file: FILE, line: 2 }),
		]);
	});

	test("includes the Markdown files that it imports and the workspace's files that it shows", () => {
		const { page } = read(
			'import Part from "../_parts/part.mdx";',
			'import { Card } from "@astrojs/starlight/components";',
			"",
			'<File path="api/app.py" />',
			"",
			"<File />",
			"",
			'Inline <File path="web/index.html" />.',
			"",
			"<Part />",
			"",
			'<Card path="api/other.py" />',
		);
		expect(page.includes).toEqual([
			"src/content/docs/_parts/part.mdx",
			"snippets/api/app.py",
			"snippets/web/index.html",
		]);
	});
});

describe("a snippet", () => {
	test("is a tagged fence, with its code as written and the place where it opens", () => {
		const { page, issues } = read(
			"Text.",
			"",
			'```sh run id="a" exit=1',
			"echo  a",
			"",
			"ls",
			"```",
		);
		expect(issues).toEqual([]);
		expect(page.snippets).toEqual([
			{
				id: "a",
				language: "sh",
				code: "echo  a\n\nls",
				options: { run: true, id: "a", exit: 1, timeout: 60_000, terminal: "terminal" },
				location: { file: FILE, line: 3, column: 1 },
				use: 0,
			},
		]);
	});

	test.each([
		["sh", "sh"],
		["bash", "sh"],
		["shell", "sh"],
		["console", "console"],
		["shell-session", "console"],
		["shellsession", "console"],
	])("in %s is %s", (written, language) => {
		const { page, issues } = read(`\`\`\`${written} run`, "$ ls", "```");
		expect(issues).toEqual([]);
		expect(page.snippets).toMatchObject([{ language }]);
	});

	test("without an id is named after its number on the page", () => {
		const fence = ["```sh run", "ls", "```"];
		const { page } = read(...fence, "", '```sh run id="x"', "ls", "```", "", ...fence);
		expect(page.snippets.map(({ id }) => id)).toEqual(["snippet-1", "x", "snippet-3"]);
	});

	test("may stand in a directive, a list, a component", () => {
		const { page, issues } = read(
			":::tip[Title]",
			"```sh run",
			"echo tip",
			"```",
			":::",
			"",
			"1. One",
			"   - Two",
			"",
			"     ```console run",
			"     $ echo list",
			"     ```",
			"",
			"<Steps>",
			"```sh run",
			"echo component",
			"```",
			"</Steps>",
			"",
			'import { Steps } from "@astrojs/starlight/components";',
		);
		expect(issues).toEqual([]);
		expect(
			page.snippets.map(({ code, location }) => [code, location.line, location.column]),
		).toEqual([
			["echo tip", 2, 1],
			["$ echo list", 10, 6],
			["echo component", 15, 1],
		]);
	});

	test("knows the heading below which it stands, without its marks", () => {
		const fence = ["```sh run", "ls", "```", ""];
		const { page } = read(
			...fence,
			"## Question *4*-`c`",
			"",
			...fence,
			"### 4-d",
			"",
			...fence,
			"## :kbd[5]-e",
			"",
			...fence,
			"## Question {'6'}-![f](f.png)",
			"",
			...fence,
		);
		expect(page.snippets.map(({ heading }) => heading)).toEqual([
			undefined,
			"Question 4-c",
			"4-d",
			"5-e",
			"Question 6-",
		]);
	});

	test("is not made of a fence inside a longer fence", () => {
		expect(read("````md", "```sh run", "ls", "```", "````").page.snippets).toEqual([]);
	});

	test("is not made of an untagged fence of any language", () => {
		const { page, issues } = read(
			"```sh illustration",
			"ls",
			"```",
			"",
			'```py title="a.py"',
			"x",
			"```",
		);
		expect([page.snippets, issues]).toEqual([[], []]);
	});
});

test.each([
	["", "```"],
	["    ", "~~~~"],
	["> ", "```"],
])("a pattern keeps its backslashes, in a fence behind %j and %s", (indent, marks) => {
	const lines = [`${marks}bash  run until=/\\+1\\.\\[a\\/b/ id="a"`, "x", marks];
	const { page, issues } = read("- x", "", ...lines.map((line) => indent + line));
	expect(issues).toEqual([]);
	expect(page.snippets[0]?.options.until).toEqual(/\+1\.\[a\/b/mu);
});

describe("a mistake in a fence", () => {
	test("is told at the option's column", () => {
		expect(issuesOf("Text.", "", '```sh run id="a" bad', "ls", "```")).toEqual([
			expect.stringMatching(/^3:18 Unknown option `bad`\. A snippet's options are: run, /),
		]);
	});

	test("is told at the option's column in a list, too", () => {
		expect(issuesOf("- One", "", "  ```sh run bad", "  ls", "  ```")).toEqual([
			expect.stringMatching(/^3:13 Unknown option `bad`\. /),
		]);
	});

	test("is a blank that is none to Markdown, at its place", () => {
		expect(issuesOf("- a", "", "  ```sh\u00a0run", "  ls", "  ```")).toEqual([
			"3:8 There is a blank here that Markdown does not take for one. Type a plain one.",
		]);
	});

	test.each(["python", "powershell", "txt"])("is a language that cannot run: %s", (language) => {
		expect(issuesOf(`\`\`\`${language} run`, "x", "```")).toEqual([
			`1:1 A fence in \`${language}\` cannot run. Tag \`sh\` or \`bash\` fences (commands), \`console\` fences (dialogues), or drop \`run\`.`,
		]);
	});

	test.each([
		["a dialogue", '```console run retry="5s"', "$ ls"],
		["a program left running", '```sh run retry="5s" until=/ready/', "serve"],
	])("is a repetition of what does not end: %s", (_, fence, line) => {
		expect(issuesOf(fence, line, "```")).toEqual([
			expect.stringMatching(
				/^1:1\d Only a command that ends can be repeated. Drop `retry`; a `console` fence and `until` wait by themselves\.$/,
			),
		]);
		expect(issuesOf('```sh run retry="5s"', "ls", "```")).toEqual([]);
	});

	test("is a replay of what is repeated", () => {
		expect(issuesOf('```sh run retry="5s" replay', "ls", "```")).toEqual([
			"1:22 A command that is repeated has no replay: the page shows its last try alone. Drop `replay`, or `retry`.",
		]);
	});

	test.each([
		['until="/x/"', "Option `until`: must be a pattern between slashes, without quotes: /text/."],
		["untill=/x/", "Unknown option `untill=/x/`. Did you mean `until`?"],
	])("is an option that is almost right: %s", (option, message) => {
		expect(issuesOf(`\`\`\`sh run ${option}`, "ls", "```")[0]).toContain(message);
	});

	test("is an id that an earlier snippet has", () => {
		const fence = ['```sh run id="twin"', "ls", "```"];
		expect(issuesOf(...fence, "", ...fence)).toEqual([
			'5:11 The id `twin` is taken by the snippet of line 1. Give one of the two another id, such as id="twin-2".',
		]);
	});

	test("is an id that equals the name of a snippet without one", () => {
		const told = issuesOf("```sh run", "ls", "```", "", '```sh run id="snippet-1"', "ls", "```");
		expect(told).toEqual([expect.stringMatching(/^5:11 The id `snippet-1` is taken by .* line 1/)]);
	});
});

describe("a quote", () => {
	const fence = ["", '```sh run id="version"', "docker version", "```"];

	test("is read with its place, wherever the snippet stands", () => {
		const { page, issues } = read(
			'In the text <Quote of="version" match="/Version: (\\S+)/" /> too.',
			...fence,
		);
		expect(issues).toEqual([]);
		expect(page.quotes).toEqual([
			{
				of: "version",
				match: /Version: (\S+)/mu,
				location: { file: FILE, line: 1, column: 13 },
				use: 0,
			},
		]);
	});

	test("may count a noun, of which it has both numbers", () => {
		const counted = read('<Quote of="version" match="/x/" one="page" other="pages" />', ...fence);
		expect(counted.issues).toEqual([]);
		expect(counted.page.quotes[0]?.noun).toEqual({ one: "page", other: "pages" });
		expect(issuesOf('<Quote of="version" match="/x/" one="page" />', ...fence)).toEqual([
			'1:1 A quote that counts needs both `one` and `other`. Write one="conteneur" other="conteneurs".',
		]);
	});

	const written = 'Write it as match="/pattern/".';
	const incomplete = 'A quote needs `of` and `match`. Write <Quote of="id" match="/pattern/" />.';
	test.each([
		[
			'<Quote of="versions" match="/x/" />',
			"The quote names a snippet `versions` that this page does not have. Did you mean `version`?",
		],
		[
			'<Quote of="version" match="/(/" />',
			`Invalid regular expression: /(/mu: Unterminated group. Correct it; a sign that is meant as text has a \\ before it: \\( or \\[.`,
		],
		['<Quote of="version" match="x" />', `The pattern \`x\` is not between slashes. ${written}`],
		['<Quote of="version" match="x/" />', `The pattern \`x/\` is not between slashes. ${written}`],
		['<Quote of="version" match="/x" />', `The pattern \`/x\` is not between slashes. ${written}`],
		[
			'<Quote of="version" match="x/y/" />',
			`The pattern \`x/y/\` is not between slashes. ${written}`,
		],
		[
			'<Quote of="version" match="/y/x" />',
			`The pattern \`/y/x\` is not between slashes. ${written}`,
		],
		['<Quote of="version" match="//" />', `The pattern is empty. ${written}`],
		['<Quote of="version" match="" />', `The pattern is empty. ${written}`],
		[
			'<Quote of="version" match="/x/gi" />',
			'A pattern has no flags such as `gi`. Write match="/x/".',
		],
		[
			'<Quote of="version" match="/(x)|(?<y>y)/" />',
			"The pattern `/(x)|(?<y>y)/` has several groups, and a quote shows the first. Write (?:…) for those that only hold signs together.",
		],
		['<Quote of="version" />', incomplete],
		['<Quote match="/x/" />', incomplete],
		[
			"<Quote of={name} match={/x/} />",
			incomplete.replace(/\.$/, ", with quotes and without braces."),
		],
		["<Quote {...rest} />", incomplete],
	])("that is wrong is told at its place: %s", (quote, told) => {
		expect(issuesOf(`A ${quote}.`, ...fence)).toEqual([`1:3 ${told}`]);
	});

	test("of another snippet is told with the names of all", () => {
		const told = issuesOf(
			'<Quote of="x" match="/y/" />',
			...fence,
			...fence.map((line) => line.replace("version", "b")),
		);
		expect(told).toEqual([expect.stringMatching(/Its snippets are: version, b\.$/)]);
	});

	test("on a page without snippets is told without their names", () => {
		expect(issuesOf('<Quote of="x" match="/y/" />')).toEqual([
			"1:1 The quote names a snippet `x` that this page does not have. A quote is of a snippet of its own page: tag a fence `run`.",
		]);
	});

	test("may have a pattern of several lines", () => {
		const { page } = read('<Quote of="version" match="/a\nb/" />', ...fence);
		expect(page.quotes[0]?.match).toEqual(/a\nb/mu);
	});
});

describe("an element", () => {
	test.each([
		["Un <Qoute of='a' />.", "1:4 There is no component <Qoute>. Did you mean <Quote>?"],
		["Un <quote of='a' />.", "1:4 There is no component <quote>. Did you mean <Quote>?"],
		[
			"<Tabs />",
			'1:1 There is no component <Tabs>. Import it above: import { Tabs } from "@astrojs/starlight/components";',
		],
		[
			"<Terminal />",
			"1:1 There is no component <Terminal>. Import it above; without an import there are <Quote>, <Note>, <File>.",
		],
		[
			`<Tabs><TabItem title='a'>b</TabItem></Tabs>\n\n${TABS}`,
			'1:7 <TabItem> has no `label`, by which readers choose it. Write <TabItem label="Linux">.',
		],
		[
			'Texte.\nimport { Tabs } from "@astrojs/starlight/components";\n\n<Tabs />',
			"4:1 There is no component <Tabs>. Put a blank line above its import and below it: it is read as text.",
		],
		[
			'import Avant from "un-paquet";\n\n<Avants />',
			"3:1 There is no component <Avants>. Did you mean <Avant>?",
		],
		['<Note off="a" at="/b/">c</Note>', "1:1 <Note> has no attribute `off`. Did you mean `of`?"],
		[
			":::astuce\na\n:::",
			"1:1 There is no aside `astuce`, and readers see it as it is written. Did you mean `tip`?",
		],
		[
			"> :::notes\n> a\n> :::",
			"1:3 There is no aside `notes`, and readers see it as it is written. Did you mean `note`?",
		],
		[
			"a\n\n:::tip\nb\n\nc",
			"3:1 The aside that begins here is never closed. Close it with the same colons, on a line of their own.",
		],
		[
			"a\n\n::: tip\nb\n:::",
			"3:1 These colons belong to no aside, and readers see them. An aside begins with :::tip, without a blank, and ends with :::. One that holds another has a colon more: ::::note.",
		],
		[
			"> [!NOTE]\n> a",
			"1:3 This begins an aside elsewhere, and readers see it as it is written. Write :::note above it and ::: below it.",
		],
		[
			"a\n'''sh run\nls\n'''",
			"2:1 These quotes begin no fence, and readers see them. A fence begins and ends with three backticks: ```sh run.",
		],
		[
			"``sh run\nls\n``",
			"1:1 Two backticks begin no fence, and nothing of it is run. A fence begins and ends with three: ```sh run.",
		],
		[
			"Un fichier.{js,ts} là.",
			"1:12 `{js,ts}` is code in MDX, and nothing defines `js`. Where it is to be read as it stands, write \\{js,ts}, or put it between backticks.",
		],
		[
			"Un {image.nom}.",
			"1:4 `{image.nom}` is code in MDX, and nothing defines `image`. Where it is to be read as it stands, write \\{image.nom}, or put it between backticks.",
		],
		['<File path="a" line="1-2" />', "1:1 <File> has no attribute `line`. Did you mean `lines`?"],
		[
			'<File src="a" />',
			'1:1 <File> has no attribute `src`. Write <File path="simple-api/app.py" />.',
		],
		[
			'<File path="a">b</File>',
			'1:1 <File> shows what it reads, not what stands in it. Write <File path="simple-api/app.py" />.',
		],
		[
			`${TABS}<Tabs><TabItem label="Windows">\n\n\`\`\`sh run\nls\n\`\`\`\n\n</TabItem></Tabs>`,
			"5:1 This snippet runs on Linux, and the tab around it is called “Windows”. Tag it `illustration`, by which readers see that it was not run, or have the tab name Linux.",
		],
		[
			"Dans {dossier}.",
			"1:6 `{dossier}` is code in MDX, and nothing defines `dossier`. Where it is to be read as it stands, write \\{dossier}, or put it between backticks.",
		],
	])("that would not be shown is told: %s", (text, told) => {
		expect(issuesOf(text)).toEqual([told]);
	});

	test.each([
		'import Quotes from "../quotes.astro";\n\n<Quotes />',
		'<Tabs />\n\nimport { Card, Tabs } from "@astrojs/starlight/components";',
		"export const nom = 1;\n\nA {nom} {nom.a} {Math.PI} {frontmatter.title} b {frontmatter} {'c'} {1 + 1}.",
		"export function Nom() {}\n\n<Nom.Part />",
		"<details><summary>a</summary></details>",
		"::::note[Titre]\n:::tip\na\n:::\n::::\n\n- a\n  :::caution\n  b\n  :::\n\nIl est 10:30, a::b.",
		`${TABS}<Tabs><TabItem label="macOS et Linux">\n\n\`\`\`sh run\nls\n\`\`\`\n\n</TabItem></Tabs>`,
	])("that is defined is none of it: %j", (text) => {
		expect(issuesOf(text)).toEqual([]);
	});
});

test.each<[line: string, place: string]>([
	['import { Tabs as Onglets, TabItem } from "@astrojs/starlight/components";', "1:10"],
	["import {\n\tTabs,\n\tTabItem as Onglet,\n} from '@astrojs/starlight/components';", "3:2"],
	['import * as S from "@astrojs/starlight/components";\n\n<S.Tabs></S.Tabs>', "1:8"],
])("tabs that are renamed are told, with their names: %j", (text, place) => {
	expect(issuesOf(text)).toEqual([
		expect.stringMatching(new RegExp(`^${place} The site knows tabs.* import \\{ Tab.* \\} from`)),
	]);
});

test.each<[line: string, names: string]>([
	['import { Tabs, TabItem } from "@astrojs/starlight";', "Tabs, TabItem"],
	['import { Tabs } from "starlight/components";', "Tabs"],
	['import Tabs from "@astrojs/starlight/components";', "Tabs"],
])(
	"a component of Starlight's that is imported from where it is not is told: %s",
	(line, names) => {
		expect(issuesOf(`Texte.\n\n${line}`)).toEqual([
			expect.stringMatching(
				`^3:1 .* Write import \\{ ${names} \\} from "@astrojs/starlight/components";$`,
			),
		]);
	},
);

test.each([
	["Tab, Tabs", "`Tab`. Did you mean `TabItem`?"],
	["Tabs, Asides", "`Asides`. Did you mean `Aside`?"],
	["Accordion", "`Accordion`. There are: Aside, "],
])("a component that Starlight has not is told: %s", (names, told) => {
	const issues = issuesOf(`import { ${names} } from "@astrojs/starlight/components";`);
	expect(issues).toEqual([expect.stringContaining(`1:1 Starlight has no component ${told}`)]);
});

test.each([
	'import { Tabs as Onglets } from "une-autre-bibliotheque";',
	'import {\n\tCode,\n\tIcon as Icone,\n} from "@astrojs/starlight/components";',
	'import { Card as Carte, Tabs as Tabs } from "@astrojs/starlight/components";',
	'import * as S from "@astrojs/starlight/components";\n\n<S.Card title="a" />',
	'import Code from "@astrojs/starlight/components/Code.astro";',
	'import { starlight } from "@astrojs/starlight";',
])("what is no renamed tab is fine: %j", (text) => {
	expect(issuesOf(text)).toEqual([]);
});

describe("a tab that has a snippet", () => {
	const issues = (label: string) =>
		issuesOf(
			`${TABS}<Tabs><TabItem label="${label}">\n\n\`\`\`sh run\nls\n\`\`\`\n\n</TabItem></Tabs>`,
		);

	test.each(["Windows 11", "Win", "PowerShell", "cmd.exe", "Invite de commandes", "OS X", "Mac"])(
		"is none of another system: %s",
		(label) => {
			expect(issues(label)).toEqual([expect.stringContaining(`called “${label}”`)]);
		},
	);

	test.each([
		"Linux",
		"Windows (WSL 2)",
		"Ubuntu sous Windows",
		"Machine virtuelle",
		"Docker Desktop",
	])("may be called %s", (label) => {
		expect(issues(label)).toEqual([]);
	});
});

describe("broken MDX", () => {
	test.each([
		["A {b", /^1:3 Unexpected end of file in expression.* write \\\{, or put it between backticks/],
		["Le {nom du dossier}", /^1:9 This is no code that MDX can read: Expected.* write \\\{/],
		["Si a <5", /^1:6 Unexpected character after `<`.* write \\<, or put it between backticks/],
		[
			"Un docker stop <id> ici",
			/^1:16 Expected a closing tag for `<id>`.* put it between backticks/,
		],
		["a<br>b", /^1:2 Expected a closing tag for `<br>`.* as in <br \/>/],
		["<!-- a -->", /^1:1 Unexpected character `!`.* Write a comment as \{\/\*/],
		[
			"A <Quote of=“a” match=“/b/” /> b",
			/^1:3 Unexpected character.* Write straight quotes around/,
		],
		[
			'A <Quote of=a match="/b/" /> b',
			/^1:3 Unexpected character.* in straight quotes, and end it/,
		],
		[
			'A <Quote of="a" match="/"b"/" /> b',
			/^1:3 Unexpected character.* A value ends at the first quote in it/,
		],
		[
			'A <Quote of="a" match="/b/"> b',
			/^1:3 Expected a closing tag for `<Quote>`.* End it with \/>/,
		],
		["<Tabs>\n\n</Tab>", /^3:1 Unexpected closing tag `<\/Tab>`.* Close it below what it holds/],
		['import Commun "a.mdx"', /^1:15 This is no code.* Write an import as “Écrire une page” shows/],
	])("is told with the mend, in words for authors: %j", (text, told) => {
		const issues = issuesOf(text);
		expect(issues).toEqual([expect.stringMatching(told)]);
		expect(issues[0]).not.toMatch(/mdx-jsx|mdxjs|oxc|note:/);
	});

	test.each([
		[["Text.", "", "<Steps>", "", "Text."], 3, 1],
		[["Text.", "", "</Steps>"], 3, 1],
		[["Text.", "", "A {value is open"], 3, 3],
	])("is told at its line and column: %j", (lines, line, column) => {
		expect(read(...lines).issues).toEqual([expect.objectContaining({ file: FILE, line, column })]);
	});

	test("is told far down a page, too, without its place in the message", () => {
		const { issues } = read(...Array.from({ length: 12 }, () => ""), "Some text. A {value is open");
		expect(issues).toMatchObject([{ line: 13, column: 14 }]);
		expect(issues[0]?.message).toMatch(/^[A-Z][^:]{10,}/);
	});

	test("is a frontmatter without an end, too", () => {
		expect(issuesOf("---", "title: x", "", "Text.")).toEqual([
			"1:1 The frontmatter that begins here is never closed. End it with a line of its own: ---",
		]);
		expect(issuesOf("---", "", "Text.")).toEqual([]);
	});

	test("in the frontmatter is an issue and not a crash", () => {
		expect(read("---", "title: [x", "---", "", "Text.").issues).toEqual([
			expect.objectContaining({ file: FILE }),
		]);
	});
});

describe("what looks as if it was run, and was not, is told at its place:", () => {
	const issuesOf = (source: string, file = "src/content/docs/a.mdx") =>
		readPage(
			source.includes("<Code") ? `${source}\n\nimport { Code } from "astro:components";\n` : source,
			file,
		).issues.map(({ line, column, message }) => [line, column, message]);

	test.each<[what: string, source: string, line: number, column: number, message: RegExp]>([
		["a fence that is almost tagged", "a\n\n```sh rnu\nls\n```\n", 3, 7, /`rnu` does not tag/],
		["a plain fence of commands", "```sh\nls\n```\n", 1, 1, /looks like a terminal/],
		["a plain fence with a prompt", "- a\n\n  ```\n  $ ls\n  ```\n", 3, 3, /looks like a terminal/],
		["a block of HTML", "a\n\n<pre>$ docker ps</pre>\n", 3, 1, /<pre> looks like a terminal/],
		["a component for code", '<Code lang="sh" code="docker ps" />\n', 1, 1, /<Code> looks like/],
		["text given to an element", "<pre>{`$ docker ps`}</pre>\n", 1, 1, /<pre> looks like/],
		["code given as a value", "a\n\n<Code code={`$ ls`} />\n", 3, 1, /<Code> looks like/],
		["a language as a value", '<Code code="a" lang={"console"} />\n', 1, 1, /<Code> looks/],
		["a sample", "<samp>$ docker ps</samp>\n", 1, 1, /<samp> looks like/],
		["a title of that name", '```sh title="an illustration x"\nls\n```\n', 1, 1, /looks like/],
		["code that ends with marks", "```sh run\necho ```", 1, 1, /never closed/],
		["a fence that never ends", "```sh run\nls\n\nSome prose.\n", 1, 1, /never closed/],
		[
			"one with shorter marks at its end",
			"````sh run\nls\n```\n\nSome prose.\n",
			1,
			1,
			/never closed/,
		],
		[
			"one that the next fence seems to end",
			"```sh run\nls\n\nSome prose.\n\n```sh run\npwd\n```\n",
			1,
			1,
			/never closed/,
		],
		["one of tildes", "~~~sh run\nls\n```\n", 1, 1, /never closed/],
		["one in a quote", "> ```sh run\n> ls\n>\n> ```py x\n> ```\n", 1, 3, /never closed/],
		["one in a list", "- ```sh run\n  ls\n\n  ```py x\n  ```\n", 1, 3, /never closed/],
		["one before a wider one", "```sh run\nls\n\n```` py\nx\n````\n", 1, 1, /never closed/],
		["a fence in no language", "```\ndocker ps\n```\n", 1, 1, /^This fence looks/],
		["an element in no language", "<pre>docker ps</pre>\n", 1, 1, /<pre> looks like/],
		["a component in none", '<Code code="docker ps" />\n', 1, 1, /<Code> looks like/],
		["HTML given to an element", '<pre set:html="docker ps" />\n', 1, 1, /<pre> looks like/],
	])("%s", (_, source, line, column, message) => {
		expect(issuesOf(source)).toEqual([[line, column, expect.stringMatching(message)]]);
	});

	test.each([
		["what says that it is an illustration", "```sh illustration\nls\n```\n"],
		["code of another language", "```python\n# $ ls\n```\n\n<pre>a tree</pre>\n"],
		["a fence within another", "````md\n```sh\nls\n```\n````\n"],
		["a fence with a return within a line", "```sh run\nprintf 'a\rb'\n```\n"],
		["a page with the line ends of Windows", "```sh run\r\nls\r\n```\r\n\r\nText.\r\n"],
		["a fence that shows one with fewer marks", "````md\n```sh run\nls\n```\n````\n"],
		["a fence that shows one with other marks", "~~~md\n```sh run\nls\n```\n~~~\n"],
		["a fence of tildes that shows one", "~~~~md\n~~~sh run\nls\n~~~\n~~~~\n"],
		["marks within a line", "```py\nprint('```sh')\n```\n"],
		["marks that begin none", "```py\n```sh `x`\n```\n"],
		["a fence that ends with blanks", "```sh run\nls\n```  \n"],
		["a fence that ends with more marks", "```sh run\nls\n`````\n"],
		["a component without code", "<Code code />\n"],
		["what another element has", "<p>{`$ docker ps`}</p>\n"],
		["a quoted fence", "> ```sh run\n> ls\n> ```\n"],
		["a fence in a list, and code by its indent", "- a\n\n  ```sh run\n  ls\n  ```\n"],
	])("but not %s", (_, source) => {
		expect(issuesOf(source)).toEqual([]);
	});

	test.each(["```sh\nnpm run build\n```\n", "<pre>$ ls</pre>\n"])(
		"but nothing of the manual, which shows how pages are written: %j",
		(source) => {
			expect(issuesOf(source, "src/content/docs/docs/a.mdx")).toEqual([]);
			expect(issuesOf(source, "src/content/docs/docs/a.md")).toEqual([]);
		},
	);

	test.each<[what: string, source: string, told: RegExp[]]>([
		["tags within it", "<pre><b>docker</b> <i class='x'>ps</i></pre>\n", [/<pre> looks like/]],
		["attributes", '<pre class="x">docker ps</pre>\n', [/<pre> looks like/]],
		["other text", "<pre>a tree</pre>\n", []],
		["what Markdown knows alone", "A {brace, and <br> 1 < 2.\n", []],
		["code by its indent", "Text.\n\n    x = 1\n", []],
	])("also in plain Markdown, with %s", (_, source, told) => {
		expect(issuesOf(source, "src/content/docs/a.md").map(([, , message]) => message)).toEqual(
			told.map((one) => expect.stringMatching(one)),
		);
	});

	test.each([
		["```sh run\nls\n", "Close it with the same marks."],
		[
			"```sh\nls\n```\n",
			"Tag it `run`; or `illustration`, by which readers see that it was not run.",
		],
		[
			"<pre>$ ls</pre>\n",
			"Write a fence, tagged `run`, or `illustration` where it is not to be run.",
		],
	])("with the mend: %j", (source, hint) => {
		expect(readPage(source, "src/content/docs/a.mdx").issues).toMatchObject([{ hint }]);
	});
});

test.each<[lines: string, told: RegExp]>([
	["——\ntitle: a\n——", /^1:1 A frontmatter .* not of `——`/],
	["\n---\ntitle: a\n---", /^2:1 The frontmatter is not at the file's beginning\. Drop/],
	[
		"----\ntitle: a\n----",
		/^1:1 A frontmatter is between lines of three hyphens, and not of `----`/,
	],
	['+++\ntitle = "a"\n+++', /^1:1 A frontmatter is between .* not of `\+\+\+`\. Write ---/],
])("a frontmatter that is none is told: %j", (lines, told) => {
	expect(issuesOf(lines)).toContainEqual(expect.stringMatching(told));
});

test.each(["---\n\nTexte : a.", "\ufeff---\ntitle: a\n---", "+++\n\na"])(
	"what is none, or a good one, is fine: %j",
	(lines) => {
		expect(issuesOf(lines)).toEqual([]);
	},
);
