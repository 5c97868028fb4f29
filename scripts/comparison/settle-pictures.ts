import { differingShare, haveSameColours, MOST_SHARE } from "../picture/differing-share.ts";
import type { Pictures } from "../recording/read-recording.ts";
import type { Recording } from "../recording/schema.ts";
import { sealed } from "../recording/seal-recording.ts";
import { compareAllSteps, type Difference } from "./compare-recordings.ts";

/** A recording with the files of its pictures. */
export interface Pictured {
	readonly recording: Recording;
	readonly pictures: Pictures;
}

/**
 * Compares the pictures of two recordings by their pixels, with a tolerance, since no two machines draw
 * letters quite alike.
 *
 * @returns The new recording, in which a picture that says and looks the same is the former one; and a
 *   difference for each that says the same in meaning and looks otherwise.
 */
export async function settlePictures(
	before: Pictured,
	after: Pictured,
): Promise<Pictured & { differences: Difference[] }> {
	const pictures = new Map(after.pictures);
	const differences: Difference[] = [];
	const saysOtherwise = new Set(
		compareAllSteps(before.recording, after.recording)
			.filter(({ difference }) => difference !== undefined)
			.map(({ snippet, step }) => `${snippet} ${step}`),
	);
	const snippets: Recording["snippets"] = [];
	for (const snippet of after.recording.snippets) {
		const { id, picture, steps } = snippet;
		const old = before.recording.snippets.find((one) => one.id === id)?.picture;
		snippets.push(snippet);
		if (picture === undefined || old === undefined) continue;
		if (saysOtherwise.has(`${id} ${steps.length}`)) continue;
		const [oldFile, file] = [before.pictures.get(id), pictures.get(id)];
		if (oldFile === undefined || file === undefined) continue;
		const share = await differingShare(oldFile, file);
		if (share > MOST_SHARE) {
			const percent = (share * 100).toFixed(1);
			const after = [`(${percent} % of the picture's pixels differ; its text is the same)`];
			differences.push({ snippet: id, step: steps.length, input: picture.url, before: [], after });
		} else if (!(await haveSameColours(oldFile, file))) {
			const after = ["(a spot of the picture has another colour; its text is the same)"];
			differences.push({ snippet: id, step: steps.length, input: picture.url, before: [], after });
		} else if (old.text.join("\n") === picture.text.join("\n")) {
			snippets.splice(-1, 1, { ...snippet, picture: old });
			pictures.set(id, oldFile);
		}
	}
	const recording = { ...after.recording, snippets };
	return { recording: sealed(recording), pictures, differences };
}
