import { expect, test } from "vitest";
import { imagesToCheck } from "../../scripts/record/images-to-check.ts";
import { recordingOf } from "../support/recordings.ts";

const official = { before: recordingOf() };
const { provenance } = official.before;
const standIn = {
	before: { ...official.before, provenance: { ...provenance, kind: "stand-in" as const } },
};
const never = { before: undefined };
const CHECK = { check: true, images: "auto" } as const;

test("a check takes the images of the recordings, where all are of stand-ins and these can be built", () => {
	expect(imagesToCheck(CHECK, [standIn, standIn, never], true)).toBe("stand-in");
	expect(imagesToCheck(CHECK, [standIn, official], true)).toBe("auto");
	expect(imagesToCheck(CHECK, [never], true)).toBe("auto");
	expect(imagesToCheck(CHECK, [standIn], false)).toBe("auto");
});

test("what is recorded, or asked for, stays as it is", () => {
	expect(imagesToCheck({ ...CHECK, check: false }, [standIn], true)).toBe("auto");
	expect(imagesToCheck({ ...CHECK, images: "official" }, [standIn], true)).toBe("official");
});
