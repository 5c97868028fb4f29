import { handouts } from "virtual:recordings/handouts";
import type { APIRoute, GetStaticPaths } from "astro";

/** A page's workspace and commands as an archive: `/exercice-4.zip`. */
export const getStaticPaths = (() =>
	handouts.flatMap(({ page, archive }) =>
		archive === undefined ? [] : { params: { page }, props: { archive } },
	)) satisfies GetStaticPaths;

export const GET: APIRoute<{ archive: string }> = ({ props }) =>
	new Response(Buffer.from(props.archive, "base64"));
