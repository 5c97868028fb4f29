import { join, relative, sep } from "node:path";
import {
	type DevEnvironment,
	type EnvironmentModuleNode,
	isRunnableDevEnvironment,
	type Plugin,
} from "vite";
import { PAGES_FOLDER } from "../../scripts/plan/read-page.ts";
import { RECORDINGS_FOLDER } from "../../scripts/recording/recording-file.ts";
import type { Course, LiveCourse } from "./course.ts";

/** How the names of these modules begin; `src/virtual-recordings.d.ts` tells what each exports. */
const PREFIX = "virtual:recordings/";
/** Vite's mark of a module that is no file. */
const RESOLVED = `\0${PREFIX}`;

/**
 * Vite plugin that serves what was read of the course as modules, and that follows the course's files
 * while `astro dev` runs.
 */
export function virtualRecordings(course: LiveCourse): Plugin {
	const folders = [PAGES_FOLDER, RECORDINGS_FOLDER, "snippets"].map((one) =>
		join(course.root, one),
	);
	return {
		name: "virtual-recordings",
		enforce: "pre",
		resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
		load: async (id) => {
			if (!id.startsWith(RESOLVED)) return undefined;
			const values = await valuesOf(course.now, id.slice(RESOLVED.length));
			return Object.entries(values)
				.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
				.join("\n");
		},
		// Before any other looks at a page: their own words for a mistake name neither its file nor what to do.
		transform: {
			order: "pre",
			filter: { id: /\.mdx$/ },
			handler: async (_, id) => {
				const file = relative(course.root, id).split(sep).join("/");
				if (file.startsWith(`${PAGES_FOLDER}/`)) await course.now.page(file);
				return undefined;
			},
		},
		hotUpdate({ file, modules }) {
			// A partial of a page may be anywhere.
			if (!file.endsWith(".mdx") && !folders.some((folder) => file.startsWith(folder))) {
				return undefined;
			}
			course.forget();
			return [...modules, ...modulesOf(this.environment)];
		},
	};
}

/**
 * Modules that show the course. Pages are among them: they are compiled again, since that finds their mistakes and
 * reads their quotes.
 */
function modulesOf({ moduleGraph }: DevEnvironment): EnvironmentModuleNode[] {
	return [...moduleGraph.idToModuleMap]
		.filter(([id]) => id.startsWith(RESOLVED) || id.endsWith(".mdx"))
		.map(([, module]) => module);
}

/** Has what shows the course made anew when it is asked for next, and nothing else. */
export function forgetModules(environment: DevEnvironment): void {
	const stale = modulesOf(environment);
	for (const module of stale) environment.moduleGraph.invalidateModule(module);
	if (!isRunnableDevEnvironment(environment)) return;
	// What has run is kept apart, and with it all that has imported it.
	const { evaluatedModules } = environment.runner;
	const seen = new Set<string>();
	const forget = (id: string) => {
		const module = evaluatedModules.getModuleById(id);
		if (module === undefined || seen.has(id)) return;
		seen.add(id);
		evaluatedModules.invalidateModule(module);
		for (const importer of [...module.importers]) forget(importer);
	};
	for (const { id } of stale) if (id !== null) forget(id);
}

async function valuesOf(course: Course, name: string): Promise<object> {
	if (name === "versions") return await course.versions();
	if (name === "changes") return { changes: await course.changes() };
	if (name === "state") return { state: await course.state() };
	if (name === "texts") return await course.texts();
	if (name === "handouts") return { handouts: await course.handouts() };
	const page = await course.page(`${PAGES_FOLDER}/${name.replace(/^page\//, "")}.mdx`);
	return { recordedPage: page?.shown };
}
