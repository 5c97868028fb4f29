import type { MiddlewareHandler } from "astro";

/**
 * Leaves a page without the theme that Starlight writes into it: its script chooses one before anything is
 * drawn, and where no script runs the reader's preference is to hold (see `src/theme/preferred-theme.ts`).
 */
export const onRequest: MiddlewareHandler = async (_, next) => {
	const response = await next();
	if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
	const html = await response.text();
	return new Response(html.replace(/(<html[^>]*) data-theme="dark"/, "$1"), response);
};
