import sharp from "sharp";
import { expect, test } from "vitest";
import { type Pictured, settlePictures } from "../../scripts/comparison/settle-pictures.ts";
import type { SnippetRecording } from "../../scripts/recording/schema.ts";
import { pictured, recordingOf, sealed, snippetRecording } from "../support/recordings.ts";

/** A picture of one colour; another level of compression makes another file of it. */
const paint = (background: string, compressionLevel = 9) =>
	sharp({ create: { width: 40, height: 20, channels: 3, background } })
		.png({ compressionLevel })
		.toBuffer();

const page = (file: Buffer, text: readonly string[], screen: readonly string[] = []): Pictured => ({
	recording: recordingOf(pictured(snippetRecording("a", screen), file, text)),
	pictures: new Map([["a", file]]),
});

const pictureOf = ({ recording: { snippets } }: Pictured): SnippetRecording["picture"] =>
	snippets[0]?.picture;

test("a picture that says and looks the same is the former one, whatever else changed", async () => {
	const before = page(await paint("white"), ["API"]);
	const after = page(await paint("white", 0), ["API"], ["something else"]);
	expect(pictureOf(after)).not.toEqual(pictureOf(before));
	const settled = await settlePictures(before, after);
	expect(settled.differences).toEqual([]);
	expect(settled.pictures).toEqual(before.pictures);
	expect(pictureOf(settled)).toEqual(pictureOf(before));
	expect(settled.recording).toEqual(sealed(settled.recording));
	expect(settled.recording.snippets[0]?.steps).toEqual(after.recording.snippets[0]?.steps);
});

test("a picture that looks otherwise is the new one, and a difference", async () => {
	const before = page(await paint("white"), ["API"]);
	const after = page(await paint("black"), ["API"]);
	const settled = await settlePictures(before, after);
	expect(settled.differences).toEqual([
		{
			snippet: "a",
			step: 1,
			input: "http://localhost:8000/docs",
			before: [],
			after: ["(100.0 % of the picture's pixels differ; its text is the same)"],
		},
	]);
	expect(settled).toMatchObject(after);
});

test.each([
	["says another volatile value", ["538759731cf6"], ["95c0bfb5a3d1"]],
	["says something else, which is not for the pixels to tell", ["v1"], ["v2"], "black"],
])("a picture that %s is the new one, and no difference", async (_, old, now, color = "white") => {
	const before = page(await paint("white"), old);
	const after = page(await paint(color, 0), now);
	expect(await settlePictures(before, after)).toEqual({ ...after, differences: [] });
});

test("a picture with a small spot of another colour is the new one, and a difference", async () => {
	const spot = async (background: string) => {
		const badge = { create: { width: 12, height: 12, channels: 3, background } } as const;
		const input = await sharp(badge).png().toBuffer();
		const create = { width: 120, height: 60, channels: 3, background: "white" } as const;
		return await sharp({ create })
			.composite([{ input, left: 12, top: 12 }])
			.png()
			.toBuffer();
	};
	const [before, after] = [
		page(await spot("#00a000"), ["API"]),
		page(await spot("#d00000"), ["API"]),
	];
	const settled = await settlePictures(before, after);
	const told = ["(a spot of the picture has another colour; its text is the same)"];
	const place = { snippet: "a", step: 1, input: "http://localhost:8000/docs" };
	expect(settled.differences).toEqual([{ ...place, before: [], after: told }]);
	expect(settled).toMatchObject(after);
});

test("a picture is the new one where the former is missing", async () => {
	const before = { ...page(await paint("white"), ["API"]), pictures: new Map() };
	const after = page(await paint("black"), ["API"]);
	expect(await settlePictures(before, after)).toEqual({ ...after, differences: [] });
});

test("pictures are compared snippet by snippet, and what has none on one side is left alone", async () => {
	const [white, black] = [await paint("white"), await paint("black")];
	const [silent, first, second] = ["silent", "first", "second"].map((id) =>
		snippetRecording(id, []),
	) as [SnippetRecording, SnippetRecording, SnippetRecording];
	const before = {
		recording: recordingOf(silent, pictured(first, white), pictured(second, black)),
		pictures: new Map([
			["first", white],
			["second", black],
		]),
	};
	const recompressed = await paint("black", 0);
	const after = {
		recording: recordingOf(pictured(silent, white), first, pictured(second, recompressed), {
			...silent,
			id: "new",
		}),
		pictures: new Map([
			["silent", white],
			["second", recompressed],
		]),
	};
	const settled = await settlePictures(before, after);
	expect(settled.differences).toEqual([]);
	expect(settled.recording.snippets).toEqual([
		...after.recording.snippets.slice(0, 2),
		pictured(second, black),
		...after.recording.snippets.slice(3),
	]);
});
