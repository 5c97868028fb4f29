import type { CSSOptions } from "vite";

type PostCss = Exclude<NonNullable<CSSOptions["postcss"]>, string>;

/** How style sheets tell that the reader has the light theme. */
const LIGHT = /\[data-theme=(["']?)light\1\]/g;

/**
 * PostCSS plugin that repeats the light theme's rules for readers who prefer it and whose browser runs no
 * script: no script has chosen a theme there (see `src/middleware.ts`).
 */
export const preferredTheme: NonNullable<PostCss["plugins"]>[number] = {
	postcssPlugin: "preferred-theme",
	OnceExit(root, { AtRule }) {
		root.walkRules(LIGHT, (rule) => {
			const selectors = rule.selectors.filter((one) => one.search(LIGHT) >= 0);
			const copy = rule.clone({
				selectors: selectors.map((one) => one.replace(LIGHT, ":root:not([data-theme])")),
			});
			const media = new AtRule({ name: "media", params: "(prefers-color-scheme: light)" });
			rule.after(media.append(copy));
		});
	},
};
