import { texts } from "virtual:recordings/texts";
import type { APIRoute } from "astro";
import { fileUrl } from "../components/changes-url.ts";
import { exercises } from "../components/exercises.ts";
import { strings } from "../strings.ts";

/** The course's pages in Markdown, for programs that read (https://llmstxt.org). */
export const GET: APIRoute = async ({ site }) => {
	const address = (file: string) => (site ? new URL(fileUrl(file), site).href : fileUrl(file));
	const names = (await exercises()).map(({ id }) => id);
	const link = ({ name, title, description }: (typeof texts)[number]) =>
		`- [${title}](${address(`${name}.md`)}): ${description}`;
	const lines = [
		`# ${strings.title}`,
		"",
		`> ${strings.description}`,
		"",
		strings.handout.runOrNot,
		"",
		`## ${strings.exercises}`,
		"",
		...names.flatMap((name) => texts.find((one) => one.name === name) ?? []).map(link),
		"",
		`## ${strings.thisSite}`,
		"",
		...texts.filter(({ name }) => !names.includes(name)).map(link),
		"",
		`## ${strings.handout.recordings}`,
		"",
		`- [recordings.json](${address("recordings.json")}): ${strings.handout.recordingsLead}`,
	];
	return new Response(`${lines.join("\n")}\n`);
};
