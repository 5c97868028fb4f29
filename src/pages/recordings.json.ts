import { recordings } from "virtual:recordings/texts";
import type { APIRoute } from "astro";

/** Every command of the course and what it printed, with provenance; `plain-recording.ts` has the fields. */
export const GET: APIRoute = () =>
	new Response(`${JSON.stringify({ format: 1, recordings }, undefined, "\t")}\n`);
