/**
 * The largest share of pixels that may differ between pictures that look alike. Measured on FastAPI's
 * documentation page: 4 % differ with every letter in another font, 16 % with one route more, 50 % without
 * the style sheet.
 */
export const MOST_SHARE = 0.08;

/**
 * How much two pictures differ to the eye.
 *
 * @returns The share of pixels that differ, 0 to 1. Where one picture is taller, all of its rest counts as
 *   different.
 */
export async function differingShare(one: Buffer, other: Buffer): Promise<number> {
	// This and sharp are loaded here, since few runs take a picture.
	const { default: pixelmatch } = await import("pixelmatch");
	const raws = await Promise.all([one, other].map(readPixels));
	const width = Math.max(...raws.map(({ info }) => info.width));
	const height = Math.max(...raws.map(({ info }) => info.height));
	const [first, second] = raws.map(({ data, info }) => {
		const canvas = new Uint8Array(width * height * 4);
		for (let row = 0; row < info.height; row++) {
			const start = row * info.width * 4;
			canvas.set(data.subarray(start, start + info.width * 4), row * width * 4);
		}
		return canvas;
	}) as [Uint8Array, Uint8Array];
	return pixelmatch(first, second, undefined, width, height) / (width * height);
}

/** Side of the squares whose colours are compared, in pixels: smaller than a badge, larger than a letter. */
const SQUARE = 12;
/**
 * How far the colour of a square may be from the other's, as a distance between their shares of red, green
 * and blue, 0 to 255. Another font moves grey letters, which have none, and coloured ones by half of this.
 */
const MOST_DISTANCE = 60;

/**
 * Whether some spot of two pictures has another colour, however small: a red badge for a green one.
 * Brightness alone does not count, which letters in another font change everywhere.
 */
export async function haveSameColours(one: Buffer, other: Buffer): Promise<boolean> {
	const { default: sharp } = await import("sharp");
	const { width = 1, height = 1 } = await sharp(one).metadata();
	const size = {
		width: Math.ceil(width / SQUARE),
		height: Math.ceil(height / SQUARE),
		fit: "fill",
		kernel: "linear",
	} as const;
	const [first, second] = await Promise.all(
		[one, other].map((png) => sharp(png).flatten().resize(size).raw().toBuffer()),
	);
	if (first === undefined || second === undefined) return true;
	for (let index = 0; index + 2 < first.length; index += 3) {
		const [was, is] = [first, second].map((pixels) => {
			const [red = 0, green = 0, blue = 0] = pixels.subarray(index, index + 3);
			return [red - green, (red + green) / 2 - blue] as const;
		});
		if (was === undefined || is === undefined) continue;
		if (Math.hypot(was[0] - is[0], was[1] - is[1]) > MOST_DISTANCE) return false;
	}
	return true;
}

async function readPixels(png: Buffer) {
	const { default: sharp } = await import("sharp");
	return await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}
