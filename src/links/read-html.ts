/** What a page of the site can be linked to by, and what it links to. */
export interface LinkedPage {
	readonly anchors: ReadonlySet<string>;
	/** As the page has them: links, pictures, scripts and style sheets. */
	readonly links: readonly string[];
}

/** What is between these is no HTML. */
const OPAQUE = /<!--[\s\S]*?-->|(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g;
const TAG = /<[a-z][^\s/>]*(?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*/gi;
const ATTRIBUTE = /\s([^\s=>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g;
const ENTITIES: Readonly<Record<string, string>> = {
	"&amp;": "&",
	"&#38;": "&",
	"&quot;": '"',
	"&#34;": '"',
	"&#39;": "'",
	"&lt;": "<",
	"&gt;": ">",
};

/** Reads the anchors and links of a page that Astro has written. */
export function readHtml(html: string): LinkedPage {
	const anchors = new Set<string>();
	const links: string[] = [];
	for (const [tag] of html.replace(OPAQUE, "$1").matchAll(TAG)) {
		const attributes = new Map(
			[...tag.matchAll(ATTRIBUTE)].map(([, name = "", ...values]) => [
				name.toLowerCase(),
				unescaped(values.find((one) => one !== undefined) ?? ""),
			]),
		);
		const id = attributes.get("id");
		if (id !== undefined) anchors.add(id);
		// The map of the site is written when its pages have been checked.
		if (attributes.get("rel") === "sitemap") continue;
		for (const name of ["href", "src"]) {
			const link = attributes.get(name);
			if (link !== undefined) links.push(link);
		}
	}
	return { anchors, links };
}

function unescaped(value: string): string {
	return value.replace(/&(?:amp|quot|lt|gt|#3[489]);/g, (one) => ENTITIES[one] ?? one);
}
