import { type Issue, IssueError } from "../../scripts/plan/issue.ts";

/** Errors that Astro shows with a place: it reads `line` and `column` off the error. */
export class PageError extends IssueError {
	readonly line: number | undefined;
	readonly column: number | undefined;

	constructor(issues: readonly Issue[]) {
		super(issues);
		this.line = issues[0]?.line;
		this.column = issues[0]?.column;
		// Astro prints the stack, which would lead into the compiler instead of to the mistake.
		this.stack = `${this.message}\n`;
	}
}
