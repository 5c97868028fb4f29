import { measure } from "../../../scripts/comparison/measure.ts";
import { expectedStatus } from "../../../scripts/plan/expected-status.ts";
import { type PlannedPage, planPages } from "../../../scripts/plan/plan-pages.ts";
import { checkQuotes } from "../../../scripts/recording/check-quotes.ts";
import { type HashCache, pageKeys } from "../../../scripts/recording/page-key.ts";
import { writeRecording } from "../../../scripts/recording/recording-store.ts";
import type { Recording, SnippetRecording } from "../../../scripts/recording/schema.ts";
import { readEngines } from "../../../scripts/versions/read-engines.ts";
import { usualEngine } from "../../../scripts/versions/usual-engine.ts";
import { recordingOf, sealed } from "../../support/recordings.ts";
import { type GeneratedPage, generatePage, recorded, writePage } from "./page.ts";
import { plain } from "./plain.ts";

/** Pages that are generated, by their files below a checkout. */
export function generatePages(count: number): GeneratedPage[] {
	return Array.from({ length: count }, (_, index) => generatePage(index + 1));
}

/** The file that a page is written to. */
function fileOf({ name }: GeneratedPage): string {
	return `src/content/docs/${name}.mdx`;
}

/** The pages' sources by their files, for a recorder to read. */
export function recordedSources(pages: readonly GeneratedPage[]): Record<string, string> {
	return Object.fromEntries(pages.map((page) => [fileOf(page), writePage(page, recorded)]));
}

/** The same pages with fences that nobody runs. */
export function plainSources(pages: readonly GeneratedPage[]): Record<string, string> {
	return Object.fromEntries(pages.map((page) => [fileOf(page), writePage(page, plain)]));
}

/**
 * Writes a recording that is up to date for each generated page of a checkout, as the recorder would
 * after running it on the default engine.
 *
 * @param root The checkout's root, where the pages stand.
 * @throws Where a page is not fit to be built.
 */
export async function writeRecordings(
	root: string,
	pages: readonly GeneratedPage[],
): Promise<void> {
	const engine = usualEngine(await readEngines(root), "stand-in");
	const { pages: planned, issues } = await planPages(root);
	if (issues.length > 0) throw new Error(JSON.stringify(issues.slice(0, 3)));
	const byName = new Map(planned.map((page) => [page.name, page]));
	const cache: HashCache = new Map();
	for (const page of pages) {
		const plan = byName.get(page.name);
		if (plan === undefined) throw new Error(`${page.name} was not planned.`);
		const { official: key } = await pageKeys(root, plan, engine, cache);
		const recording = recordingFor(page, plan, { key, engine: engine.version });
		const [wrong] = checkQuotes(plan, recording.snippets);
		if (wrong !== undefined) throw new Error(`${wrong.file}:${wrong.line} ${wrong.message}`);
		await writeRecording(root, recording);
	}
}

/** What a second run of a snippet shows: other identifiers, which stand for the same. */
function again({ steps, ...snippet }: SnippetRecording): SnippetRecording {
	const other = (line: string) =>
		line.replace(/\b(?:[\da-f]{64}|[\da-f]{12})\b/g, (id) => [...id].reverse().join(""));
	return { ...snippet, steps: steps.map((step) => ({ ...step, screen: step.screen.map(other) })) };
}

function recordingFor(
	page: GeneratedPage,
	plan: PlannedPage,
	fields: Pick<Recording, "key" | "engine">,
): Recording {
	const snippets = plan.snippets.map(({ id, language, options, entries }, index) => {
		const screens = page.snippets[index]?.screens ?? [];
		if (screens.length !== entries.length)
			throw new Error(`${page.name} ${id}: not one screen an entry.`);
		const steps = entries.map(({ prompt, text, ...entry }, step) => {
			const isDialogue = language === "console" && step < entries.length - 1;
			const goesOn = isDialogue || options.until !== undefined;
			const screen = [...(screens[step] ?? [])];
			return {
				prompt,
				input: text,
				screen,
				...(goesOn ? {} : { exit: expectedStatus(entry, options) }),
			};
		});
		return { id, terminal: options.terminal, steps };
	});
	const made = { ...recordingOf(...snippets), ...fields, page: page.name };
	// As after two runs, so that a recording is as large and as long to read as one of the recorder's.
	const { recording, unstable } = measure(made, sealed({ ...made, snippets: snippets.map(again) }));
	if (unstable.length > 0) throw new Error(`${page.name}: ${JSON.stringify(unstable[0])}`);
	return recording;
}
