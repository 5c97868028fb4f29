import type { AstroIntegration } from "astro";
import { IssueError } from "../../scripts/plan/issue.ts";
import type { LiveCourse } from "./course.ts";
import { virtualRecordings } from "./virtual-recordings.ts";

/**
 * Astro integration that gives components the course with its recordings, and that checks all of it
 * before a build starts, so that one run tells every mistake of every page.
 */
export function recordedCourse(course: LiveCourse): AstroIntegration {
	return {
		name: "recorded-course",
		hooks: {
			"astro:config:setup": ({ updateConfig }) => {
				updateConfig({ vite: { plugins: [virtualRecordings(course)] } });
			},
			"astro:build:start": async ({ logger }) => {
				const { issues, warnings } = await course.now.check();
				for (const warning of warnings) logger.warn(warning);
				if (issues.length === 0) return;
				const error = new IssueError(issues);
				// Astro prints the stack after the message; it would lead here, not to the mistake.
				error.stack = "";
				throw error;
			},
		},
	};
}
