import { expect, test } from "vitest";
import { pageText } from "../../src/handout/page-text.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";

const FILE = "src/content/docs/page.mdx";
const RECORDING = recordingOf(snippetRecording("ls", ["app.py 12"]));

/** The text of a page of these lines, some of whose fences ran. */
function textOf(source: string, partial = "", ran: readonly string[] = []) {
	return pageText({
		name: "page",
		file: FILE,
		sources: new Map([
			[FILE, source],
			["src/content/docs/_part.mdx", partial],
		]),
		snippetAt: ({ file, line, use }) =>
			ran.includes(`${file.split("/").at(-1)}:${line} ${use}`) ? RECORDING.snippets[0] : undefined,
		recordingOf: () => RECORDING,
		fileText: (path) => `text of ${path}\n`,
	});
}

/** What stands below its head. */
function bodyOf(lines: readonly string[], partial?: string, ran?: readonly string[]): string {
	const { markdown } = textOf(`---\ntitle: A page\n---\n\n${lines.join("\n")}\n`, partial, ran);
	return markdown.split("\n").slice(4).join("\n").trim();
}

test("a page with the line ends of Windows has the text of one with those of Linux", () => {
	const source = "---\ntitle: A page\n---\n\nProse.\n\n```sh\nls\n```\n\nMore.\n";
	expect(textOf(source.replaceAll("\n", "\r\n"))).toEqual(textOf(source));
	expect(textOf(source).title).toBe("A page");
});

test("nothing stands there that only MDX knows", () => {
	const lines = [
		'import A from "a";',
		"export const n = 3;",
		"",
		"Un {/* caché,\nencore */}mot{\" \"}et `{/* montré */}` {'deux'}.",
	];
	expect(bodyOf(lines)).toBe("Un mot et `{/* montré */}` deux.");
});

test("a page that goes on from another one names it first, with a link to its text", () => {
	const other = "src/content/docs/cours/avant.mdx";
	const { markdown } = pageText({
		name: "cours/page",
		file: FILE,
		sources: new Map([
			[FILE, "---\ntitle: A page\nafter: cours/avant\n---\n\nProse.\n"],
			[other, "---\ntitle: The one before\n---\n"],
		]),
		snippetAt: () => undefined,
		recordingOf: () => undefined,
		fileText: () => "",
	});
	expect(markdown).toMatch(
		/^# A page\n\n[^\n]*\[The one before\]\(avant\.md\)[^\n]*\n\nProse\.\n$/,
	);
});

test("a partial's text stands at each of its uses, with what was recorded there", () => {
	const lines = ['import Part from "./_part.mdx";', "", "Before.", "", "<Part />", "", "<Part />"];
	const partial = "---\ndraft: true\n---\n\nShared.\n\n```sh run\nls\n```\n";
	// Of the page, line 7 is another one.
	const ran = ["_part.mdx:7 2", "page.mdx:7 0"];
	const [before, first, second] = bodyOf(lines, partial, ran).split("\n\nShared.");
	expect(before).toBe("Before.");
	expect(first?.trim()).toBe("```sh run\nls\n```");
	expect(second?.trim()).toBe("```console\n$ ls\napp.py 12\n```");
});

test("a fence in a longer one is its text", () => {
	const lines = ["````mdx", "```sh run", "ls", "```", "<Quote of='ls' match='/(x)/' />", "````"];
	expect(bodyOf(lines)).toBe(lines.join("\n"));
});

test.each([
	["double quotes", '<Quote of="ls" match="/(\\d+)/" />'],
	["single quotes", "<Quote of='ls' match='/(\\d+)/' />"],
	["braces", '<Quote of={"ls"} match={"/(\\d+)/"} />'],
	["a line each", "<Quote\n  of='ls'\n  match='/(\\d+)/'\n/>"],
])("attributes in %s are read", (_, quote) => {
	expect(bodyOf([`It has ${quote} bytes.`])).toBe("It has `12` bytes.");
});

test("a file that is named in single quotes is shown", () => {
	expect(bodyOf(["<File path='api/app.py' />"])).toBe(
		"snippets/api/app.py\n\n```python\ntext of api/app.py\n```",
	);
});

test("tabs stand one below the other, with their labels and no indentation", () => {
	const lines = [
		"<Tabs>",
		'  <TabItem label="Linux">',
		"    Type this:",
		"",
		"    ```sh",
		"    ls",
		"      -l",
		"    ```",
		"  </TabItem>",
		"  <TabItem label='macOS'>",
		"    The same.",
		"  </TabItem>",
		"</Tabs>",
		"",
		"  - A list",
	];
	expect(bodyOf(lines)).toBe(
		"**Linux**\n\nType this:\n\n```sh\nls\n  -l\n```\n\n**macOS**\n\nThe same.\n\n  - A list",
	);
});

test("tabs with commands say which were run here, and a block that was not says so, too", () => {
	const lines = [
		'<Tabs syncKey="systeme">',
		'  <TabItem label="Linux">',
		"    ```sh run",
		"    ls",
		"    ```",
		"  </TabItem>",
		'  <TabItem label="Windows">',
		'    ```powershell illustration title="PowerShell"',
		"    dir",
		"    ```",
		"  </TabItem>",
		"</Tabs>",
		"",
		"```sh illustration",
		"ls",
		"```",
	];
	const shown = "```console\n$ ls\napp.py 12\n```";
	const example = "Exemple non exécuté\u00a0:";
	expect(bodyOf(lines, "", ["page.mdx:7 0"]).split(/\n{2,}/)).toEqual([
		"**Exécuté ici · Linux**",
		shown,
		"**Non exécuté ici · Windows**",
		example,
		'```powershell title="PowerShell"\ndir\n```',
		example,
		"```sh\nls\n```",
	]);
});

test("tabs in a tab have their own titles", () => {
	const tabs = (label: string, inside: string) =>
		`<Tabs>\n<TabItem label="${label}">\n\n${inside}\n\n</TabItem>\n</Tabs>`;
	const inner = tabs("compose.yaml", "Text.");
	expect(bodyOf([tabs("macOS", `\`\`\`sh illustration\nls\n\`\`\`\n\n${inner}`)])).toBe(
		"**Non exécuté ici · macOS**\n\nExemple non exécuté\u00a0:\n\n```sh\nls\n```\n\n**compose.yaml**\n\nText.",
	);
});

test("inline code stays, whatever it looks like", () => {
	const line = "`<Quote of='ls' />`, ``a ` <b>`` and <em>this</em>";
	expect(bodyOf([line])).toBe("`<Quote of='ls' />`, ``a ` <b>`` and this");
});

test("a note names what it explains, and is no code", () => {
	const lines = [
		'<Note of="ls" at="/^app\\S+/">Un fichier.</Note>',
		"",
		"<Note of='ls' at='/\\d+$|->/'>",
		"\tSa taille,",
		"\ten octets.",
		"</Note>",
		"",
		"  - A list",
	];
	expect(bodyOf(lines)).toBe(
		"- `app.py` — Un fichier.\n\n- `12` — Sa taille,\nen octets.\n\n  - A list",
	);
});
