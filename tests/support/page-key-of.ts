import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { pageKeys } from "../../scripts/recording/page-key.ts";

export const ENGINE_SPEC = { version: "28.5", official: "docker:28.5-dind", suite: "sid" };

/** The key of a page that must be there. */
export async function pageKeyOf(
	root: string,
	page: PlannedPage | undefined,
	engine: typeof ENGINE_SPEC,
): Promise<string> {
	if (page === undefined) throw new Error("There is no page.");
	return (await pageKeys(root, page, engine)).official;
}
