import { isRelated, withoutSmallWords, wordsOf } from "./related.ts";

/** What Pagefind's script gives (https://pagefind.app/docs/api/). */
export interface Pagefind {
	options(options: object): Promise<void>;
	search(term: string, options: object): Promise<{ results: readonly Result[] }>;
	/** Lets go of all that is loaded. */
	destroy(): Promise<void>;
}
interface Result {
	readonly score: number;
	data(): Promise<Fragment>;
}
interface Fragment {
	readonly url: string;
	readonly content: string;
	readonly locations: readonly number[];
	readonly meta: Readonly<Record<string, string>>;
	readonly sub_results?: readonly { title: string; url: string; locations: readonly number[] }[];
}

/** A part of a page that has what is looked for. */
export interface Hit {
	readonly url: URL;
	/** The heading below which it stands. */
	readonly title: string;
	/** The Docker versions of a terminal; none of prose. */
	readonly versions: readonly string[];
	/** Words around what was found, which is marked. */
	readonly excerpt: readonly { readonly text: string; readonly isFound: boolean }[];
	/** How many of the words that are looked for it has not. */
	readonly missing: number;
}

/** A page with what was found on it, the best first. */
export interface FoundPage {
	readonly title: string;
	readonly url: URL;
	readonly hits: readonly Hit[];
}

/** How many of each are looked at and shown. */
const MOST = { results: 40, elsewhere: 20, pages: 8, hits: 5 } as const;
/** Pages about the site, which come after those of the course. */
const ABOUT_SITE = /\/(docs|versions)\//;
const EXCERPT = { before: 6, words: 24 } as const;

/**
 * Finds pages and terminals.
 *
 * @param version The Docker version that is shown; what others show comes after, where it does not have it.
 */
export async function findHits(
	pagefind: Pagefind,
	term: string,
	version: string | undefined,
): Promise<FoundPage[]> {
	const asked = withoutSmallWords(term);
	const words = wordsOf(asked);
	const isOther = version === undefined ? {} : { elsewhere: version };
	const here = await pagefind.search(asked, { filters: { not: isOther } });
	// Where there is more than is looked at, another version's might be found here as well.
	const hasElsewhere = version !== undefined && here.results.length <= MOST.results;
	const others = hasElsewhere
		? await pagefind.search(asked, { filters: isOther })
		: { results: [] };
	const results = [
		...here.results.slice(0, MOST.results),
		...others.results.slice(0, MOST.elsewhere),
	];
	const found = new Map<string, { title: string; url: URL; hits: Hit[] }>();
	const terminals = new Set<string>();
	for (const { url, meta, content, locations, sub_results } of await Promise.all(
		results.map((result) => result.data()),
	)) {
		const text = content.split(/\s+/);
		const related = locations.filter((at) => words.some((word) => isRelated(word, text[at] ?? "")));
		if (!words.every((word) => related.some((at) => isRelated(word, text[at] ?? "")))) continue;
		const address = new URL(url, location.href);
		const page = new URL(address.pathname, address);
		const group = found.get(page.href) ?? { title: meta["title"] ?? "", url: page, hits: [] };
		found.set(page.href, group);
		if (meta["docker"] === undefined) {
			group.hits.push(...proseHits(address, text, related, sub_results ?? [], words));
			continue;
		}
		// Another version's, of a terminal that is found as it is shown.
		const place = address.pathname + address.hash;
		if (terminals.has(place)) continue;
		terminals.add(place);
		const versions = meta["docker"].split(" ");
		if (version === undefined || versions.includes(version)) address.search = "";
		const title = meta["heading"] ?? "";
		group.hits.push({
			url: address,
			title,
			versions,
			excerpt: excerptOf(text, related),
			missing: 0,
		});
	}
	return bestFirst([...found.values()], words);
}

/** Pages and hits in the order in which they are shown, as many as are. */
function bestFirst(found: readonly FoundPage[], words: readonly string[]): FoundPage[] {
	const isNamed = ({ title }: { readonly title: string }) =>
		words.every((word) => wordsOf(title).some((one) => isRelated(word, one)));
	const pages = found.map((page) => ({ ...page, hits: fullest(page.hits) }));
	return firstBy(pages, ({ url, title, hits }) => {
		if (ABOUT_SITE.test(url.pathname)) return 4;
		if (isNamed({ title })) return 0;
		if (hits.some(isNamed)) return 1;
		return hits[0]?.missing === 0 ? 2 : 3;
	})
		.slice(0, MOST.pages)
		.map((page) => ({
			...page,
			hits: firstBy(page.hits, (hit) => (isNamed(hit) ? 0 : 1)).slice(0, MOST.hits),
		}));
}

/** What has the most of the words: beside it, a part that has but an article of them is noise. */
function fullest(hits: readonly Hit[]): Hit[] {
	const least = Math.min(...hits.map(({ missing }) => missing));
	return hits.filter(({ missing }) => missing === least);
}

/** Those of the lowest rank first; the others as they were. */
function firstBy<T>(all: readonly T[], rankOf: (one: T) => number): T[] {
	return all.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function proseHits(
	page: URL,
	text: readonly string[],
	related: readonly number[],
	parts: NonNullable<Fragment["sub_results"]>,
	words: readonly string[],
): Hit[] {
	return parts.flatMap(({ title, url, locations }) => {
		const own = related.filter((at) => locations.includes(at));
		if (own.length === 0) return [];
		const missing = words.filter((word) => !own.some((at) => isRelated(word, text[at] ?? "")));
		return {
			url: new URL(url, page),
			title,
			versions: [],
			excerpt: excerptOf(text, own),
			missing: missing.length,
		};
	});
}

function excerptOf(text: readonly string[], found: readonly number[]): Hit["excerpt"] {
	const start = Math.max(0, Math.min(...found) - EXCERPT.before);
	return text
		.slice(start, start + EXCERPT.words)
		.map((word, index) => ({ text: word, isFound: found.includes(start + index) }));
}
