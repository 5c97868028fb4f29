import type { PlannedPage } from "../../scripts/plan/plan-pages.ts";
import { plain } from "../../scripts/recording/plain.ts";
import type { Picture, Recording, SnippetRecording } from "../../scripts/recording/schema.ts";

/** One thing that was typed, and what the terminal showed until the next prompt. */
export interface PlainCommand {
	/** `$ `, or a program's own prompt; empty for a key such as `^C`. */
	readonly prompt: string;
	readonly input: string;
	/** Without colours, lines joined by line breaks. */
	readonly output: string;
	/** The shell command's exit status; absent while its program goes on. */
	readonly exit?: number;
}

/** A page's commands and what they printed on one Docker version, as plain text. */
export interface PlainRecording {
	readonly page: string;
	/** The Docker version as readers choose it. */
	readonly docker: string;
	/** When it was recorded, ISO 8601 in UTC. */
	readonly recorded: string;
	/** What ran it: versions, kernel, architecture, and each image's digest and kind. */
	readonly provenance: Recording["provenance"];
	readonly snippets: readonly {
		readonly id: string;
		/** The question that it answers; absent above the first. */
		readonly heading?: string;
		/** Name of the page's terminal. */
		readonly terminal: string;
		/** The range of Docker versions that it needs, where it was not run on this one. */
		readonly skipped?: string;
		readonly commands: readonly PlainCommand[];
		/** The address that a browser showed afterwards, and what stood there, a line a line. */
		readonly picture?: Pick<Picture, "url" | "text">;
	}[];
}

/** A recording as text that programs read, of a page as it stands. */
export function plainRecording(page: PlannedPage, recording: Recording): PlainRecording {
	const headings = new Map(page.snippets.map(({ id, heading }) => [id, heading]));
	const { engine: docker, recorded, provenance } = recording;
	const snippets = recording.snippets.map((snippet) => {
		const { id, terminal, skipped, picture } = snippet;
		const heading = headings.get(id);
		return {
			id,
			...(heading !== undefined && { heading }),
			terminal,
			...(skipped !== undefined && { skipped }),
			commands: plainCommands(snippet),
			...(picture !== undefined && { picture: { url: picture.url, text: picture.text } }),
		};
	});
	return { page: page.name, docker, recorded, provenance, snippets };
}

/** What was typed in a snippet, and what was printed. */
export function plainCommands({ steps }: SnippetRecording): PlainCommand[] {
	return steps.map(({ prompt, input, screen, exit }) => ({
		prompt,
		input,
		output: screen.map(plain).join("\n"),
		...(exit !== undefined && { exit }),
	}));
}
