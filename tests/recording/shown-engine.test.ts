import { expect, test } from "vitest";
import { MISSING } from "../../scripts/recording/read-recording.ts";
import { shownEngine } from "../../scripts/recording/shown-engine.ts";

/** The version shown where the pages of each have these problems; those that are not named have no recordings. */
async function shown(
	problems: Readonly<Record<string, readonly (string | undefined)[]>>,
	suite?: string,
) {
	const engines = ["20.10", "29", "28.5", "26.1"].map((version) => ({
		version,
		default: version === "29",
		official: `docker:${version}-dind`,
		...(version === "29" ? suite && { suite } : { suite: "sid" }),
	}));
	const asked: string[] = [];
	const { version } = await shownEngine(engines, async (engine) => {
		asked.push(engine.version);
		return problems[engine.version] ?? [MISSING, MISSING];
	});
	return { version, asked };
}
const fresh = [undefined, undefined];
const others = { "28.5": fresh, "26.1": fresh, "20.10": fresh };

test("the default version is shown where all of its pages are recorded, and no other is looked at", async () => {
	expect(await shown({ ...others, "29": fresh })).toEqual({ version: "29", asked: ["29"] });
});

test.each([
	["was never recorded", {}],
	["is recorded in part", { "29": [undefined, MISSING] }],
	["is stale", { "29": [undefined, "is stale"] }],
])(
	"one that has no stand-in gives way to the newest that has, where it %s",
	async (_, problems) => {
		expect((await shown({ ...others, ...problems })).version).toBe("28.5");
	},
);

test("what takes its place must be up to date itself: no other takes its place in turn", async () => {
	const stale = ["is stale", undefined];
	expect((await shown({ ...others, "28.5": stale })).version).toBe("28.5");
	expect((await shown({ ...others, "28.5": [MISSING, undefined] })).version).toBe("28.5");
	// The default one is to be mended where it was recorded once.
	expect((await shown({ ...others, "28.5": stale, "29": stale })).version).toBe("29");
});

test("one that has a stand-in gives way to nothing, and is not looked at", async () => {
	expect(await shown(others, "sid")).toEqual({ version: "29", asked: [] });
});
