import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { compareSides, type Side } from "../comparison/compare-sides.ts";
import { asMarkdown } from "../comparison/format-comparison.ts";
import { planPages } from "../plan/plan-pages.ts";
import { RECORDINGS_FOLDER } from "../recording/recording-file.ts";
import { shownHere } from "../recording/shown-engine.ts";
import { type EngineSpec, pickEngines, readEngines } from "../versions/read-engines.ts";

/**
 * What a checkout's recordings of some versions show differently, in Markdown: first from those that are
 * committed, then from those of the version that the site shows.
 *
 * @param versions As `--engine` takes them.
 * @param temp A folder where the committed recordings can be laid out.
 */
export async function compareProposal(
	root: string,
	versions: readonly string[],
	temp: string,
): Promise<string[]> {
	const committed = join(temp, "committed");
	await layOutCommitted(root, committed);
	const { pages } = await planPages(root);
	const compare = async (before: Side, engine: EngineSpec) => {
		const after = sideOf(engine);
		return asMarkdown(await compareSides(root, pages, before, after), before.name, after.name);
	};
	const engines = await readEngines(root);
	const proposed = pickEngines(engines, versions);
	const usual = await shownHere(root, pages, engines);
	const texts: string[] = [];
	for (const engine of proposed) {
		const folder = join(committed, engine.version);
		const name = `committed/${engine.version}`;
		texts.push(
			existsSync(folder)
				? await compare({ name, folder }, engine)
				: `Docker ${engine.version} had no recordings.`,
		);
	}
	for (const engine of proposed.filter(({ version }) => version !== usual.version)) {
		texts.push(await compare(sideOf(usual), engine));
	}
	return texts;
}

/** A version as `npm run compare` names it. */
function sideOf(engine: EngineSpec): Side {
	return { name: `Docker ${engine.version}`, engine };
}

async function layOutCommitted(root: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await execa("git", ["archive", `HEAD:${RECORDINGS_FOLDER}`], { cwd: root }).pipe("tar", [
		"--extract",
		"--directory",
		folder,
	]);
}
