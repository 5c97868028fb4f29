import type { LiveView } from "../../scripts/live/live-page.ts";
import type { PlannedSnippet } from "../../scripts/plan/read-entries.ts";
import { FORMAT, type Recording, type SnippetRecording } from "../../scripts/recording/schema.ts";
import type { JoinedPage } from "./join-page.ts";
import type { OfferedVersions } from "./offered-versions.ts";
import { quotedValues } from "./quoted-values.ts";
import type { LiveState } from "./recorded-page.ts";

/** Of a page that was never recorded. */
const UNKNOWN: Recording["provenance"] = {
	engine: "",
	cli: "",
	compose: null,
	buildx: null,
	kernel: "",
	kernelVersion: "",
	architecture: "",
	processors: 1,
	memory: 1,
	kind: "official",
	images: [],
};

/** Joins a page that its author works on with what it shows by now; the rest is as it was recorded before. */
export function joinLive(
	{ page, recordings }: JoinedPage,
	{ usual, versions }: OfferedVersions,
	{ snippets, running, broken, lack }: LiveView,
): JoinedPage {
	const before = recordings.find(({ engine }) => engine === usual);
	const old = new Map(before?.snippets.map((snippet) => [snippet.id, snippet]));
	const recording: Recording = {
		format: FORMAT,
		key: "",
		checksum: "",
		page: page.name,
		engine: usual,
		recorded: before?.recorded ?? new Date().toISOString(),
		duration: before?.duration ?? 0,
		provenance: before?.provenance ?? UNKNOWN,
		snippets: page.snippets.map(
			(snippet) => snippets.get(snippet.id) ?? old.get(snippet.id) ?? unseen(snippet),
		),
	};
	const stateOf = (id: string): LiveState["state"] => {
		if (id === running) return "running";
		if (snippets.has(id)) return "done";
		return broken.some(({ snippet }) => snippet === id) ? "broken" : "old";
	};
	const live = page.snippets.map(({ id }): [string, LiveState] => {
		const issues = broken.filter(({ snippet }) => snippet === id).map(({ issue }) => issue);
		return [id, { state: stateOf(id), issues, ...(lack !== undefined && { lack }) }];
	});
	const views = [{ recording, versions, differing: [] }];
	return {
		page,
		shown: { name: page.name, views, absences: [], live: Object.fromEntries(live) },
		quotes: quotedValues(page, views),
		recordings,
		issues: [],
	};
}

/**
 * A snippet of which only the commands are known. Whether a program echoes what is typed into it, as it does no
 * password, is seen when it runs: until then nothing of it is shown.
 */
function unseen({ id, entries, options }: PlannedSnippet): SnippetRecording {
	const steps = entries.map(({ kind, prompt, text }) => ({
		prompt,
		input: kind === "input" ? "" : text,
		screen: [],
		exit: 0,
	}));
	return { id, terminal: options.terminal, steps };
}
