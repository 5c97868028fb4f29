import type { APIRoute } from "astro";
import { fileUrl } from "../components/changes-url.ts";

/** Lets all be read, and tells where the list of pages is, if the site's address is known. */
export const GET: APIRoute = ({ site }) => {
	const sitemap = site && new URL(fileUrl("sitemap-index.xml"), site);
	const lines = ["User-agent: *", "Allow: /", ...(sitemap ? [`Sitemap: ${sitemap.href}`] : [])];
	return new Response(`${lines.join("\n")}\n`);
};
