/**
 * Where the pages are that show a version without a script.
 *
 * @param base The site's base path, with a slash at its end.
 */
export function versionPath(base: string, version: string): string {
	return `${base}docker-${version}/`;
}
