import { z } from "zod";
import { engineProvenanceSchema } from "../images/provenance.ts";

/** Raised when the meaning of a recording's fields changes: every recording becomes stale. */
export const FORMAT = 2;

/** One line typed at a prompt, and what the terminal showed until the next prompt. */
export const stepSchema = z.strictObject({
	/** The prompt at which it was typed: `$ `, or a program's own (`/ # `). Empty for `^C`. */
	prompt: z.string(),
	/** What was typed; several lines where a command goes over several. Empty where the terminal did not show it. */
	input: z.string(),
	/** What the page has in their place, where that is not what the terminal showed: a pattern, a value to paste. */
	as: z.string().optional(),
	/** The screen's lines: text with SGR escape sequences only, trailing blanks cut. */
	screen: z.array(z.string()),
	/** Lines of output dropped from the top of the screen, over the recorder's limit. */
	dropped: z.int().positive().optional(),
	/** The shell command's exit status; absent while its program goes on. */
	exit: z.int().min(0).max(255).optional(),
	/** What two runs showed to vary on the screen, a value an entry: see `comparison/volatility.ts`. */
	varies: z.array(z.string()).optional(),
	/** First and last of lines whose order is free, from 0: what they tell of went on side by side. */
	free: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])).optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** A page of the engine as a browser drew it. The picture itself is a file beside the recording. */
export const pictureSchema = z.strictObject({
	/** The page's address in the engine. */
	url: z.string(),
	/** Its visible text, a line a line. */
	text: z.array(z.string()),
	/** npm packages from which files of their CDN were taken: `swagger-ui-dist 5.35.0`. */
	packages: z.array(z.string()),
	/** Hash of the file, 16 hexadecimal digits: so the checksum covers the file, too. */
	digest: z.string(),
	/** What two runs showed to vary in its text. */
	varies: z.array(z.string()).optional(),
});
export type Picture = z.infer<typeof pictureSchema>;

/** What one snippet showed. */
export const snippetRecordingSchema = z.strictObject({
	id: z.string(),
	/** The page's terminal in which it ran. */
	terminal: z.string(),
	/** The range of Docker versions that it needs, where this engine's is outside it. It has no steps. */
	skipped: z.string().optional(),
	/** The patterns of what the page says to vary, or to stay as it is whatever was measured. */
	varies: z.string().optional(),
	keep: z.string().optional(),
	/** How long it took, its picture included, in milliseconds; absent where it did not run. */
	duration: z.int().nonnegative().optional(),
	steps: z.array(stepSchema),
	/** Hash of its replay, an asciicast that is a file beside the recording. */
	cast: z.string().optional(),
	/** What a browser showed once the snippet had ended. */
	picture: pictureSchema.optional(),
});
export type SnippetRecording = z.infer<typeof snippetRecordingSchema>;

/** A page's screens, exit statuses and provenance for one Docker version. */
export const recordingSchema = z.strictObject({
	format: z.literal(FORMAT),
	/** Hash of all that the recording depends on; a page whose key is another one is stale. */
	key: z.string(),
	/** Hash of all the rest: tells a recording that was edited by hand. */
	checksum: z.string(),
	/** `exercice-1`. */
	page: z.string(),
	/** The page on whose machine it began, which had ended any time before. */
	after: z.string().optional(),
	/** Version as named in `snippets/engines.json`. */
	engine: z.string(),
	/** When it was recorded, ISO 8601 in UTC, to the second. */
	recorded: z.iso.datetime(),
	/** How long the page's commands and pictures took, in milliseconds. */
	duration: z.int().nonnegative(),
	provenance: engineProvenanceSchema,
	snippets: z.array(snippetRecordingSchema),
});
export type Recording = z.infer<typeof recordingSchema>;
