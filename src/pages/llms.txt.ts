import { texts } from "virtual:recordings/texts";
import type { APIRoute } from "astro";
import { fileUrl } from "../components/changes-url.ts";
import { strings } from "../strings.ts";

/** The course's pages in Markdown, for programs that read (https://llmstxt.org). */
export const GET: APIRoute = ({ site }) => {
	const address = (file: string) => (site ? new URL(fileUrl(file), site).href : fileUrl(file));
	const lines = [
		`# ${strings.title}`,
		"",
		`> ${strings.description}`,
		"",
		strings.handout.runOrNot,
		"",
		"## Pages",
		"",
		...texts.map(
			({ name, title, description }) => `- [${title}](${address(`${name}.md`)}): ${description}`,
		),
		"",
		`## ${strings.handout.recordings}`,
		"",
		`- [recordings.json](${address("recordings.json")}): ${strings.handout.recordingsLead}`,
	];
	return new Response(`${lines.join("\n")}\n`);
};
