import { join } from "node:path";
import type { AstroIntegration } from "astro";
import { type Issue, IssueError } from "../../scripts/plan/issue.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import type { HashCache } from "../../scripts/recording/page-key.ts";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import { joinPage } from "./join-page.ts";
import { offeredVersions } from "./offered-versions.ts";

/**
 * Astro integration that checks all pages before a build starts, so that one run tells every
 * mistake of every page, whatever Astro has cached; in development it shows a new recording
 * without a restart.
 *
 * @param root The repository's root.
 */
export function recordingsGuard(root: string): AstroIntegration {
	return {
		name: "recordings-guard",
		hooks: {
			"astro:config:setup": ({ updateConfig }) => {
				updateConfig({ vite: { plugins: [reloadPlugin(root)] } });
			},
			"astro:build:start": async ({ logger }) => {
				const issues = await checkPages(root, (warning) => logger.warn(warning));
				if (issues.length === 0) return;
				const error = new IssueError(issues);
				// Astro prints the stack after the message; it would lead here, not to the mistake.
				error.stack = "";
				throw error;
			},
		},
	};
}

/**
 * Every issue of every page: those of its text or, where it has none, those of its recordings.
 *
 * @param onWarning Told each page that a version of the site has no recording of, or a stale one.
 */
export async function checkPages(
	root: string,
	onWarning?: (warning: string) => void,
): Promise<Issue[]> {
	const { pages, issues } = await planPages(root);
	const { usual, versions } = await offeredVersions(root);
	const broken = new Set(issues.map(({ file }) => file));
	const cache: HashCache = new Map();
	const joins = pages
		.filter(({ file }) => !broken.has(file))
		.map(async (page) => {
			const joined = await joinPage(root, page, cache);
			const unrecorded = joined.absences.filter(
				({ version, range }) => range === undefined && versions.includes(version),
			);
			if (unrecorded.length > 0) {
				const names = unrecorded.map(({ version }) => version).join(",");
				onWarning?.(
					`${page.file}: not recorded on Docker ${names} as it is now, so it shows ${usual} there. Run \`npm run record -- --engine ${names}\`.`,
				);
			}
			return joined.issues;
		});
	return [...issues, ...(await Promise.all(joins)).flat()];
}

/** Compiles pages again when a recording or a file of `snippets/` changes under the dev server. */
function reloadPlugin(root: string) {
	const folders = [join(root, RECORDINGS_FOLDER), join(root, "snippets")];
	return {
		name: "recordings-reload",
		handleHotUpdate({ file, server }: import("vite").HmrContext) {
			if (folders.some((folder) => file.startsWith(folder))) reload(server);
		},
		configureServer(server: import("vite").ViteDevServer) {
			server.watcher.add(folders);
			for (const event of ["add", "unlink"] as const) {
				server.watcher.on(event, (file) => {
					if (folders.some((folder) => file.startsWith(folder))) reload(server);
				});
			}
		},
	};
}

function reload(server: import("vite").ViteDevServer): void {
	for (const environment of Object.values(server.environments)) {
		for (const [id, module] of environment.moduleGraph.idToModuleMap) {
			if (id.includes(".mdx")) environment.moduleGraph.invalidateModule(module);
		}
	}
	server.ws.send({ type: "full-reload" });
}
