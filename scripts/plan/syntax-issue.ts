import { messageOf } from "../text/message-of.ts";
import type { Issue } from "./issue.ts";

/** What may be meant where the parser sees what. The first that fits the message, and the text there, is told. */
const MENDS: readonly {
	readonly told: RegExp;
	/** What stands at the place of the error. */
	readonly text?: RegExp;
	readonly hint: string;
}[] = [
	{
		told: /comment in MDX/,
		hint: "Write a comment as {/* … */}.",
	},
	{
		told: /valid JSX tag|before name/,
		text: /^<\/?[A-Za-z][\w.]*[^>]*[“”«»‘’]/,
		hint: 'Write straight quotes around the values of a component: of="version".',
	},
	{
		told: /valid JSX tag|before name/,
		// A value that is closed, and more of it behind.
		text: /^<[A-Za-z][\w.]*(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'))*\s+[\w-]+=(?:"[^"]*"|'[^']*')[^\s/>]/,
		hint: `A value ends at the first quote in it. Write one that holds " between single quotes, as in match='/"(.*)"/', and a ' between double ones.`,
	},
	{
		told: /valid JSX tag|before name/,
		text: /^<\/?[A-Za-z][\w.]*\s/,
		hint: 'Write the values of a component in straight quotes, and end it with />: <Quote of="version" match="/(.*)/" />.',
	},
	{
		told: /valid JSX tag|before name/,
		hint: "Where the sign itself is meant, write \\<, or put it between backticks.",
	},
	{
		told: /closing tag for `<[A-Z]\w*>`/,
		text: /^<(?:Quote|File)\b/,
		hint: "End it with />.",
	},
	{
		told: /closing tag for `<[A-Z]\w*>`/,
		hint: "Close it below what it holds; one that holds nothing ends with />.",
	},
	{
		told: /closing tag for `<(?:br|hr|img|input|wbr)>`/,
		hint: "End it with />, as in <br />.",
	},
	{
		told: /closing tag for/,
		hint: "Where it is to be read as it stands, put it between backticks: `<name>`. An element is closed where it was opened.",
	},
	{
		told: /closing brace|expression/,
		hint: "What stands in braces is code in MDX. Where the sign itself is meant, write \\{, or put it between backticks.",
	},
	{
		told: /esm/,
		hint: "Write an import as “Écrire une page” shows; a line of text that begins with `import` or `export` needs another first word.",
	},
];

/** Where the compiler says what it did not understand, for who has written its rules. */
const FOR_DEVELOPERS = /\s*\((?:mdx[\w-]*:[\w-]+|\d+:\d+|note: [^()]*(?:\([^()]*\)[^()]*)*)\)/g;

/**
 * Tells a person what MDX did not understand. Sätteri reports a syntax error as `line:column: message`.
 *
 * @param source The file's text.
 */
export function syntaxIssue(error: unknown, file: string, source: string): Issue {
	const text = messageOf(error);
	const [, row = "1", place = "1", message = text] = /(\d+):(\d+): (.*)/s.exec(text) ?? [];
	const [line, column] = [Number(row), Number(place)];
	const there = source.split(/\r\n|\n|\r/)[line - 1]?.slice(column - 1) ?? "";
	const mend = MENDS.find(({ told, text }) => told.test(message) && text?.test(there) !== false);
	const plain = message
		.replaceAll(FOR_DEVELOPERS, "")
		.replace(/^Could not parse (esm|expression) with oxc: /, "This is no code that MDX can read: ");
	return {
		file,
		line,
		column,
		message: `${plain}.`,
		hint: mend?.hint ?? "See what MDX reads: https://mdxjs.com/docs/troubleshooting-mdx/.",
	};
}
