import { expect, test } from "vitest";
import { availableEngines, usualEngine } from "../../scripts/versions/usual-engine.ts";

const engine = (version: string, suite?: string) => ({
	version,
	default: version === "29",
	official: `docker:${version}-dind`,
	...(suite && { suite }),
});
const [newest, hub, sid, trixie] = [
	engine("30"),
	engine("29"),
	engine("28.5", "sid"),
	engine("9.1", "trixie"),
];
const ENGINES = [trixie, newest, sid, hub];

test("the default version gives way to the newest that the machine can have", () => {
	expect(usualEngine(ENGINES, "official")).toBe(hub);
	expect(usualEngine(ENGINES, "stand-in")).toBe(sid);
	// Where it can have none, what is missing is told of the default one.
	expect(usualEngine([hub, newest], "stand-in")).toBe(hub);
});

test("a default version that a suite has gives way to nothing", () => {
	const debian = { ...hub, suite: "sid" };
	expect(usualEngine([newest, debian, engine("31", "sid")], "stand-in")).toBe(debian);
});

test("stand-ins are there of what a suite has, and official images of all", () => {
	expect(availableEngines(ENGINES, "stand-in")).toEqual([trixie, sid]);
	expect(availableEngines(ENGINES, "official")).toEqual(ENGINES);
});
