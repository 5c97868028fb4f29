/** An issue as the recorder and the build print it. */
export interface PrintedIssue {
	readonly file: string;
	readonly line: number;
	/** Its message, its hint and its details, up to the next issue. */
	readonly text: string;
}

/** Finds the issues in what a command printed. */
export function readIssues(output: string): PrintedIssue[] {
	const starts = [
		...output.matchAll(/(?<![\w/])((?:src|snippets|scripts)\/[\w./-]+):(\d+):(\d+) /g),
	];
	return starts.map((match, index) => ({
		file: match[1] ?? "",
		line: Number(match[2]),
		text: output.slice(match.index + match[0].length, starts[index + 1]?.index).trim(),
	}));
}
