import semver from "semver";
import { z } from "zod";
import { LIMITS } from "./limits.ts";

/** `500ms`, `60s`, `2m` → milliseconds. */
const duration = z
	.string()
	.regex(/^0*[1-9]\d*(ms|s|m)$/, 'must be a duration such as "500ms", "60s" or "2m"')
	.transform((text) => {
		const unit = { ms: 1, s: 1000, m: 60_000 }[text.replace(/\d+/, "") as "ms" | "s" | "m"];
		return Number.parseInt(text, 10) * unit;
	})
	.refine((time) => time <= LIMITS.command, `must be ${LIMITS.command / 60_000}m at most`);

/** A page of a server in the engine. */
export const ENGINE_URL = /^http:\/\/localhost(:\d+)?\//;

/** An option that is there or not. */
const FLAG = z.literal(true, "takes no value");

const pattern = z.instanceof(RegExp, {
	error: "must be a pattern between slashes, without quotes: /text/",
});

const name = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens");

/** A machine is called by its name, and a number would be read as its address. */
const hostName = z
	.string()
	.regex(
		/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
		"must be a host name: at most 63 lower-case letters, digits and hyphens between them, a letter first",
	);

/** Names that lead to something else on every machine. */
const TAKEN: readonly string[] = ["localhost", "registry"];

/** A range of Docker versions such as `>=23`, in npm's notation (https://github.com/npm/node-semver#ranges). */
export const engineRange = z
	.string('must be a range of versions such as ">=23"')
	.refine(
		(range) => semver.validRange(range) !== null,
		'must be a range of versions such as ">=23"',
	);

/** How a part of what a snippet runs fails: with a status, or as Docker calls it where there is none. */
export type Failure = number | "unhealthy" | "restarting";

const STATUS = "(?:[01]?\\d{1,2}|2[0-4]\\d|25[0-5])";

/** `1-5`, `7`, `10-` to the end, `-3` the last three; with commas between them. */
const LINES = /^\s*(?:\d+(?:-\d*)?|-\d+)(?:\s*,\s*(?:\d+(?:-\d*)?|-\d+))*\s*$/;

const areInOrder = (lines: string) =>
	lines.split(",").every((part) => {
		const [from = "", to = ""] = part.trim().split("-");
		const isLast = to === "" || from === "" || Number(from) <= Number(to);
		return isLast && Number(from || to) > 0;
	});

/** A variable as a shell takes it, without anything that the shell would replace. */
const VARIABLE = "[A-Za-z_]\\w*=(?:'[^']*'|\"[^\"$`\\\\]*\"|[\\w./:,@%+-]*)";

const FAILURE = "(?:[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]|unhealthy|restarting)";

/** The options of a tagged fence: ` ```sh run id="hello" exit=1 `. */
export const snippetOptionsSchema = z
	.strictObject({
		/** Makes the fence a snippet. */
		run: z.literal(true),
		/** Name by which quotes and messages call the snippet; unique on its page. */
		id: name.optional(),
		/** Exit status that every command of the snippet must end with, 0 by default; or one for each of them. */
		exit: z
			.string("must be an exit status from 0 to 255, or one a command")
			.regex(
				new RegExp(`^${STATUS}(, *${STATUS})*$`),
				"must be an exit status from 0 to 255, or one a command",
			)
			.transform((text) => {
				const [first = 0, ...others] = text.split(",").map(Number);
				return others.length === 0 ? first : [first, ...others];
			})
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
		error: pattern.optional(),
		/** Time that one command may take, in milliseconds. */
		timeout: duration.default(60_000),
		/** Which of the page's terminals runs the snippet. */
		terminal: name.default("terminal"),
		/** Which of the page's machines runs the snippet, each having terminals of its own; the student's where absent. */
		machine: hostName
			.refine((text) => !TAKEN.includes(text), "must be another name: every machine has one of it")
			.optional(),
		/** Docker versions on which the snippet runs; the page's where absent. */
		engines: engineRange.optional(),
		/** Can be played as it was printed, however short it was. */
		replay: FLAG.optional(),
		/** Runs like any other, shown folded. */
		hidden: FLAG.optional(),
		/** Folder of `snippets/` to work in, from this snippet on, in this terminal. */
		workspace: z.string().optional(),
		/** Where its commands and those after it work, in this terminal; relative to where that is. */
		cwd: z.string().regex(/\S/, "must be a folder").optional(),
		/** Variables that its commands and those after it have, in this terminal: `A=1 B="two words"`. */
		env: z
			.string()
			.regex(
				new RegExp(`^\\s*${VARIABLE}(?:\\s+${VARIABLE})*\\s*$`),
				"must be variables such as A=1 B='two words'",
			)
			.optional(),
		/** Time, in milliseconds, during which a command is repeated until its status is the expected one. */
		retry: duration.optional(),
		/** Number of the paper version's screenshot whose place the snippet takes. */
		figure: z.string().regex(/^\d+$/, "must be a whole number").transform(Number).optional(),
		/** Page of the engine that a browser pictures once the snippet has ended. */
		picture: z
			.string()
			.regex(ENGINE_URL, 'must be a page of the engine such as "http://localhost:8000/docs"')
			.optional(),
		/** What the picture shows, for who does not see it; it belongs to the page, not to the recording. */
		alt: z.string().regex(/\S/, "must say what the picture shows").optional(),
		/** Ends the snippet when its screen matches, and leaves the program running. */
		until: pattern.optional(),
		/** What its terminal is called, in place of its name. */
		title: z.string().regex(/\S/, "must be what the terminal is called").optional(),
		/** Lines of each screen that are shown, the rest being folded: `1-5, -3`, or those that a pattern fits. */
		show: z
			.union([
				pattern,
				z
					.string()
					.regex(LINES, 'must be lines such as "1-5, -3", or a pattern such as /ERROR/')
					.refine(areInOrder, "must be lines counted from 1, the first of some before the last"),
			])
			.optional(),
		/** Lines of the screen that stand out. */
		mark: pattern.optional(),
		/** Lines of the screen that are shown as added. */
		ins: pattern.optional(),
		/** Goes on in the next row where a line is wider than the terminal is shown. */
		wrap: FLAG.optional(),
		/** Part of a line that may be anything, or its first group: for what no two runs can show to vary. */
		varies: pattern.optional(),
		/** Part of a line, or its first group, that must stay to the letter, whatever two runs show. */
		keep: pattern.optional(),
	})
	.refine(({ picture, alt }) => picture === undefined || alt !== undefined, {
		path: ["picture"],
		error: 'goes with alt="…", which says what the picture shows',
	})
	.refine(({ picture, alt }) => alt === undefined || picture !== undefined, {
		path: ["alt"],
		error: 'goes with picture="…"',
	});

/** Options by which a terminal only looks otherwise: no recording depends on them. */
export const LOOKS = ["alt", "title", "show", "mark", "ins", "wrap"] as const;

/** Options of a snippet after parsing: defaults filled in, durations in milliseconds. */
export type SnippetOptions = z.infer<typeof snippetOptionsSchema>;
