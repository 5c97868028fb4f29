import { expect, test } from "vitest";
import { supportChanges } from "../../scripts/versions/support-changes.ts";

/** As moby writes it. */
const BRANCHES = `| Branch Name                 | Sponsoring Maintainer(s)                       | Contribution Status   | Expected End of Maintenance |
|-----------------------------|------------------------------------------------|-----------------------|-----------------------------|
| master (development branch) | The Moby Project [MAINTAINERS](../MAINTAINERS) | N/A                   | -                           |
| docker-29.x                 | The Moby Project [MAINTAINERS](../MAINTAINERS) | Maintained            | After docker-30.x           |
| docker-28.x                 |                                                | Unmaintained          |                             |
| 26.1                        | @someone                                       | Unmaintained          |                             |
| 25.0                        | @another                                       | Maintained (security) | TBD                         |
`;
const NOW = "2026-11";

const engine = (version: string, ended?: string) => ({
	version,
	default: version === "29",
	official: `docker:${version}-dind`,
	...(ended && { ended }),
});
const RIGHT = [engine("29"), engine("28.5", "2026-05"), engine("20.10", "2023-12")];
const changes = (engines: ReturnType<typeof engine>[], branches = BRANCHES) =>
	supportChanges(branches, engines, NOW);

test("nothing is told of a list that is right, nor of a branch that is older than all of it", () => {
	expect(changes(RIGHT)).toEqual([]);
	expect(changes([engine("29.1"), engine("25.0")])).toEqual([]);
});

test("a new version is told, with how to list it", () => {
	const branches = BRANCHES.replace(
		"| docker-29.x ",
		"| docker-30.x | somebody | Maintained | |\n| docker-29.x ",
	);
	expect(changes(RIGHT, branches)).toEqual([
		"Docker 30 is new: `npm run new-engine -- 30` lists it.",
	]);
});

test.each([
	["its branch says so", "28.5"],
	["a part of its number is that of a branch", "28"],
	["it has no branch any more", "20.10"],
	["its branch is another one", "26.0"],
	["its number only begins like that of a branch", "2"],
])("a version that has ended is told, where %s: %s", (_, version) => {
	expect(changes([engine("29"), engine(version)])).toEqual([
		`Docker ${version} is no longer maintained: its line of snippets/engines.json gets \`"ended": "${NOW}"\`.`,
	]);
});

test("the default version that has ended is to be replaced", () => {
	const branches = BRANCHES.replace(
		"Maintained            | After",
		"Unmaintained          | After",
	);
	expect(changes([engine("29")], branches)).toEqual([
		expect.stringMatching(
			/^Docker 29 is no longer maintained: .*, and `"default": true` goes to another\.$/,
		),
	]);
});

test("a version that was taken for ended and is maintained is told", () => {
	expect(changes([engine("29", "2026-05")])).toEqual([
		'Docker 29 is maintained: its line of snippets/engines.json must not have `"ended"`.',
	]);
});

test("a text without the table is refused, since it would say that nothing is maintained", () => {
	expect(() => changes(RIGHT, "# Moved")).toThrow("It has no table of release branches.");
});
