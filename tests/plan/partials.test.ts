import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importsOf, isPartial, withoutImports } from "../../scripts/plan/partials.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { ENGINE_SPEC, pageKeyOf } from "../support/page-key-of.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const IMPORT = 'import Commun from "../../partials/commun.mdx";\n\n';
const fence = (id: string, code = "ls") => `\`\`\`sh run id="${id}"\n${code}\n\`\`\`\n\n`;
const COMMUN = `Un texte.\n\n${fence("commun")}<Quote of="commun" match="/a/" />\n`;

/** Plans pages and partials, by their names. */
async function plan(pages: Record<string, string>, partials: Record<string, string>) {
	const under = (path: string, files: Record<string, string>) =>
		Object.entries(files).map(([name, text]) => [`${path}/${name}.mdx`, text]);
	await folder.write({
		...Object.fromEntries(under("src/content/docs", pages)),
		...Object.fromEntries(under("src/partials", partials)),
	});
	return await planPages(folder.path);
}

test("an import is read however it is spaced and ended", () => {
	const text =
		"import  A  from  './a.mdx'\nimport\tB from \"../b.mdx\" ;\nimport { C } from './c.mdx';\n";
	expect(importsOf(text, "src/partials/p.mdx")).toEqual([
		{ name: "A", index: 0, file: "src/partials/a.mdx" },
		{ name: "B", index: 27, file: "src/b.mdx" },
	]);
	expect(withoutImports("import A from './a.mdx';\n\n<A />\n")).toBe("\n\n<A />\n");
});

describe("a partial's snippets", () => {
	test("are run where it is shown, as part of the page", async () => {
		const page = `${IMPORT}${fence("one")}<Commun />\n\n${fence("two")}`;
		const { pages, issues } = await plan({ a: page }, { commun: COMMUN });
		expect(issues).toEqual([]);
		expect(pages).toHaveLength(1);
		expect(pages[0]?.snippets.map(({ id }) => id)).toEqual(["one", "commun", "two"]);
		expect(pages[0]?.snippets[1]?.location).toEqual({
			file: "src/partials/commun.mdx",
			line: 3,
			column: 1,
		});
	});

	test("have names of their own where it is shown twice, and its quotes with them", async () => {
		const { pages, issues } = await plan(
			{ a: `${IMPORT}<Commun />\n\n<Commun />\n` },
			{ commun: COMMUN },
		);
		expect(issues).toEqual([]);
		expect(pages[0]?.snippets.map(({ id, use }) => [id, use])).toEqual([
			["commun", 1],
			["commun-2", 2],
		]);
		expect(pages[0]?.quotes.map(({ of }) => of)).toEqual(["commun", "commun-2"]);
	});

	test("are quoted by name by what stands beside them, and by the page's own", async () => {
		const commun = `${fence("commun")}<Quote of="b" match="/a/" />\n\n<Quote of="commun" match="/a/" />\n`;
		const quote = '<Quote of="b" match="/a/" />\n\n';
		const page = `${IMPORT}${fence("b")}${fence("b-2")}${quote}<Commun />\n\n${quote}<Commun />\n`;
		const { pages, issues } = await plan({ a: page }, { commun });
		expect(issues).toEqual([]);
		expect(pages[0]?.quotes.map(({ of }) => of)).toEqual([
			"b",
			"b",
			"commun",
			"b",
			"b",
			"commun-2",
		]);
	});

	test("are read through another partial, and by several pages", async () => {
		const outer = `import Commun from "./commun.mdx";\n\n${fence("outer")}<Commun />\n`;
		const page = 'import Outer from "../../partials/outer.mdx";\n\n<Outer />\n';
		const { pages, issues } = await plan({ a: page, b: page }, { commun: COMMUN, outer });
		expect(issues).toEqual([]);
		expect(pages.map(({ snippets }) => snippets.map(({ id }) => id))).toEqual([
			["outer", "commun"],
			["outer", "commun"],
		]);
	});

	test("may be quoted by the page", async () => {
		const page = `${IMPORT}<Commun />\n\n<Quote of="commun" match="/b/" />\n`;
		expect((await plan({ a: page }, { commun: COMMUN })).issues).toEqual([]);
	});

	test("are part of its key, and its prose is not", async () => {
		const keyOf = async (commun: string) => {
			const { pages } = await plan({ a: `${IMPORT}<Commun />\n` }, { commun });
			return await pageKeyOf(folder.path, pages[0], ENGINE_SPEC);
		};
		const key = await keyOf(COMMUN);
		expect(await keyOf(COMMUN.replace("Un texte", "Un autre"))).toBe(key);
		expect(await keyOf(COMMUN.replace("ls", "ls -l"))).not.toBe(key);
	});
});

describe("what is wrong with a partial is told at its own line,", () => {
	test("once, though two pages show it", async () => {
		const page = `${IMPORT}<Commun />\n`;
		const { issues } = await plan(
			{ a: page, b: page },
			{ commun: "a\n\n```sh run exit=x\nls\n```\n" },
		);
		expect(issues).toMatchObject([{ file: "src/partials/commun.mdx", line: 3 }]);
	});

	test("where it is part of itself", async () => {
		const commun = `import Autre from "./autre.mdx";\n\n${fence("x")}<Autre />\n`;
		const autre = `import Commun from "./commun.mdx";\n\n<Commun />\n`;
		const { issues } = await plan({ a: `${IMPORT}<Commun />\n` }, { commun, autre });
		expect(issues).toMatchObject([
			{
				file: "src/partials/autre.mdx",
				line: 3,
				message: expect.stringMatching(
					/<Commun> is part of itself: .*a\.mdx → .*commun.* → .*autre/,
				),
				hint: "Drop one of the imports.",
			},
		]);
	});

	test("where it is part of itself, and has nothing to run", async () => {
		const commun = 'import Autre from "./autre.mdx";\n\n<Autre />\n';
		const autre = 'import Commun from "./commun.mdx";\n\n<Commun />\n';
		const { issues } = await plan({ a: `${IMPORT}<Commun />\n` }, { commun, autre });
		expect(issues).toMatchObject([{ file: "src/partials/autre.mdx", line: 3 }]);
	});

	test("where it is given what it cannot use", async () => {
		const { issues } = await plan({ a: `${IMPORT}<Commun titre="x" />\n` }, { commun: COMMUN });
		expect(issues).toEqual([
			{
				file: "src/content/docs/a.mdx",
				line: 3,
				column: 1,
				message: "<Commun> is put on the page as it is, and takes no attributes.",
				hint: "Write <Commun /> by itself, between blank lines.",
			},
		]);
	});

	test("where it stands within a line", async () => {
		const { issues } = await plan(
			{ a: `${IMPORT}Un <Commun /> mot.\n\n- <Commun />\n` },
			{ commun: COMMUN },
		);
		expect(issues).toMatchObject([
			{ line: 3, message: expect.stringMatching(/not within a line/) },
		]);
	});

	test("where its import is none, with the mend", async () => {
		const hintOf = async (source: string) =>
			(await plan({ a: source }, { commun: COMMUN })).issues.map(({ hint }) => hint);
		expect(await hintOf('import A from "./none.mdx";\n\n<A />\n')).toEqual([
			'Correct the path, which is relative to this file. That of src/partials/none.mdx is "../../partials/none.mdx".',
		]);
		expect(await hintOf(IMPORT.replace("commun.mdx", "comun.mdx"))).toEqual([
			"Correct the path, which is relative to this file.",
		]);
		expect(await hintOf(`${IMPORT.replace(".mdx", "")}<Commun />`)).toEqual([
			'Write it whole: import Commun from "../../partials/commun.mdx";',
		]);
		expect(await hintOf(IMPORT.replace("Commun", "* as Commun"))).toEqual([
			expect.stringMatching(/^Import it by one name/),
		]);
	});
});

test("the plan has the text of partials beside that of pages, for who checks the prose", async () => {
	const { sources } = await plan({ a: `${IMPORT}<Commun />\n` }, { commun: COMMUN });
	expect([...sources.keys()]).toEqual(["src/content/docs/a.mdx", "src/partials/commun.mdx"]);
	expect(sources.get("src/partials/commun.mdx")).toBe(COMMUN);
});

const isOne = (text: string) => isPartial("a.mdx", new Map([["a.mdx", text]]));

test.each([
	"```sh\nls\n```",
	"~~~~\nls\n~~~~",
	"Text.\n\n   ```py\nx\n```",
	"  ```py\n  x\n  ```",
	"- ```sh",
	"12) ```sh",
	"1. > * ```sh",
	">```sh",
	"a <Code code={x} /> b",
	'<File path="a" />',
	'<Quote of="a" match="/b/" />',
	"<pre>x</pre>",
	"<samp>x</samp>",
])("a file is a partial by what it shows: %j", (text) => {
	expect(isOne(text)).toBe(true);
});

test.each(["Text.", "`ls`", "``ls``", "a ```ls``` b", "<Codes />", "<present>", "~~no~~", "File"])(
	"a file is none by what only looks so: %j",
	(text) => {
		expect(isOne(text)).toBe(false);
	},
);

test("a file is a partial where one that it imports is, and none where there is none", () => {
	const outer = 'import B from "./b.mdx";\n\n<B />\n';
	const isOuter = (b: string) =>
		isPartial(
			"a.mdx",
			new Map([
				["a.mdx", outer],
				["b.mdx", b],
			]),
		);
	expect([isOuter("```sh"), isOuter("Text.")]).toEqual([true, false]);
	expect(isPartial("a.mdx", new Map([["a.mdx", outer]]))).toBe(false);
	expect(isPartial("b.mdx", new Map())).toBe(false);
});

test("a partial without snippets is an ordinary component", async () => {
	const page = `${IMPORT}<Commun titre="x" />\n\n${fence("one")}`;
	const { pages, issues } = await plan({ a: page }, { commun: "Un texte : {props.titre}.\n" });
	expect(issues).toEqual([]);
	expect(pages[0]?.includes).toEqual(["src/partials/commun.mdx"]);
});

describe("a partial's fences are not left out in silence", () => {
	const told = async (page: string, commun = COMMUN) =>
		(await plan({ a: page }, { commun })).issues.map(({ file, line, message }) =>
			[file.replace(/^.*\//, ""), line, message].join(" "),
		);

	test.each([
		'import { default as Commun } from "../../partials/commun.mdx";',
		'import * as Commun from "../../partials/commun.mdx";',
		'import Commun, { x } from "../../partials/commun.mdx";',
		'import Commun from "/src/partials/commun.mdx";',
		'import Commun from "../../partials/commun.mdx?raw";',
		'import Commun from "../../partials/commun.md";',
		'export { default as Commun } from "../../partials/commun.mdx";',
		'export const all = import.meta.glob("../../partials/*.mdx");',
	])("when it is imported otherwise: %s", async (form) => {
		expect(await told(`Text.\n\n${form}\n\nText.\n`)).toEqual([
			expect.stringMatching(/^a\.mdx 3 The fences of `.*` would not run, imported like this/),
		]);
	});

	const COMPONENTS = 'import { Card, Communal, Of } from "components";\n';

	test.each([
		"{true && <Commun />}",
		"{[1, 2].map(() => <Commun />)}",
		"<Commun.Inner />",
		"A {true && <Commun />} in a line",
		"A <Card wide {...{ body: <Commun /> }} /> in a line",
		"<Card {...{ body: <Commun /> }} />",
		"<Card body={<Commun />} />",
		"export const Other = Commun;",
	])("when it is shown by an expression: %s", async (shown) => {
		expect(await told(`${IMPORT}${shown}\n\n${COMPONENTS}`)).toEqual([
			expect.stringMatching(/^a\.mdx \d <Commun> .* stands where it cannot be run/),
		]);
	});

	test.each([
		"{/* <Commun /> */}",
		'{"Commun"}',
		"{'Commun'}",
		"{1 // Commun\n}",
		"Commun",
		"<Communal />",
		"<Of.Commun />",
		'<Card title="Commun" wide />',
		"<><b>Commun</b></>",
	])("but may be spoken of: %s", async (text) =>
		expect(await told(`${IMPORT}${text}\n\n${COMPONENTS}`)).toEqual([]),
	);

	test("when one of several is imported otherwise", async () => {
		const form = 'import { default as Commun } from "../../partials/commun.mdx";';
		expect(await told(`import x from "y";\n${form}\nimport z from "z";\n\n<Commun />\n`)).toEqual([
			expect.stringMatching(/^a\.mdx 2 The fences of/),
		]);
	});

	test("when it stands above its import", async () => {
		const { pages, issues } = await plan({ a: `<Commun />\n\n${IMPORT}` }, { commun: COMMUN });
		expect([issues, pages[0]?.snippets.map(({ id }) => id)]).toEqual([[], ["commun"]]);
	});

	test.each<[commun: string, told: RegExp]>([
		["a\n\n```sh rnu\nls\n```\n", /^commun\.mdx 3 `rnu` does not tag/],
		['```sh id="a"\nls\n```\n', /^commun\.mdx 1 The option `id` has no effect/],
		["1. ```sh\n   ls\n   ```\n", /^commun\.mdx 1 This fence looks like a terminal/],
		["<pre>$ ls</pre>\n", /^commun\.mdx 1 This <pre> looks like a terminal/],
		["---\nworkspace: api\n---\n\n```py\nx\n```\n", /^commun\.mdx 1 The frontmatter of/],
	])("when none of them is tagged: %j", async (commun, message) => {
		expect(await told(`${IMPORT}<Commun />\n`, commun)).toEqual([expect.stringMatching(message)]);
	});

	test("when it has a frontmatter, with the mend", async () => {
		const commun = "---\nworkspace: api\n---\n\n```py\nx\n```\n";
		const { issues } = await plan({ a: `${IMPORT}<Commun />\n` }, { commun });
		expect(issues).toMatchObject([
			{ hint: "Write it in the pages that show the partial, or drop it." },
		]);
	});

	test("when there is none", async () => {
		const two = `import One from "../../partials/one.mdx";\n${IMPORT}<Commun />\n`;
		const { issues } = await plan({ a: two }, { commun: COMMUN });
		expect(issues).toMatchObject([
			{ line: 1, message: expect.stringMatching(/one\.mdx.*not exist/) },
		]);
	});

	test("when it is given a content", async () => {
		expect(await told(`${IMPORT}<Commun>x</Commun>\n`)).toEqual([
			expect.stringMatching(/^a\.mdx 3 <Commun> .* takes no content/),
		]);
	});
});
