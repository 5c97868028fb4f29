import { expect, test } from "vitest";
import { brokenLinks } from "../../src/links/broken-links.ts";
import { toIssues } from "../../src/links/checked-links.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The links of a page `un/` that are broken, beside a page `deux/` and a picture. */
async function broken(html: string, address: { base: string; site?: string } = { base: "/" }) {
	await using folder = await temporaryFolder();
	await folder.write({
		"un/index.html": html,
		"deux/index.html": '<h2 id="le-début">Le début</h2><div class=x id=term-ps></div>',
		"index.html": "<p>Accueil</p>",
		"404.html": "<p>Rien</p>",
		"images/a.png": "",
	});
	return (await brokenLinks(folder.path, address)).map(({ message, hint }) => [message, hint]);
}

test.each([
	'<a href="../deux/">',
	'<a href="/deux">',
	'<a href="../deux/#term-ps">',
	'<a href="../deux/#le-d%C3%A9but">',
	'<a href="/404/">',
	'<a href="/?a=1&amp;b=2#">',
	'<img src="../images/a.png">',
	'<a href="https://docs.docker.com/nowhere/#x">',
	'<a href="mailto:someone@example.org">',
	'<p id="ici"><a href="#ici">',
	"<script>const link = '<a href=\"../trois/\">';</script>",
	'<pre>&lt;a href="../trois/"></pre>',
])("follows %s", async (html) => {
	expect(await broken(html)).toEqual([]);
});

test.each([
	['<a href="../trois/">', /`\.\.\/trois\/` leads to no page or file/, undefined],
	['<a href="/deuxx/">', /leads to no page or file/, "Did you mean /deux/?"],
	['<a href="deux/">', /leads to no page or file/, undefined],
	['<a title="a > b" href="../deux/#term-pss">', /called `term-pss`/, "Did you mean #term-ps?"],
	['<a href="#ici">', /called `ici`/, /^A heading is called by its words/],
	["<img src=/images/b.png>", /`\/images\/b\.png` leads to no page or file/, undefined],
	['<a href="http://">', /is no address/, undefined],
	['<a href="/%E0">', /is no address/, undefined],
])("tells %s", async (html, message, hint) => {
	const [wrong, ...more] = await broken(html);
	expect(more).toEqual([]);
	expect(wrong?.[0]).toMatch(message);
	if (hint === undefined || typeof hint === "string") expect(wrong?.[1]).toBe(hint);
	else expect(wrong?.[1]).toMatch(hint);
});

test("a link that forgets the path below which the site lives is told", async () => {
	const address = { base: "/docker-lab", site: "https://someone.example" };
	expect(await broken('<a href="/docker-lab/deux/#term-ps">', address)).toEqual([]);
	expect(await broken('<a href="https://someone.example/docker-lab/">', address)).toEqual([]);
	expect(await broken('<a href="/deux/">', address)).toEqual([
		[expect.stringContaining("leads out of the site"), "Write it from this page: ../deux/."],
	]);
});

test("one of a partial is told in the partial", async () => {
	await using folder = await temporaryFolder();
	await folder.write({
		"src/content/docs/un.mdx": 'import P from "../../partials/p.mdx";\n\n[a](#x)\n\n<P />\n',
		"src/partials/p.mdx": "Voir\n[b](#x) et [c](#y).\n",
	});
	const broken = ["#x", "#x", "#y"].map((link) => ({ page: "un/index.html", link, message: link }));
	expect(await toIssues(folder.path, broken)).toEqual([
		{ file: "src/content/docs/un.mdx", line: 3, column: 1, message: "#x" },
		{ file: "src/partials/p.mdx", line: 2, column: 1, message: "#x" },
		{ file: "src/partials/p.mdx", line: 2, column: 12, message: "#y" },
	]);
});

test("each is told where the page's source has it", async () => {
	await using folder = await temporaryFolder();
	await folder.write({
		"src/content/docs/un.mdx": [
			"---",
			"title: Un",
			"hero:",
			"  actions:",
			"    - link: ./trois/",
			"---",
			"",
			"[a](#x) et [b](#x).",
			"",
			'<a href="../quatre/">c</a> ![d](/été.png)',
			"",
			"[e][f]",
			"",
			"[f]: ../cinq/",
		].join("\n"),
	});
	const links = ["#x", "#x", "./trois/", "../quatre/", "/%C3%A9t%C3%A9.png", "../cinq/", "/lui/"];
	const issues = await toIssues(folder.path, [
		...links.map((link) => ({ page: "un/index.html", link, message: link })),
		{ page: "versions/index.html", link: "#y", message: "#y" },
	]);
	const file = "src/content/docs/un.mdx";
	expect(issues).toEqual([
		{ file, line: 8, column: 1, message: "#x" },
		{ file, line: 8, column: 12, message: "#x" },
		{ file, line: 5, column: 13, message: "./trois/" },
		{ file, line: 10, column: 1, message: "../quatre/" },
		{ file, line: 10, column: 28, message: "/%C3%A9t%C3%A9.png" },
		{ file, line: 14, column: 1, message: "../cinq/" },
		{ file, line: 1, column: 1, message: "/lui/" },
		{ file: "versions/index.html", line: 1, column: 1, message: "#y" },
	]);
});
