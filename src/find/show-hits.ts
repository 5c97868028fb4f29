import { type FoundPage, findHits, type Hit, type Pagefind } from "./find-hits.ts";
import { FOUND } from "./found-parameter.ts";
import { wordsOf } from "./related.ts";

/** The words of the search, as `Search.astro` gives them. */
export interface SearchWords {
	readonly short: string;
	readonly none: string;
	readonly one: string;
	readonly many: string;
	readonly terminal: string;
	readonly broken: string;
}

/** Searches for what is typed, and lists it. */
export async function startSearch(
	dialog: HTMLDialogElement,
	base: string,
	words: SearchWords,
): Promise<void> {
	const input = dialog.querySelector("input");
	const list = dialog.querySelector("ol");
	const status = dialog.querySelector("[role=status]");
	if (input === null || list === null || status === null) return;
	const find = async (term: string, version: string | undefined): Promise<FoundPage[]> => {
		const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
		// A title is what a page is about.
		await pagefind.options({ baseUrl: base, ranking: { metaWeights: { title: 10, docker: 0 } } });
		try {
			return await findHits(pagefind, term, version);
		} catch (error) {
			// It would give no other answer for what it could not load once, as where a network changes.
			await pagefind.destroy();
			throw error;
		}
	};
	let last = 0;
	const search = async () => {
		const turn = ++last;
		const term = input.value.trim();
		// Nothing is of use that begins with a single letter.
		if (!wordsOf(term).some(({ length }) => length > 1)) {
			list.replaceChildren();
			status.textContent = term === "" ? "" : words.short;
			return;
		}
		const version = document.documentElement.dataset["docker"];
		const pages = await find(term, version)
			.catch(() => (turn === last ? find(term, version) : undefined))
			.catch(() => undefined);
		if (turn !== last) return;
		list.replaceChildren(...(pages ?? []).map((page) => pageItem(page, term, version, words)));
		status.textContent = pages === undefined ? words.broken : told(pages, term, words);
	};
	let timer: ReturnType<typeof setTimeout>;
	input.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(() => void search(), 150);
	});
	await search();
}

function told(pages: readonly FoundPage[], term: string, words: SearchWords): string {
	const count = pages.reduce((sum, { hits }) => sum + hits.length, 0);
	const text = count === 0 ? words.none : count === 1 ? words.one : words.many;
	return text.replace("[COUNT]", `${count}`).replace("[SEARCH_TERM]", term);
}

function pageItem(
	{ title, url, hits }: FoundPage,
	term: string,
	version: string | undefined,
	words: SearchWords,
): HTMLElement {
	const item = element("li", "found-page");
	const hitList = element("ul");
	for (const hit of hits) {
		const { versions } = hit;
		const isElsewhere = version !== undefined && versions.length > 0 && !versions.includes(version);
		const label = [
			...(hit.title === title ? [] : [hit.title]),
			...(versions.length > 0 ? [words.terminal] : []),
			...(isElsewhere ? [`Docker ${versions[0]}`] : []),
		].filter((part) => part !== "");
		const one = element("li", versions.length > 0 ? "found-terminal" : undefined);
		if (label.length > 0) one.append(link(hit.url, label.join(" · "), term));
		one.append(excerpt(hit));
		// Prose above the first heading has the page's own link.
		hitList.append(one);
	}
	item.append(link(url, title, term), hitList);
	return item;
}

function link(url: URL, text: string, term: string): HTMLElement {
	const one = document.createElement("a");
	const address = new URL(url);
	address.searchParams.set(FOUND, term);
	one.href = address.href;
	one.textContent = text;
	return one;
}

function excerpt({ excerpt: words }: Hit): HTMLElement {
	const text = element("p");
	for (const [index, word] of words.entries()) {
		if (index > 0) text.append(" ");
		if (!word.isFound) text.append(word.text);
		else {
			const mark = element("mark");
			mark.textContent = word.text;
			text.append(mark);
		}
	}
	return text;
}

function element(name: string, className?: string): HTMLElement {
	const one = document.createElement(name);
	if (className !== undefined) one.className = className;
	return one;
}
