import type { Conditions } from "../engine/conditions.ts";
import { postMortems } from "../engine/post-mortem.ts";
import type { Prepared } from "../engine/prepare.ts";
import type { Engine } from "../engine/start-engine.ts";
import type { SharedBrowser } from "../picture/launch-browser.ts";
import type { Issue } from "../plan/issue.ts";
import { castKey, type Pictures } from "../recording/read-recording.ts";
import type { Recording } from "../recording/schema.ts";
import type { Selected } from "../recording/select-pages.ts";
import { unlessAborted } from "../run/unless-aborted.ts";
import { addCause } from "./add-cause.ts";
import { PagePictures } from "./page-pictures.ts";
import { recordPage } from "./record-page.ts";
import type { Progress } from "./running-page.ts";
import { startPage } from "./start-page.ts";

/** One run of a page. */
export interface PageRun {
	/** What it showed, or what broke it. */
	readonly shown: { readonly recording: Recording; readonly pictures: Pictures } | undefined;
	readonly issues: readonly Issue[];
	/** Milliseconds that each snippet took, by id. */
	readonly durations: ReadonlyMap<string, number>;
	/** What the log must tell. */
	readonly notes: readonly string[];
}

/** What a run of a page needs. */
export interface RunOptions {
	readonly root: string;
	/** Leave the engine up. */
	readonly keep: boolean;
	readonly signal: AbortSignal;
	readonly browser: SharedBrowser;
	/** Told what runs. */
	readonly show: (line: string) => void;
}

/**
 * Runs a page in an engine of its own.
 *
 * @throws {HostError} when the engine does not start.
 * @throws {IssueError} when the page after which it begins breaks.
 */
export async function runOnce(
	{ page, keys, before, pictures: former }: Selected,
	prepared: Prepared,
	conditions: Conditions,
	{ root, keep, signal, browser, show }: RunOptions,
): Promise<PageRun> {
	const { name } = page;
	const engine = await startPage(prepared, page, { root, show, signal, conditions });
	const durations = new Map<string, number>();
	const pictures = new PagePictures(browser, engine, before, former);
	try {
		const recording = recordPage(page, engine, {
			root,
			keys,
			version: prepared.engine.version,
			onProgress: (progress) => show(describe(progress)),
			onEnd: (snippet, duration) => durations.set(snippet, duration),
			onCast: (snippet, cast) => pictures.files.set(castKey(snippet), cast),
			takePicture: (snippet, ran) => pictures.take(snippet, ran),
		});
		const recorded = await unlessAborted(signal, recording);
		const notes = [...pictures.notes, ...(keep ? [await howToEnter(name, engine)] : [])];
		if (!Array.isArray(recorded)) {
			const shown = { recording: recorded, pictures: pictures.files };
			return { shown, issues: [], durations, notes };
		}
		const issues = addCause(recorded, await postMortems(prepared.host, engine));
		return { shown: undefined, issues, durations, notes };
	} finally {
		// Not waited for: whoever disposes of what was prepared does.
		if (!keep) void engine[Symbol.asyncDispose]();
	}
}

async function howToEnter(page: string, { machines }: Engine): Promise<string> {
	const commands = [...machines.values()].map(async ({ container, user, home }) => {
		const name = (await container.inspect()).Name.slice(1);
		return `    docker exec -it -u ${user} -w ${home} ${name} bash`;
	});
	const title = `${page}: its engine stays up until the next run. Enter it with`;
	const shell = `  A shell in one of its terminals, just before a snippet: npm run try -- ${page}#ID`;
	return [title, ...(await Promise.all(commands)), shell].join("\n");
}

function describe({ snippet, snippets, input }: Progress): string {
	return `${snippet}/${snippets} $ ${input.split("\n", 1)[0]}`;
}
