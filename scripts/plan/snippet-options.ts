import semver from "semver";
import { z } from "zod";
import { LIMITS } from "./limits.ts";

/** `500ms`, `60s`, `2m` → milliseconds. */
const duration = z
	.string()
	.regex(/^\d+(ms|s|m)$/, 'must be a duration such as "500ms", "60s" or "2m"')
	.transform((text) => {
		const unit = { ms: 1, s: 1000, m: 60_000 }[text.replace(/\d+/, "") as "ms" | "s" | "m"];
		return Number.parseInt(text, 10) * unit;
	})
	.refine((time) => time <= LIMITS.command, `must be ${LIMITS.command / 60_000}m at most`);

const name = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens");

/** A range of Docker versions such as `>=23`, in npm's notation (https://github.com/npm/node-semver#ranges). */
export const engineRange = z
	.string()
	.refine(
		(range) => semver.validRange(range) !== null,
		'must be a range of versions such as ">=23"',
	);

/** How a part of what a snippet runs fails: with a status, or as Docker calls it where there is none. */
export type Failure = number | "unhealthy" | "restarting";

const FAILURE = "(?:[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]|unhealthy|restarting)";

/** The options of a tagged fence: ` ```sh run id="hello" exit=1 `. */
export const snippetOptionsSchema = z
	.strictObject({
		/** Makes the fence a snippet. */
		run: z.literal(true),
		/** Name by which quotes and messages call the snippet; unique on its page. */
		id: name.optional(),
		/** Exit status that every command of the snippet must end with; 0 by default. */
		exit: z
			.string()
			.regex(/^\d{1,3}$/, "must be an exit status from 0 to 255")
			.transform(Number)
			.refine((status) => status <= 255, "must be an exit status from 0 to 255")
			.default(0),
		/**
		 * How parts of what the snippet runs fail, though its commands end as `exit` says: each of these
		 * must happen, and no other may. A container counts that one of its commands started.
		 */
		fails: z
			.string('must name how: fails=1, or fails="1,137"')
			.regex(
				new RegExp(`^${FAILURE}(, *${FAILURE})*$`),
				"must be statuses from 1 to 255, `unhealthy` or `restarting`, with commas between them",
			)
			.transform((text) =>
				text
					.split(/, */)
					.map((one): Failure => (one === "unhealthy" || one === "restarting" ? one : Number(one))),
			)
			.optional(),
		/** Lines that say that something failed, where they are what the page teaches; one must be there. */
		error: z.instanceof(RegExp).optional(),
		/** Time that one command may take, in milliseconds. */
		timeout: duration.default(60_000),
		/** Which of the page's terminals runs the snippet. */
		terminal: name.default("terminal"),
		/** Docker versions on which the snippet runs; the page's where absent. */
		engines: engineRange.optional(),
		/** Runs like any other, shown folded. */
		hidden: z.literal(true).optional(),
		/** Folder of `snippets/` to work in, from this snippet on, in this terminal. */
		workspace: z.string().optional(),
		/** Time, in milliseconds, during which a command is repeated until its status is the expected one. */
		retry: duration.optional(),
		/** Number of the paper version's screenshot whose place the snippet takes. */
		figure: z.string().regex(/^\d+$/, "must be a whole number").transform(Number).optional(),
		/** Page of the engine that a browser pictures once the snippet has ended. */
		picture: z
			.string()
			.regex(
				/^http:\/\/localhost(:\d+)?\//,
				'must be a page of the engine such as "http://localhost:8000/docs"',
			)
			.optional(),
		/** What the picture shows, for who does not see it; it belongs to the page, not to the recording. */
		alt: z.string().regex(/\S/, "must say what the picture shows").optional(),
		/** Ends the snippet when its screen matches, and leaves the program running. */
		until: z.instanceof(RegExp).optional(),
		/** Part of a line that may be anything, or its first group: for what no two runs can show to vary. */
		varies: z.instanceof(RegExp).optional(),
		/** Part of a line, or its first group, that must stay to the letter, whatever two runs show. */
		keep: z.instanceof(RegExp).optional(),
	})
	.refine(({ picture, alt }) => (picture === undefined) === (alt === undefined), {
		path: ["picture"],
		error: 'goes with alt="…", which says what the picture shows',
	});

/** Options of a snippet after parsing: defaults filled in, durations in milliseconds. */
export type SnippetOptions = z.infer<typeof snippetOptionsSchema>;
