import { handouts } from "virtual:recordings/handouts";
import type { APIRoute, GetStaticPaths } from "astro";

/** A page's commands as a script: `/exercice-4.sh`. */
export const getStaticPaths = (() =>
	handouts.map(({ page, script }) => ({
		params: { page },
		props: { script },
	}))) satisfies GetStaticPaths;

export const GET: APIRoute<{ script: string }> = ({ props }) => new Response(props.script);
