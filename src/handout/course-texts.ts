import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sources } from "../../scripts/plan/partials.ts";
import { PAGES_FOLDER } from "../../scripts/plan/read-page.ts";
import type { JoinedPage } from "../join/join-page.ts";
import { type FencePlace, type PageText, pageText } from "./page-text.ts";
import { type PlainRecording, plainRecording } from "./plain-recording.ts";

const FILE = /<File\b[^>]*\bpath=["']([^"']+)["']/g;

/**
 * The course as text for programs that read: its pages in Markdown, and its recordings.
 *
 * @param sources The text of each MDX file.
 * @param pages Those that hold snippets.
 */
export async function courseTexts(
	root: string,
	sources: Sources,
	pages: readonly JoinedPage[],
): Promise<{ texts: PageText[]; recordings: PlainRecording[] }> {
	const joined = new Map(pages.map((one) => [one.page.name, one]));
	const recordingOf = (page: string) => joined.get(page)?.shown.views[0]?.recording;
	const files = new Map<string, string>();
	for (const [, shown = ""] of [...sources.values()].flatMap((text) => [...text.matchAll(FILE)])) {
		// The manual names files that are examples.
		files.set(shown, await readFile(join(root, "snippets", shown), "utf8").catch(() => ""));
	}
	const fileText = (shown: string) => files.get(shown) ?? "";
	const texts: PageText[] = [];
	for (const file of sources.keys()) {
		const name = new RegExp(`^${PAGES_FOLDER}/(.+)\\.mdx$`).exec(file)?.[1];
		// The home page is made of components, and the index takes its place.
		if (name === undefined || name === "index" || /(^|\/)_/.test(name)) continue;
		const { snippets } = joined.get(name)?.page ?? { snippets: [] };
		const snippetAt = ({ file, line, use }: FencePlace) => {
			const at = snippets.find(
				({ location, ...one }) =>
					location.file === file && location.line === line && one.use === use,
			);
			return recordingOf(name)?.snippets.find(({ id }) => id === at?.id);
		};
		texts.push(pageText({ name, file, sources, snippetAt, recordingOf, fileText }));
	}
	const recordings = pages.flatMap(({ page, shown }) =>
		shown.views.map(({ recording }) => plainRecording(page, recording)),
	);
	return { texts, recordings };
}
