import { describe, expect, test } from "vitest";
import { showVersion } from "../../src/find/version-pages.ts";
import { hasVersions } from "../../src/find/version-path.ts";

const paths = ["", "exercice-1/", "exercice-2/"];

describe.each(["/", "/docker-lab/"])("below %s", (base) => {
	const shown = (html: string) => showVersion(html, "26.1", { base, path: "exercice-1/", paths });

	test.each([
		["a page's", `${base}exercice-2/#question-2-a`, `${base}docker-26.1/exercice-2/#question-2-a`],
		["the home page's", base, `${base}docker-26.1/`],
		["a page's that is told from here", "../exercice-2/", `${base}docker-26.1/exercice-2/`],
		["the whole course's", `${base}imprimer/`, `${base}imprimer/`],
		["a file's", `${base}_astro/site.css?v=1`, `${base}_astro/site.css?v=1`],
		["an anchor's", "#question-1-a", "#question-1-a"],
		[
			"another site's",
			"https://docs.docker.com/get-docker/",
			"https://docs.docker.com/get-docker/",
		],
	])("%s link leads to where it has its version", (_, from, to) => {
		expect(shown(`<a class="x" href="${from}">`)).toBe(`<a class="x" href="${to}">`);
	});

	test("the switch's own links stay, and the one that is read is told", () => {
		const own = (version: string, path: string, isShown: boolean) =>
			`<a rel="alternate" href="${path}"${isShown ? ' aria-current="true"' : ""} data-version="${version}">`;
		const usual = `${base}exercice-1/`;
		const other = `${base}docker-26.1/exercice-1/`;
		const all = (isOther: boolean) => own("28.5", usual, !isOther) + own("26.1", other, isOther);
		expect(shown(all(false))).toBe(all(true));
	});

	test("the style sheet is told which version is shown", () => {
		expect(shown('<html lang="fr">')).toBe('<html data-docker="26.1" lang="fr">');
	});
});

test.each([
	["", true],
	["exercice-1/", true],
	["404/", false],
	["imprimer/", false],
])("/%s is there for each version: %s", (path, expected) => {
	expect(hasVersions(path)).toBe(expected);
});
