import { relative, sep } from "node:path";
import type { AstroIntegration } from "astro";
import type { LiveCourse } from "../join/course.ts";
import { forgetModules } from "../join/virtual-recordings.ts";
import { ToldErrors } from "./told-errors.ts";

/** The message by which a page in the browser is told that there is something new to see. */
export const CHANGED = "recorder:changed";

/**
 * Astro integration by which `astro dev` runs the pages that are saved: what their terminals show comes into the page
 * that is read, one after the other, and nothing of the rest moves.
 */
export function liveCourse(course: LiveCourse): AstroIntegration {
	return {
		name: "live-course",
		hooks: {
			"astro:config:setup": ({ command, injectScript }) => {
				if (command === "dev") injectScript("page", 'import "/src/live/follow-terminals.ts";');
			},
			"astro:server:setup": async ({ server, logger }) => {
				// Only where it is needed, since it brings all of the recorder.
				const { LiveRecorder } = await import("../../scripts/live/live-recorder.ts");
				const { printIssues } = await import("../../scripts/command-line/print-issues.ts");
				let isAsked = false;
				const show = () => {
					// Once for all that is new at the same time, as the files of a new recording.
					if (isAsked) return;
					isAsked = true;
					setImmediate(() => {
						isAsked = false;
						course.forget();
						const { ssr, client } = server.environments;
						if (ssr !== undefined) forgetModules(ssr);
						// Not a reload of the page, which would lose the reader's place.
						client?.hot.send(CHANGED, {});
					});
				};
				const told = new ToldErrors();
				const { destination } = logger.options;
				logger.options.destination = {
					...destination,
					write: (event) => {
						if (event.level !== "error" || told.isNew(event.message)) destination.write(event);
					},
				};
				const recorder = new LiveRecorder(course.root, {
					onChange: show,
					tell: (issues, words) => {
						logger.info(words);
						printIssues(issues, (line) => logger.error(line));
						told.add(issues);
					},
				});
				await recorder.start();
				course.follow(recorder);
				const changed = async (path: string) => {
					const file = relative(course.root, path).split(sep).join("/");
					if (!/^(src|snippets)\//.test(file)) return;
					if (!file.startsWith("src/content/recordings/")) told.forget();
					await recorder.changed(file);
					// Vite tells the browser before the server has all that is new.
					show();
				};
				for (const event of ["add", "change", "unlink"] as const) {
					server.watcher.on(event, (path) => void changed(path));
				}
				const end = () => recorder[Symbol.asyncDispose]();
				server.httpServer?.once("close", () => void end());
				for (const signal of ["SIGINT", "SIGTERM"] as const) {
					process.once(signal, () => void end().finally(() => process.exit()));
				}
			},
		},
	};
}
