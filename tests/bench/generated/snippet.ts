/** A snippet to be written to a page, and what its recording shows. */
export interface GeneratedSnippet {
	readonly language: "sh" | "console";
	/** Options beside `run` and `id`. */
	readonly options: string;
	readonly code: string;
	/** One for each thing that it enters. */
	readonly screens: readonly (readonly string[])[];
	/** A pattern for the prose to quote by. */
	readonly quote?: string;
}

type More = Partial<Pick<GeneratedSnippet, "options" | "quote">>;

const fence =
	(language: GeneratedSnippet["language"]) =>
	(
		lines: string | readonly string[],
		screens: GeneratedSnippet["screens"],
		more: More = {},
	): GeneratedSnippet => ({
		language,
		options: "",
		code: typeof lines === "string" ? lines : lines.join("\n"),
		screens,
		...more,
	});
/** A fence of commands. */
export const sh = fence("sh");
/** A fence of prompts and what is entered at them. */
export const dialogue = fence("console");
