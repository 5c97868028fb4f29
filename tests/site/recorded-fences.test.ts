import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mdxToJs } from "satteri";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { readPage } from "../../scripts/plan/read-page.ts";
import { checksum } from "../../scripts/recording/checksum.ts";
import { pageKeys } from "../../scripts/recording/page-key.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { writeRecording } from "../../scripts/recording/recording-store.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { usualEngine } from "../../scripts/versions/usual-engine.ts";
import { LiveCourse, readCourse } from "../../src/join/course.ts";
import { recordedFences } from "../../src/markdown/recorded-fences.ts";
import { recordingOf, sealed, snippetRecording } from "../support/recordings.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";

const FILE = "src/content/docs/exercice-1.mdx";
const PAGE = `---
title: Une page
---

\`\`\`sh run id="hello"
echo bonjour
\`\`\`

On lit <Quote of="hello" match="/^bon(\\w+)/" />.
`;

let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await temporaryFolder();
	await cp(join(ROOT, "snippets"), join(folder.path, "snippets"), { recursive: true });
});
afterEach(() => folder[Symbol.asyncDispose]());

/** Writes the page and a recording that fits it, but for `change`. */
async function write(
	text: string,
	change: Partial<Recording> = {},
	snippets = [snippetRecording("hello", ["\u001b[32mbonjour\u001b[0m"])],
): Promise<Recording> {
	await folder.write({ [FILE]: text });
	const engine = usualEngine(await readEngines(folder.path), "stand-in");
	const { official: key } = await pageKeys(folder.path, readPage(text, FILE).page, engine);
	const made = recordingOf(...snippets);
	const recording = { ...sealed({ ...made, engine: engine.version, key }), ...change };
	await writeRecording(folder.path, recording);
	return recording;
}

/** Compiles the page as the site does: Astro blanks the frontmatter before. */
async function compile(text: string, file = FILE): Promise<string> {
	const blanked = text.replace(/^---\n.*?\n---\n/s, (frontmatter) =>
		frontmatter.replace(/[^\n]/g, " "),
	);
	const { code } = await mdxToJs(blanked, {
		features: { directive: true },
		mdastPlugins: [recordedFences(new LiveCourse(folder.path))],
		fileURL: pathToFileURL(join(folder.path, file)),
	});
	return code;
}

/** Both ways to find a page's mistakes: while compiling it, and before the build. */
async function mistakes(text: string): Promise<string> {
	const compiled: string = await compile(text).then(
		() => "compiled",
		(error: unknown) => String(error),
	);
	const { issues } = await readCourse(folder.path).check();
	expect(compiled).toContain(issues[0]?.message ?? "compiled");
	return compiled;
}

describe("a page and its recording", () => {
	test("become components that the author does not import", async () => {
		await write(PAGE);
		const code = await compile(PAGE);
		expect(code).toContain('from "/src/components/Terminal.astro"');
		expect(code).toMatch(/snippet: "hello"/);
		expect(code).toMatch(/"?value"?: ?"jour"/);
		expect(code).not.toContain("echo bonjour");
		expect((await readCourse(folder.path).check()).issues).toEqual([]);
	});

	test("are quoted by a page that runs nothing", async () => {
		await write(PAGE);
		const other = "src/content/docs/autre.mdx";
		const quoting = async (attributes: string) => {
			const text = `En tout <Quote ${attributes} />.\n`;
			await folder.write({ [other]: text });
			expect((await readCourse(folder.path).check()).issues).toEqual([]);
			return await compile(text, other).catch(String);
		};
		const code = await quoting('page="exercice-1" of="hello" match="/bon(j)/"');
		expect(code).toMatch(/page: "exercice-1"[\s\S]*"?value"?: ?"j"/);
		const at = `${other}:1:9`;
		expect(await quoting('page="exercice-9" of="hello" match="/b/"')).toContain(
			`${at} The quote names a page \`exercice-9\` that has no terminal. Name it as its address does`,
		);
		expect(await quoting('page="exercice-1" of="hello" match="/x/"')).toContain(
			`${at} The quote's pattern /x/ fits nothing on the screen of \`hello\``,
		);
		expect(await quoting('page="exercice-1" of="hello"')).toContain(`${at} A quote needs`);
	});

	test("find each other by their place, whatever is around them", async () => {
		const text = `---
title: "Où, déjà\u202f?"
---

<Quote of="hello" match="/^(b)on/" /> et <Quote of="hello" match="/^b(o)n/" /> :

\`\`\`sh illustration
echo bonjour
\`\`\`

1. Une étape :

   \`\`\`sh run id="hello"
   echo bonjour
   \`\`\`

> Un titre, puis <Quote of="hello" match="/^bo(n)/" />.
>
> \`\`\`sh run id="again"
> echo bonjour
> \`\`\`

| a | b |
| --- | --- |
| <Quote of="again" match="/bon(j)/" /> | <Quote of="again" match="/jo(u)r/" /> |
`;
		const screen = ["bonjour"];
		await write(text, {}, [snippetRecording("hello", screen), snippetRecording("again", screen)]);
		const code = await compile(text);
		const shown = [...code.matchAll(/snippet: "(\w+)"|"?value"?: ?"(\w)"/g)];
		expect(shown.map(([, snippet, value]) => snippet ?? value)).toEqual([
			"b",
			"o",
			"hello",
			"n",
			"again",
			"j",
			"u",
		]);
		// The fence that is not run stays one.
		expect(code.match(/echo bonjour/g)).toHaveLength(1);
	});

	test("find each other in a page with the line ends of Windows", async () => {
		await write(PAGE);
		const code = await compile(PAGE.replaceAll("\n", "\r\n"));
		expect(code).toMatch(/snippet: "hello"[\s\S]*"jour"/);
	});

	test("fail at its place where a fence or a quote is not found in what is compiled", async () => {
		await write(PAGE);
		const moved = PAGE.replace("On lit", "\nOn lit");
		expect(await compile(moved).catch(String)).toMatch(
			/exercice-1\.mdx:9:8 What stands here is not where the site looks for it/,
		);
	});

	test("fail when the recording is missing", async () => {
		await folder.write({ [FILE]: PAGE });
		const { version } = usualEngine(await readEngines(folder.path), "stand-in");
		const message = await mistakes(PAGE);
		expect(message).toContain(`${FILE}:5:1 The recording ${recordingFile(version, "exercice-1")}`);
		expect(message).toMatch(/is missing.*npm run record/);
	});

	test("fail when the recording is of other commands", async () => {
		await write(PAGE);
		const changed = PAGE.replace("echo bonjour", "echo bonsoir");
		await folder.write({ [FILE]: changed });
		expect(await mistakes(changed)).toMatch(/exercice-1\.mdx:5:1 .*is stale.*npm run record/);
	});

	test("fail when a file of the workspace changed since, though the page did not", async () => {
		const text = PAGE.replace("title: Une page", "title: Une page\nworkspace: outils");
		await folder.write({ "snippets/outils/outil": "1" });
		await write(text);
		await compile(text);
		await folder.write({ "snippets/outils/outil": "2" });
		expect(await mistakes(text)).toMatch(/exercice-1\.mdx:6:1 .*is stale/);
	});

	test("fail when the recording was edited by hand", async () => {
		const recording = await write(PAGE);
		const snippets = [snippetRecording("hello", ["bonjour à tous"])];
		expect(checksum({ ...recording, snippets })).not.toBe(recording.checksum);
		await write(PAGE, { snippets });
		expect(await mistakes(PAGE)).toMatch(/exercice-1\.mdx:5:1 .*edited by hand/);
	});

	test("fail at a quote that fits nothing", async () => {
		const text = PAGE.replace("/^bon(\\w+)/", "/bonsoir/");
		await write(text);
		expect(await mistakes(text)).toMatch(/exercice-1\.mdx:9:8 .*bonsoir.*fits nothing/);
	});

	test("show a note with its terminal, wherever it stands below it, and a quote within it", async () => {
		const text = `${PAGE}\n- Une liste.\n\n  <Note of="hello" at="/jour/">\n  Le **jour** : <Quote of="hello" match="/^(bon)/" />.\n  </Note>\n`;
		await write(text);
		const code = await compile(text);
		expect(code).toMatch(/notes"?: ?\["jour"\]/);
		expect(code).toMatch(/slot: "note-1"[\s\S]*children: "jour"[\s\S]*"bon"[\s\S]*Une liste/);
		expect(code).not.toMatch(/Note\b[^"]*,/);
	});

	test("fail at a note that fits no line", async () => {
		const text = `${PAGE}\n<Note of="hello" at="/bonsoir/">Un mot.</Note>\n`;
		await write(text);
		expect(await mistakes(text)).toMatch(/exercice-1\.mdx:11:1 .*bonsoir.*fits no line/);
	});

	test("fail at an unknown option", async () => {
		const text = PAGE.replace('id="hello"', 'id="hello" colour="red"');
		await folder.write({ [FILE]: text });
		expect(await mistakes(text)).toMatch(/exercice-1\.mdx:5:22 Unknown option/);
	});
});

test("a partial is shown with what was recorded of it on the page", async () => {
	const partial =
		'## Un titre\n\n```sh run id="hello"\necho bonjour\n```\n\n<Quote of="hello" match="/^bon(\\w+)/" />\n';
	await folder.write({ "src/partials/commun.mdx": partial });
	const text = 'import Commun from "../../partials/commun.mdx";\n\n<Commun />\n\n<Commun />\n';
	const { pages } = await (async () => {
		await folder.write({ [FILE]: text });
		return await planPages(folder.path);
	})();
	const [page] = pages;
	if (page === undefined) throw new Error("No page.");
	const engine = usualEngine(await readEngines(folder.path), "stand-in");
	const { official: key } = await pageKeys(folder.path, page, engine);
	const made = recordingOf(
		snippetRecording("hello", ["bonjour"]),
		snippetRecording("hello-2", ["bonsoir"]),
	);
	await writeRecording(folder.path, sealed({ ...made, engine: engine.version, key }));
	const compiled = await compile(text);
	expect(compiled).toContain('snippet: "hello"');
	expect(compiled).toContain('snippet: "hello-2"');
	expect(compiled).toMatch(/"jour"[\s\S]*"soir"/);
	expect(compiled).toContain("Un titre");
});

test("an illustration of a partial says so, on a page without snippets and above the import, too", async () => {
	await folder.write({ "src/partials/commun.mdx": "```sh illustration\ndocker ps\n```\n" });
	const text = '<Commun />\n\nimport Commun from "../../partials/commun.mdx";\n';
	await folder.write({ [FILE]: text });
	const compiled = await compile(text);
	expect(compiled).toContain("Exemple non exécuté");
	expect(compiled).toContain("docker ps");
	expect(compiled).not.toMatch(/jsxs?\(Commun\b/);
});

test("a mistake in a partial fails the page that shows it, though it has no snippet", async () => {
	const ring = 'import Commun from "./commun.mdx";\n\n<Commun />\n';
	await folder.write({ "src/partials/commun.mdx": ring });
	const text = 'import Commun from "../../partials/commun.mdx";\n\n<Commun />\n';
	await folder.write({ [FILE]: text });
	expect(await mistakes(text)).toMatch(/partials\/commun\.mdx:3:1 <Commun> is part of itself/);
});

test("a fence that is not to be run stands in a figure that says so", async () => {
	await write(PAGE);
	const text = `${PAGE}\n\`\`\`sh illustration\ndocker swarm init\n\`\`\`\n`;
	const compiled = await compile(text);
	expect(compiled).toMatch(/class(Name)?: "illustration"/);
	expect(compiled).toContain("Exemple non exécuté");
	expect(compiled).toContain("docker swarm init");
});

test("a page that goes on from another one says so above all that it shows", async () => {
	const before = PAGE.replace("Une page", "Avant");
	await folder.write({ "src/content/docs/avant.mdx": before });
	const text = PAGE.replace("title: Une page", "title: Une page\nafter: avant");
	await folder.write({ [FILE]: text });
	const { pages } = await planPages(folder.path);
	const page = pages.find(({ file }) => file === FILE);
	if (page === undefined) throw new Error("No page.");
	const engine = usualEngine(await readEngines(folder.path), "stand-in");
	const { official: key } = await pageKeys(folder.path, page, engine);
	const made = recordingOf(snippetRecording("hello", ["bonjour"]));
	await writeRecording(folder.path, sealed({ ...made, engine: engine.version, key }));
	const compiled = await compile(text);
	expect(compiled).toMatch(
		/VersionBar[\s\S]*_jsx\(ContinuedPage, \{\s*after: "avant"\s*\}\)[\s\S]*_jsx\(Terminal/,
	);
});

test("tabs say which of them was run, where they have commands", async () => {
	const tab = (label: string, ...lines: readonly string[]) =>
		[`<TabItem label="${label}">`, ...lines.map((line) => `  ${line}`), "</TabItem>"].join("\n");
	const text = [
		'import { TabItem, Tabs } from "@astrojs/starlight/components";',
		"",
		"<Tabs>",
		tab("Linux", '```sh run id="hello"', "echo bonjour", "```"),
		tab("Windows", "```powershell illustration", "echo bonjour", "```"),
		"</Tabs>",
		"",
		"<Tabs>",
		tab("Une", "Un mot."),
		"</Tabs>",
		"",
	].join("\n");
	await write(text);
	const compiled = await compile(text);
	const titles = [
		...compiled.matchAll(
			/_jsx\(TabTitle, \{\s*(?:page: recordedPage,\s*)?label: "(\w+)",\s*tells: (\w+),\s*snippets: \[\s*([^\]]*?)\s*\]/g,
		),
	];
	expect(titles.map(([, ...title]) => title)).toEqual([
		["Linux", "true", '"hello"'],
		["Windows", "true", ""],
		["Une", "false", ""],
	]);
	expect(compiled.indexOf('snippet: "hello"')).toBeGreaterThan(compiled.indexOf('label: "Linux"'));
});

describe("a shown file", () => {
	test("is the file of snippets/", async () => {
		const text = `${PAGE}\n<File path="outils/outil" lines="2-3" />\n`;
		await folder.write({ "snippets/outils/outil": "un\ndeux\ntrois\nquatre\n" });
		await write(text);
		expect(await compile(text)).toContain('"deux\\ntrois"');
	});

	test("is none that a link leads to elsewhere, as to the machine's own", async () => {
		await folder.write({ secret: "secret" });
		await mkdir(join(folder.path, "snippets/outils"), { recursive: true });
		await symlink(join(folder.path, "secret"), join(folder.path, "snippets/outils/lien"));
		await symlink("/etc", join(folder.path, "snippets/outils/etc"));
		for (const path of ["outils/lien", "outils/etc/hostname"]) {
			const text = `${PAGE}\n<File path="${path}" />\n`;
			await write(text);
			expect(await compile(text).catch(String)).toMatch(/outside snippets/);
		}
	});

	test.each([
		['path="rien"', /no file snippets\/rien/],
		['path="../package.json"', /outside snippets/],
		['path="engines.json" lines="1-9999"', /are not lines of snippets\/engines\.json/],
		["", /needs its `path`/],
	])("fails at its place: %s", async (attributes, expected) => {
		const text = `${PAGE}\n<File ${attributes} />\n`;
		await write(text);
		const message = await compile(text).catch(String);
		expect(message).toContain(`${FILE}:11:1`);
		expect(message).toMatch(expected);
	});
});

test("a tagged fence in plain Markdown is refused", async () => {
	await folder.write({ "src/content/docs/page.md": "# Page\n\n```sh run\nls\n```\n" });
	expect(await readCourse(folder.path).check()).toMatchObject({
		issues: [{ file: "src/content/docs/page.md", line: 3, column: 1 }],
	});
});
