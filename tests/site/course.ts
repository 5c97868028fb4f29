import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/repository-root.ts";

/** How many questions each exercise has, in their order. */
const QUESTIONS = [3, 4, 3, 4, 5, 4, 5, 2] as const;

/** The questions whose answer on paper had a screenshot, in their order. */
const FIGURES =
	"1-a 1-b 1-c 2-b 2-c 2-d 3-c 4-a 4-b 4-c 4-d 5-c 5-d 5-e 6-a 6-b 6-d 7-a 7-b 7-c 7-d 7-e".split(
		" ",
	);

/** A place of the course where a terminal replaces a screenshot. */
export interface Place {
	/** Number of the screenshot, from 1. */
	readonly figure: number;
	/** Anchor of the question that it answers. */
	readonly question: string;
}

/** An exercise of the lab sheet. */
export interface Exercise {
	/** Its page: `exercice-1`. */
	readonly page: string;
	/** Anchors of its questions: `question-1-a`. */
	readonly questions: readonly string[];
	readonly places: readonly Place[];
}

/** The lab sheet, as the pages are to follow it. */
export const EXERCISES: readonly Exercise[] = QUESTIONS.map((count, index) => {
	const exercise = index + 1;
	return {
		page: `exercice-${exercise}`,
		questions: [..."abcde"].slice(0, count).map((letter) => `question-${exercise}-${letter}`),
		places: FIGURES.map((question, place) => ({
			figure: place + 1,
			question: `question-${question}`,
		})).filter(({ question }) => question.startsWith(`question-${exercise}-`)),
	};
});

/** Paths of all pages, home first: `""`, `exercice-1`, `docs/ecrire-une-page`. */
export const PATHS: readonly string[] = readdirSync(join(ROOT, "src/content/docs"), {
	recursive: true,
	encoding: "utf8",
})
	.flatMap((file) => /^(.+)\.mdx$/.exec(file)?.[1]?.replaceAll("\\", "/") ?? [])
	.map((name) => (name === "index" ? "" : name))
	.concat("versions", "etat")
	.sort();
