/**
 * `node scripts/shorten.ts LIMIT`: a Markdown text from the standard input, cut to what a pull request
 * takes.
 */
import { text } from "node:stream/consumers";
import { shortenMarkdown } from "./compare/shorten-markdown.ts";

process.stdout.write(shortenMarkdown(await text(process.stdin), Number(process.argv[2])));
