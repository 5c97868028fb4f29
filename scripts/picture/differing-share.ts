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

async function readPixels(png: Buffer) {
	const { default: sharp } = await import("sharp");
	return await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}
