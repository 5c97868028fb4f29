import { texts } from "virtual:recordings/texts";
import type { APIRoute, GetStaticPaths } from "astro";

/** A page in Markdown, with what its terminals showed: `/exercice-4.md`. */
export const getStaticPaths = (() =>
	texts.map(({ name, markdown }) => ({
		params: { page: name },
		props: { markdown },
	}))) satisfies GetStaticPaths;

export const GET: APIRoute<{ markdown: string }> = ({ props }) => new Response(props.markdown);
