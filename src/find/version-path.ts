/**
 * Where the pages are that show a version without a script.
 *
 * @param base The site's base path, with a slash at its end.
 */
export function versionPath(base: string, version: string): string {
	return `${base}docker-${version}/`;
}

/**
 * Whether a page is there for each version: not the one for what is missing, nor the whole course, which repeats all
 * exercises and shows the default version.
 *
 * @param path Below the site's base: `exercice-1/`.
 */
export function hasVersions(path: string): boolean {
	return path !== "404/" && path !== "imprimer/";
}
