import type { APIRoute } from "astro";

/** Lets all be read, and tells where the list of pages is, if the site's address is known. */
export const GET: APIRoute = ({ site }) => {
	const sitemap =
		site && new URL(`${import.meta.env.BASE_URL.replace(/\/$/, "")}/sitemap-index.xml`, site);
	const lines = ["User-agent: *", "Allow: /", ...(sitemap ? [`Sitemap: ${sitemap.href}`] : [])];
	return new Response(`${lines.join("\n")}\n`);
};
