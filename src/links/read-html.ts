import { Parser } from "htmlparser2";

/** What a page of the site can be linked to by, and what it links to. */
export interface LinkedPage {
	readonly anchors: ReadonlySet<string>;
	/** As the page has them: links, pictures, scripts and style sheets. */
	readonly links: readonly string[];
}

/** Reads the anchors and links of a page of HTML. */
export function readHtml(html: string): LinkedPage {
	const anchors = new Set<string>();
	const links: string[] = [];
	const parser = new Parser({
		onopentag: (_, { id, rel, href, src }) => {
			if (id !== undefined) anchors.add(id);
			// The map of the site is written when its pages have been checked.
			if (rel === "sitemap") return;
			links.push(...[href, src].filter((link) => link !== undefined));
		},
	});
	parser.end(html);
	return { anchors, links };
}
