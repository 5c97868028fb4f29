/**
 * `node scripts/shorten.ts LIMIT`: a Markdown text from the standard input, cut to what a pull request
 * takes.
 */
import { text } from "node:stream/consumers";
import { EXIT } from "./command-line/exit.ts";
import { shortenMarkdown } from "./ci/shorten-markdown.ts";

const limit = Number(process.argv[2]);
if (!(limit > 0)) {
	console.error("Usage: node scripts/shorten.ts LIMIT < TEXT, the limit in UTF-16 units.");
	process.exit(EXIT.badInput);
}
process.stdout.write(shortenMarkdown(await text(process.stdin), limit));
