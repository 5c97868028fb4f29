import { type CommandLine, HELP } from "./command-line.ts";

/** Characters of a line. */
const WIDTH = 100;

/** The help of a command: all that its declaration says. */
export function formatHelp({ name, about, usage, words, options, ...rest }: CommandLine): string {
	const calls = usage.map((form) => `npm run ${name} -- ${form}`);
	const rows = Object.entries({ ...options, ...HELP }).map(([long, { short, value, help }]) => {
		const names = `${short === undefined ? "" : `-${short}, `}--${long}`;
		return { left: value === undefined ? names : `${names} ${value}`, right: help };
	});
	const wordRows = Object.entries(words).map(([left, right]) => ({ left, right }));
	const column = Math.max(...[...wordRows, ...rows].map(({ left }) => left.length)) + 4;
	return `${[
		about,
		`Usage: ${calls.join("\n       ")}`,
		...[wordRows, rows].map((table) => formatRows(table, column)),
		wrap(rest.notes ?? "", WIDTH).join("\n"),
		wrap(`Exit codes: ${rest.exits}`, WIDTH).join("\n"),
	]
		.filter((block) => block !== "")
		.join("\n\n")}\n`;
}

/** @param column Where the right sides begin. */
function formatRows(
	rows: readonly { readonly left: string; readonly right: string }[],
	column: number,
): string {
	const lines = rows.flatMap(({ left, right }) => {
		const [first, ...others] = wrap(right, WIDTH - column);
		return [`  ${left}`.padEnd(column) + first, ...others.map((line) => " ".repeat(column) + line)];
	});
	return lines.join("\n");
}

/** Breaks a text between its words into lines of a length at most. */
function wrap(text: string, length: number): string[] {
	return [...text.matchAll(new RegExp(`(.{1,${length}})(?: |$)`, "g"))].map(
		([, line = ""]) => line,
	);
}
