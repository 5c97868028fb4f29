import { expect, test } from "vitest";
import {
	pageOfPicture,
	pictureFile,
	recordingFile,
} from "../../scripts/recording/recording-file.ts";

const DIGEST = "0123456789abcdef";

test.each(["exercice-1", "serie/exercice-1", "exercice-1.bis", "notes.json", "a.json.b"])(
	"a picture stands beside its recording, and its name tells its page: %s",
	(page) => {
		const picture = pictureFile(recordingFile("28.5", page), "docs", DIGEST);
		expect(picture).toBe(`src/content/recordings/28.5/${page}.docs.${DIGEST}.png`);
		expect(pageOfPicture(picture)).toBe(`src/content/recordings/28.5/${page}`);
	},
);

test.each([
	"exercice-1.json",
	`exercice-1.docs.${DIGEST}.png.draft`,
	`exercice-1.docs.${DIGEST.slice(1)}.png`,
	`exercice-1.docs.0${DIGEST}.png`,
	`exercice-1.${DIGEST}.png`,
	`.docs.${DIGEST}.png`,
	"logo.png",
])("the file of no picture tells no page: %s", (name) => {
	expect(pageOfPicture(name)).toBeUndefined();
});
