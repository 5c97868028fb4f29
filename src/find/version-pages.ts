import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { LiveCourse } from "../join/course.ts";
import { hasVersions, versionPath } from "./version-path.ts";

/**
 * Astro integration that writes each page once more for each version but the default one, as its script would
 * show it: readers without JavaScript choose a version by a link.
 */
export function versionPages(course: LiveCourse): AstroIntegration {
	let base = "/";
	return {
		name: "version-pages",
		hooks: {
			"astro:config:done": ({ config }) => {
				base = config.base.replace(/\/?$/, "/");
			},
			"astro:build:done": async ({ dir, pages }) => {
				const { usual, versions } = await course.now.versions();
				const folder = fileURLToPath(dir);
				const paths = pages
					.map(({ pathname }) => pathname)
					.filter((path) => hasVersions(path) && (path === "" || path.endsWith("/")));
				for (const path of paths) {
					const html = await readFile(join(folder, path, "index.html"), "utf8");
					for (const version of versions.filter((one) => one !== usual)) {
						const file = join(folder, versionPath("", version), path, "index.html");
						await mkdir(dirname(file), { recursive: true });
						await writeFile(file, showVersion(html, version, { base, path, paths }));
					}
				}
			},
		},
	};
}

/**
 * A page that shows another version, and whose links lead on within it.
 *
 * @param site.path The page's path below the base; `""` for the home page.
 * @param site.paths Those of all pages.
 */
export function showVersion(
	html: string,
	version: string,
	{ base, path, paths }: { base: string; path: string; paths: readonly string[] },
): string {
	const here = new URL(base + path, "https://site.invalid");
	return (
		html
			.replace(/<html/, `<html data-docker="${version}"`)
			// But for the switch's own links: see `VersionSwitch.astro`.
			.replaceAll(/(?<!rel="alternate") href="([^"#][^"]*)"/g, (whole, link: string) => {
				const to = URL.parse(link, here.href);
				if (to === null || to.origin !== here.origin) return whole;
				const below = to.pathname.startsWith(base) ? to.pathname.slice(base.length) : undefined;
				const isPage = below !== undefined && paths.includes(below);
				const start = isPage ? versionPath(base, version) + below : to.pathname;
				return ` href="${start}${to.search}${to.hash}"`;
			})
			.replaceAll(/ aria-current="true"( data-version="[^"]*")/g, "$1")
			.replaceAll(` data-version="${version}"`, ` aria-current="true"$&`)
	);
}
