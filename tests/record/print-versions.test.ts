import { expect, test } from "vitest";
import { printVersions } from "../../scripts/record/print-versions.ts";

test("every version is told with where it comes from, and whether it is maintained", () => {
	const lines: string[] = [];
	printVersions(
		[
			{ version: "29", default: true, official: "docker:29-dind" },
			{
				version: "26.1",
				default: false,
				official: "docker:26.1-dind",
				suite: "trixie",
				ended: "2025-02",
			},
		],
		(line) => lines.push(line),
	);
	expect(lines).toEqual([
		"Docker 29: the default; docker:29-dind only",
		"Docker 26.1: docker:26.1-dind, or from Debian trixie; no longer maintained since 2025-02",
	]);
});
