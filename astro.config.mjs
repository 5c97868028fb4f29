import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import { printedCourse } from "./scripts/print/printed-course.ts";
import { searchIndex } from "./src/find/search-index.ts";
import { versionPages } from "./src/find/version-pages.ts";
import { LiveCourse } from "./src/join/course.ts";
import { recordedCourse } from "./src/join/recorded-course.ts";
import { checkedLinks } from "./src/links/checked-links.ts";
import { liveCourse } from "./src/live/live-course.ts";
import { frenchSpacing } from "./src/markdown/french-spacing.ts";
import { questionAnchors } from "./src/markdown/question-anchors.ts";
import { recordedFences } from "./src/markdown/recorded-fences.ts";
import { wholeOptions } from "./src/markdown/whole-options.ts";
import { strings } from "./src/strings.ts";
import { preferredTheme } from "./src/theme/preferred-theme.ts";

const course = new LiveCourse(fileURLToPath(new URL(".", import.meta.url)));

// By number, not by name: exercise 10 comes after exercise 9.
const exercises = readdirSync(new URL("src/content/docs", import.meta.url))
	.flatMap((file) => /^(exercice-\d+)\.mdx$/.exec(file)?.[1] ?? [])
	.sort((one, other) => one.localeCompare(other, "fr", { numeric: true }));

const base = process.env.BASE_PATH || "/";

/** Where the pages' sources can be edited; nowhere where nobody says. */
const repository = process.env.REPOSITORY_URL;

// Where a checkout leaves out the history, Git names its last commit for every file.
const isWhole = () => {
	try {
		const argv = ["rev-parse", "--is-shallow-repository"];
		return execFileSync("git", argv, { encoding: "utf8", stdio: "pipe" }).trim() === "false";
	} catch {
		return false;
	}
};

export default defineConfig({
	site: process.env.SITE_URL || undefined,
	base,
	// Beside the sources, so that checkouts that share their packages do not share their content.
	cacheDir: "./.astro/cache",
	// Lets editors check and complete a page's frontmatter by the schema of `src/content.config.ts`.
	experimental: { contentIntellisense: true },
	vite: {
		cacheDir: ".astro/vite",
		css: { postcss: { plugins: [preferredTheme] } },
		define: { "import.meta.env.REPOSITORY_URL": JSON.stringify(repository ?? "") },
		build: {
			rolldownOptions: {
				onwarn(warning, warn) {
					// Astro marks each page's module with a directive that its bundler does not know.
					if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
				},
			},
		},
	},
	markdown: {
		processor: satteri({
			features: {
				directive: true,
				// Typographic apostrophes; `--` stays what it is, since prose names options.
				smartPunctuation: { quotes: true, dashes: false, ellipses: true },
			},
			mdastPlugins: [recordedFences(course), frenchSpacing, questionAnchors, wholeOptions],
		}),
	},
	integrations: [
		recordedCourse(course),
		liveCourse(course),
		starlight({
			title: strings.title,
			description: strings.description,
			locales: { root: { label: "Français", lang: "fr" } },
			favicon: "/favicon.svg",
			head: [
				{
					tag: "link",
					attrs: {
						rel: "apple-touch-icon",
						href: `${base.replace(/\/$/, "")}/apple-touch-icon.png`,
					},
				},
			],
			...(repository && { editLink: { baseUrl: `${repository}/edit/main/` } }),
			lastUpdated: isWhole(),
			disable404Route: true,
			// The index is made by `searchIndex`.
			pagefind: false,
			routeMiddleware: "./src/find/route-data.ts",
			components: {
				Head: "./src/components/Head.astro",
				Hero: "./src/components/Hero.astro",
				// The header's place for a choice, in the phone's menu too; the site has one language.
				Search: "./src/components/Search.astro",
				LanguageSelect: "./src/components/VersionSwitch.astro",
			},
			customCss: ["./src/styles/site.css"],
			tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
			expressiveCode: {
				styleOverrides: { borderRadius: "0.625rem" },
				// What scrolls sideways is a nameless region to a screen reader, and hides its end on a phone.
				defaultProps: { wrap: true },
			},
			sidebar: [
				{ label: strings.home, link: "/" },
				{ label: strings.exercises, items: exercises },
				{ label: strings.changes.title, link: "/versions/" },
				"depuis-la-version-papier",
				{
					label: strings.thisSite,
					items: [
						"docs/comment-ca-marche",
						{ label: strings.state.title, link: "/etat/" },
						"docs/ecrire-une-page",
					],
				},
			],
		}),
		// In the place of Starlight's, which would list the whole course on one page, too, and warn at each build without the
		// site's address that there is no list.
		process.env.SITE_URL
			? sitemap({ filter: (page) => !page.endsWith("/imprimer/") })
			: { name: "@astrojs/sitemap", hooks: {} },
		// After Starlight, whose code blocks must come first.
		mdx(),
		searchIndex(course),
		// Before the links are checked, one of which leads to what it makes.
		printedCourse(),
		// After the index, which is to find each page once.
		versionPages(course),
		checkedLinks(course.root),
	],
});
