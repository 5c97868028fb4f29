import { idleProvenance } from "../engine/idle-provenance.ts";
import { postMortem } from "../engine/post-mortem.ts";
import type { Prepared } from "../engine/prepare.ts";
import type { Engine } from "../engine/start-engine.ts";
import { startWithImages } from "../engine/start-with-images.ts";
import { HostError } from "../host/host-error.ts";
import type { SharedBrowser } from "../picture/launch-browser.ts";
import type { Issue } from "../plan/issue.ts";
import { runsOn } from "../recording/expected-duration.ts";
import type { Selected } from "../recording/select-pages.ts";
import { messageOf } from "../text/message-of.ts";
import { addCause } from "./add-cause.ts";
import { keepOrWrite, type Outcome } from "./keep-or-write.ts";
import { PagePictures } from "./page-pictures.ts";
import { recordExcluded } from "./record-excluded.ts";
import { type Progress, recordPage } from "./record-page.ts";

/**
 * Runs a page in an engine of its own, and keeps or writes what it shows.
 *
 * @param options.check Write nothing; a difference is drift then.
 * @param options.keep Leave the engine up.
 * @param options.show Told what runs.
 * @throws {HostError} when the engine does not start.
 */
export async function runPage(
	selected: Selected,
	prepared: Prepared,
	options: {
		root: string;
		check: boolean;
		keep: boolean;
		signal: AbortSignal;
		browser: SharedBrowser;
		show: (line: string) => void;
	},
): Promise<Outcome> {
	const { root, signal, check, browser, show } = options;
	const { page, key, before } = selected;
	const { version } = prepared.engine;
	if (!runsOn(page, version)) {
		const provenance = await idleProvenance(prepared);
		const recording = recordExcluded(page, { key, version, provenance });
		const outcome = await keepOrWrite(root, selected, recording, check, new Map());
		return { ...outcome, durations: new Map() };
	}
	const engine = await startWithImages(prepared, {
		page: page.name,
		images: page.images,
		onProgress: show,
		signal,
	});
	const durations = new Map<string, number>();
	const pictures = new PagePictures(browser, engine.container, before, selected.pictures);
	try {
		const recording = await recordPage(page, engine, {
			root,
			key,
			version,
			onProgress: (progress) => show(describe(progress)),
			onEnd: (snippet, duration) => durations.set(snippet, duration),
			takePicture: (snippet, ran) => pictures.take(snippet, ran),
		});
		signal.throwIfAborted();
		const outcome = {
			...(Array.isArray(recording)
				? broken(addCause(recording, await postMortem(prepared.host, engine.container)))
				: await keepOrWrite(root, selected, recording, check, pictures.files)),
			durations,
		};
		const notes = [...outcome.notes, ...pictures.notes];
		if (options.keep) notes.push(await howToEnter(page.name, engine));
		return { ...outcome, notes };
	} finally {
		// Not waited for here: disposing of `prepared` does, while the next page already runs.
		if (!options.keep) void engine[Symbol.asyncDispose]();
	}
}

async function howToEnter(page: string, { container, user, home }: Engine): Promise<string> {
	const name = (await container.inspect()).Name.slice(1);
	return `${page}: its engine stays up until the next run. Enter it with\n    docker exec -it -u ${user} -w ${home} ${name} bash`;
}

/** An engine that did not start, or an image that could not be pulled, breaks the page. */
export function hostFailure({ page }: Selected, error: unknown): Outcome {
	const message = messageOf(error);
	const hint = error instanceof HostError ? { hint: error.hint } : {};
	const issue = { file: page.file, line: 1, column: 1, message, ...hint };
	return { ...broken([issue]), durations: new Map() };
}

function broken(issues: readonly Issue[]): Omit<Outcome, "durations"> {
	return { kind: "broken", differences: [], issues, notes: [] };
}

function describe({ snippet, snippets, input }: Progress): string {
	return `${snippet}/${snippets} $ ${input.split("\n", 1)[0]}`;
}
