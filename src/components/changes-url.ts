/** Page that tells what Docker versions change. */
export const CHANGES_PATH = "versions";

/** Anchor on that page: of a version, of a page of the course, or of one of its snippets. */
export function changeId(version: string, page?: string, snippet?: string): string {
	const parts = [version, page?.replaceAll("/", "-"), snippet];
	return ["docker", ...parts.filter((part) => part !== undefined)].join("-");
}

/** Address of such an anchor, below the site's base path. */
export function changesUrl(version: string, page: string, snippet?: string): string {
	return `${pageUrl(CHANGES_PATH)}#${changeId(version, page, snippet)}`;
}

/** Address of a file that the site has beside its pages. */
export function fileUrl(file: string): string {
	return pageUrl(file).replace(/\/$/, "");
}

/** Address of a page, the home page's name being empty, or of a terminal on it, below the site's base path. */
export function pageUrl(page: string, snippet?: string): string {
	const base = import.meta.env.BASE_URL.replace(/\/$/, "");
	return `${base}/${page}${page && "/"}${snippet === undefined ? "" : `#term-${snippet}`}`;
}
