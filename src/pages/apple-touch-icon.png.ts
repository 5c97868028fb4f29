import type { APIRoute } from "astro";
import sharp from "sharp";
import icon from "../../public/favicon.svg?raw";

/** The icon of phones: the favicon with its corners, which phones round themselves. */
export const GET: APIRoute = async () => {
	const square = Buffer.from(icon.replace(/ rx="\d+"/, ""));
	const png = await sharp(square, { density: 72 * (180 / 32) })
		.resize(180)
		.png()
		.toBuffer();
	return new Response(new Uint8Array(png), { headers: { "content-type": "image/png" } });
};
