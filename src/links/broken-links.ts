import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { nearest } from "../../scripts/text/nearest.ts";
import { type LinkedPage, readHtml } from "./read-html.ts";

/** A link of a page of the site that leads nowhere. */
export interface BrokenLink {
	/** The page's file, below the site's folder: `exercice-4/index.html`. */
	readonly page: string;
	/** As the page has it. */
	readonly link: string;
	readonly message: string;
	readonly hint?: string;
}

/** Where a site is, whose address is not known yet. */
const NOWHERE = "https://site.invalid";

/**
 * Finds the links and files of a built site's pages that it does not have. Those that lead to other sites
 * are not followed.
 *
 * @param folder Where it was built.
 * @param address.base Path below which it lives: `/` or `/docker-lab`.
 * @param address.site Its origin, where that is known.
 */
export async function brokenLinks(
	folder: string,
	{ base, site = NOWHERE }: { base: string; site?: string | undefined },
): Promise<BrokenLink[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
		.map((file) => file.split(sep).join("/"))
		.sort();
	const known = new Map<string, LinkedPage | undefined>();
	for (const file of files) {
		const isPage = file.endsWith(".html");
		known.set(file, isPage ? readHtml(await readFile(join(folder, file), "utf8")) : undefined);
	}
	const start = base.replace(/\/*$/, "/");
	return [...known].flatMap(([page, read]) =>
		[...(read?.links ?? [])].flatMap((link) => {
			const from = new URL(start + page.replace(/(^|\/)index\.html$/, "$1"), site);
			const wrong = judge(link, from, start, known);
			return wrong === undefined ? [] : { page, link, ...wrong };
		}),
	);
}

function judge(
	link: string,
	from: URL,
	base: string,
	known: ReadonlyMap<string, LinkedPage | undefined>,
): Pick<BrokenLink, "message" | "hint"> | undefined {
	const to = URL.parse(link, from.href);
	if (to !== null && to.origin !== from.origin) return undefined;
	const path = decoded(to?.pathname);
	const anchor = decoded(to?.hash.slice(1));
	if (path === undefined || anchor === undefined) {
		return { message: `The link \`${link}\` is no address.` };
	}
	if (!`${path}/`.startsWith(base)) {
		return {
			message: `The link \`${link}\` leads out of the site, which is below ${base}.`,
			hint: `Write it from this page: ..${path}.`,
		};
	}
	const target = path.slice(base.length).replace(/\/$/, "");
	const names = [target, target === "" ? "index.html" : `${target}/index.html`, `${target}.html`];
	const file = names.find((name) => known.has(name));
	if (file === undefined) {
		const pages = [...known].filter(([, read]) => read !== undefined).map(([name]) => name);
		const addresses = pages.map((name) => name.replace(/\/?(index)?\.html$/, ""));
		const meant = nearest(target, addresses, slipsOf(target));
		return {
			message: `The link \`${link}\` leads to no page or file.`,
			...(meant && { hint: `Did you mean ${base}${meant}/?` }),
		};
	}
	const anchors = known.get(file)?.anchors;
	if (anchor === "" || anchors === undefined || anchors.has(anchor)) return undefined;
	const meant = nearest(anchor, anchors, slipsOf(anchor));
	return {
		message: `The link \`${link}\` leads to no place of its page: nothing there is called \`${anchor}\`.`,
		hint:
			meant === undefined
				? "A heading is called by its words, a terminal by `term-` and its id."
				: `Did you mean #${meant}?`,
	};
}

/** Without its percents; none where they are not those of a text. */
function decoded(part: string | undefined): string | undefined {
	try {
		return part === undefined ? undefined : decodeURIComponent(part);
	} catch {
		return undefined;
	}
}

/** How far a name may be from the one that was meant. */
function slipsOf(name: string): number {
	return Math.max(2, Math.floor(name.length / 4));
}
