import sharp from "sharp";
import { expect, test } from "vitest";
import { differingShare } from "../../scripts/picture/differing-share.ts";

/** A white picture, its first rows in another colour. */
async function paint(height: number, { rows = 0, color = "black" } = {}): Promise<Buffer> {
	const create = { width: 40, height, channels: 3, background: "white" } as const;
	const input = { create: { ...create, height: Math.max(rows, 1), background: color } };
	const layers = rows === 0 ? [] : [{ input, top: 0, left: 0 }];
	return await sharp({ create }).composite(layers).png().toBuffer();
}

test("pictures of the same pixels do not differ", async () => {
	expect(await differingShare(await paint(20), await paint(20))).toBe(0);
});

test("the share is that of the pixels that differ to the eye", async () => {
	expect(await differingShare(await paint(20), await paint(20, { rows: 5 }))).toBe(0.25);
	expect(await differingShare(await paint(20), await paint(20, { rows: 20 }))).toBe(1);
	const hardly = await paint(20, { rows: 20, color: "#fefefe" });
	expect(await differingShare(await paint(20), hardly)).toBe(0);
});

test("what the taller picture has below the other's end differs, whichever is the taller", async () => {
	const [short, tall] = [await paint(30), await paint(40)];
	expect(await differingShare(short, tall)).toBe(0.25);
	expect(await differingShare(tall, short)).toBe(0.25);
});
