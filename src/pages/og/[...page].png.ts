import { getCollection } from "astro:content";
import { usual } from "virtual:recordings/versions";
import type { APIRoute, GetStaticPaths } from "astro";
import sharp from "sharp";
import { recordingFile } from "../../../scripts/recording/recording-file.ts";
import type { Recording } from "../../../scripts/recording/schema.ts";
import { sharePicture } from "../../find/share-picture.ts";

const recordings = import.meta.glob<Recording>("/src/content/recordings/**/*.json", {
	import: "default",
});
/** The course's recordings on the version that the site shows; pages that have no terminal show the first page's. */
const files = Object.keys(recordings)
	.filter((file) => file.startsWith(`/${recordingFile(usual, "").replace(/\.json$/, "")}`))
	.sort((one, other) => one.localeCompare(other, "fr", { numeric: true }));

/** A picture for each page of the course. */
export const getStaticPaths: GetStaticPaths = async () =>
	(await getCollection("docs")).map(({ id, data }) => ({
		params: { page: id },
		props: { title: data.title },
	}));

export const GET: APIRoute = async ({ params, props }) => {
	const own = `/${recordingFile(usual, params["page"] ?? "")}`;
	const read = [own, ...files].flatMap((file) => recordings[file] ?? [])[0];
	if (read === undefined) throw new Error(`Nothing is recorded on Docker ${usual}.`);
	const svg = Buffer.from(sharePicture(String(props["title"]), await read()));
	const png = await sharp(svg).png({ palette: true }).toBuffer();
	return new Response(new Uint8Array(png), { headers: { "content-type": "image/png" } });
};
