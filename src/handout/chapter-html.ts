import { DomUtils, parseDocument } from "htmlparser2";

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** A page of the course as a chapter of the whole. */
export interface Chapter {
	readonly html: string;
	/** Where its links lead out of the course, in the order of their numbers, from 1. */
	readonly links: readonly string[];
}

/** What a chapter lacks: what only a screen can do, what is told once for all, and set-ups that stand folded. */
const LEFT_OUT =
	/(^| )(version-bar|take-along|sl-anchor-link|terminal-origin|terminal-differs|provenance)( |$)/;
/** Attributes that name other elements of their page. */
const REFERENCES = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "id"];

/**
 * Makes a chapter of a page's HTML: its anchors are the chapter's, its headings a level lower, its links to other
 * chapters stay in the whole, and those that leave it have numbers.
 *
 * @param shown.page The page's name.
 * @param shown.chapters Names of all pages of the whole.
 * @param shown.version The Docker version that is shown.
 */
export function chapterHtml(
	html: string,
	shown: { page: string; chapters: readonly string[]; version: string },
): Chapter {
	const document = parseDocument(html);
	const links: string[] = [];
	for (const element of DomUtils.getElementsByTagName("*", document)) {
		if (isLeftOut(element, shown.version)) DomUtils.removeElement(element);
	}
	for (const element of DomUtils.getElementsByTagName("*", document)) {
		const { attribs } = element;
		for (const name of REFERENCES) {
			if (attribs[name] !== undefined)
				attribs[name] = attribs[name].replace(/\S+/g, `${shown.page}-$&`);
		}
		// The whole repeats what pages have, and takes the place of no screenshot itself.
		for (const name of ["data-versions", "data-figure"]) delete attribs[name];
		if (attribs["loading"] === "lazy") attribs["loading"] = "eager";
		element.name = element.name.replace(
			/^h([2-5])$/,
			(_, level: string) => `h${Number(level) + 1}`,
		);
		// One that scrolls is a landmark, and no two of these are called alike.
		if (attribs["data-language"] !== undefined) {
			attribs["title"] = [shown.page, captionOf(element)].join(", ");
		}
		if (element.name === "a") link(element, shown, links);
	}
	return { html: DomUtils.getOuterHTML(document.children, { encodeEntities: "utf8" }), links };
}

function isLeftOut({ name, attribs, parent }: Element, version: string): boolean {
	const versions = attribs["data-versions"]?.split(" ");
	if (versions !== undefined && !versions.includes(version)) return true;
	const isFoldedSetUp =
		name === "details" &&
		parent?.type === "tag" &&
		(parent as Element).attribs["class"]?.includes("terminal-place") === true;
	return isFoldedSetUp || name === "terminal-copy" || LEFT_OUT.test(attribs["class"] ?? "");
}

function captionOf({ parent }: Element): string {
	const figure = parent?.type === "tag" ? [parent as Element] : [];
	return DomUtils.textContent(DomUtils.getElementsByTagName("figcaption", figure)).trim();
}

function link(
	element: Element,
	{ page, chapters }: { page: string; chapters: readonly string[] },
	links: string[],
): void {
	const { href = "" } = element.attribs;
	if (href.startsWith("#")) element.attribs["href"] = `#${page}-${href.slice(1)}`;
	const [, chapter = "", , anchor] = /(?:^|\/)([\w-]+)\/(#(.+))?$/.exec(href) ?? [];
	if (/^https?:/.test(href)) {
		const known = links.indexOf(href);
		const number = known < 0 ? links.push(href) : known + 1;
		element.attribs["class"] = "footnoted";
		const [note] = parseDocument(`<sup>${number}</sup>`).children;
		if (note !== undefined) DomUtils.append(element, note);
	} else if (chapters.includes(chapter)) {
		element.attribs["href"] = `#${chapter}${anchor === undefined ? "" : `-${anchor}`}`;
	}
}
