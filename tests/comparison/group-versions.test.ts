import { expect, test } from "vitest";
import { groupVersions } from "../../scripts/comparison/group-versions.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";

const on = (engine: string, ...screens: string[]) => ({
	...recordingOf(...screens.map((line, index) => snippetRecording(`s${index}`, [line]))),
	engine,
});

test("versions that mean the same are one group, shown by the first", () => {
	const usual = on("28.5", "id 0123456789ab", "same");
	const groups = groupVersions([
		usual,
		on("26.1", "id ba9876543210", "same"),
		on("20.10", "id ba9876543210", "other"),
		on("19.3", "id 0123456789ab", "other"),
	]);
	expect(groups).toMatchObject([
		{ versions: ["28.5", "26.1"], differing: [] },
		{ versions: ["20.10", "19.3"], differing: ["s1"] },
	]);
	expect(groups[0]?.recording).toBe(usual);
});

test("a page without recordings has no group", () => {
	expect(groupVersions([])).toEqual([]);
});
