import { expect, test } from "vitest";
import { debianMirror } from "../../scripts/setup/debian-mirror.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The mirror in a folder of apt's sources. */
async function mirrorIn(files: Record<string, string>): Promise<string> {
	await using folder = await temporaryFolder();
	await folder.write(files);
	return debianMirror(folder.path);
}

test.each([
	["a list", { "sources.list": "deb http://a.example/debian sid main\n" }],
	[
		"a list, with options",
		{ "sources.list": "deb [arch=amd64] http://a.example/debian/ sid main\n" },
	],
	[
		"a list behind others",
		{
			"sources.list":
				"# deb http://b.example/debian sid main\ndeb-src http://b.example/debian sid main\ndeb http://b.example/debian-security sid main\n",
			"sources.list.d/a.list": "deb http://a.example/debian sid main\n",
		},
	],
	[
		"deb822 sources",
		{
			"sources.list.d/debian.sources": "Types: deb\nURIs: http://a.example/debian\nSuites: sid\n",
		},
	],
])("the Debian mirror is apt's own, from %s", async (_, files) => {
	expect(await mirrorIn(files)).toBe("http://a.example/debian");
});

test("it may be reached over TLS, and lie deeper on its server", async () => {
	const list = "deb https://a.example/mirrors/debian sid main\n";
	expect(await mirrorIn({ "sources.list": list })).toBe("https://a.example/mirrors/debian");
});

test.each([
	["there are no sources", {}],
	["they are of another kind", { "sources.list": "deb file:///srv/debian sid main\n" }],
	[
		"they are of a third party",
		{ "sources.list": "deb https://a.example/debian-tools sid main\n" },
	],
	[
		"apt does not read their file",
		{ "sources.list.d/a.list.save": "deb http://a.example/debian sid main\n" },
	],
])("it is Debian's where %s", async (_, files) => {
	expect(await mirrorIn(files)).toBe("http://deb.debian.org/debian");
});
