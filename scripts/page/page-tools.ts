import type { Prepared } from "../engine/prepare.ts";
import { HostError } from "../host/host-error.ts";
import { toolsImage } from "../images/tools-image.ts";
import { frontmatterPlace } from "../plan/frontmatter.ts";
import { IssueError } from "../plan/issue.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";

/**
 * The image of a page's machines, where the page asks for more tools than all have.
 *
 * @returns None where it does not.
 * @throws {IssueError} where one cannot be installed: at its place in the frontmatter.
 */
export async function pageTools(
	{ host, image, kind }: Prepared,
	{ tools = [], file, sources }: PlannedPage,
	options: { root: string; show: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<string | undefined> {
	if (tools.length === 0) return undefined;
	const manager = kind === "official" ? "apk" : "apt";
	const packages = tools.map((tool) => (typeof tool === "string" ? tool : tool[manager]));
	const { root, show: onProgress, signal } = options;
	try {
		return await toolsImage(host, { image, packages, root, onProgress, signal });
	} catch (error) {
		if (!(error instanceof HostError)) throw error;
		const { message, hint } = error;
		// Behind the names of all comes what the distribution says.
		const named = message.slice(message.indexOf(": ")).split(/[^\w.+-]+/);
		const name = packages.find((one) => named.includes(one)) ?? packages[0] ?? "";
		const place = frontmatterPlace(file, sources.get(file) ?? "", "tools", name);
		throw new IssueError([{ ...place, message, hint }]);
	}
}
