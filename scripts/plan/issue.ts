/** Where something stands in a source file. */
export interface Location {
	/** Path relative to the repository's root, with forward slashes. */
	readonly file: string;
	/** 1-based. */
	readonly line: number;
	/** 1-based. */
	readonly column: number;
}

/** Something wrong that a person must mend: data, so that all of them can be printed at the end. */
export interface Issue extends Location {
	/** What is wrong. */
	readonly message: string;
	/** What to do about it. */
	readonly hint?: string;
	/** Longer evidence: a code frame, the end of a screen. Printed as it is. */
	readonly details?: string;
}

/** Thrown where issues cannot be returned; carries them all. */
export class IssueError extends Error {
	override readonly name = "IssueError";
	readonly issues: readonly Issue[];

	constructor(issues: readonly Issue[]) {
		super(issues.map(formatIssueLine).join("\n"));
		this.issues = issues;
	}
}

/** `file:line:column message. Hint`, on one line. */
export function formatIssueLine(issue: Issue): string {
	const hint = issue.hint === undefined ? "" : ` ${issue.hint}`;
	return `${issue.file}:${issue.line}:${issue.column} ${issue.message}${hint}`;
}
