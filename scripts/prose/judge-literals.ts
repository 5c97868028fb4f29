import { z } from "zod";
import type { Issue } from "../plan/issue.ts";
import type { Literal } from "./find-literals.ts";

/** Where the list of allowed literals stands, relative to the repository's root. */
export const ALLOWED_FILE = "src/content/typed-by-hand.json";

/** The literals that no recording can give. */
export const allowedSchema = z.array(
	z.strictObject({
		/** The page, relative to `src/content/docs`. */
		page: z.string(),
		/** The literal, as the prose has it. */
		text: z.string(),
		/** How often the page may have it. */
		count: z.int().positive().default(1),
		/** Why it cannot be quoted. */
		reason: z.string().min(1),
	}),
);
export type Allowed = z.infer<typeof allowedSchema>[number];

/** A literal, and the reason why it may stand there; none where it may not. */
export interface Judged extends Literal {
	readonly reason: string | undefined;
}

/**
 * Holds the literals of the prose against the list of those that are allowed.
 *
 * @returns Each literal with its reason; an issue for each that has none, and for each line of the list
 *   that allows more than there is.
 */
export function judgeLiterals(
	literals: readonly Literal[],
	allowed: readonly Allowed[],
): { judged: Judged[]; issues: Issue[] } {
	const left = new Map(allowed.map((one) => [one, one.count]));
	const judged = literals.map((literal) => {
		const one = allowed.find(
			(one) =>
				literal.file.endsWith(`/${one.page}`) &&
				one.text === literal.text &&
				(left.get(one) ?? 0) > 0,
		);
		if (one !== undefined) left.set(one, (left.get(one) ?? 0) - 1);
		return { ...literal, reason: one?.reason };
	});
	const typed = judged.filter(({ reason }) => reason === undefined).map(typedIssue);
	const unused = allowed.filter((one) => left.get(one) !== 0).map(unusedIssue);
	return { judged, issues: [...typed, ...unused] };
}

function typedIssue({ file, line, column, text, kind }: Literal): Issue {
	return {
		file,
		line,
		column,
		message: `The prose types the ${kind} \`${text}\` by hand.`,
		hint: `Quote it from a recording: <Quote of="id" match="/…/" />. If no terminal shows it, add it to ${ALLOWED_FILE} with the reason.`,
	};
}

function unusedIssue({ page, text }: Allowed): Issue {
	return {
		file: ALLOWED_FILE,
		line: 1,
		column: 1,
		message: `\`${text}\` is allowed on ${page} more often than the page has it.`,
		hint: "Lower its count, or drop it from the list.",
	};
}
