import { state } from "virtual:recordings/state";
import { usual } from "virtual:recordings/versions";
import type { APIRoute } from "astro";
import { stateBadge } from "../find/state-badge.ts";

/** How the course stands, to be shown elsewhere. */
export const GET: APIRoute = () =>
	new Response(stateBadge(state, usual), { headers: { "content-type": "image/svg+xml" } });
