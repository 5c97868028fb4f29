import type { Engine } from "../../scripts/engine/start-engine.ts";
import { recordPage } from "../../scripts/page/record-page.ts";
import type { Progress } from "../../scripts/page/running-page.ts";
import type { Issue } from "../../scripts/plan/issue.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import type { Recording } from "../../scripts/recording/schema.ts";
import { USUAL } from "./listed-engines.ts";
import type { TemporaryFolder } from "./temporary-folder.ts";

/** The key of what {@link recordSource} records. */
export const KEY = "0123456789abcdef";

/**
 * Records a page given by its text, on an engine of the default version.
 *
 * @param folder A repository's root for it alone, with the workspaces that it names in `snippets`.
 */
export async function recordSource(
	folder: TemporaryFolder,
	source: string,
	engine: Engine,
	onProgress: (progress: Progress) => void = () => {},
): Promise<Recording | Issue[]> {
	await folder.write({ "src/content/docs/a.mdx": source });
	const { pages, issues } = await planPages(folder.path);
	const [page] = pages;
	if (page === undefined || issues.length > 0) throw new Error(messages(issues));
	const options = {
		root: folder.path,
		keys: { official: KEY, "stand-in": KEY },
		version: USUAL.version,
		onProgress,
	};
	return await recordPage(page, engine, options);
}

/** The recording of a page that must not break. */
export function recorded(result: Recording | Issue[]): Recording {
	if (Array.isArray(result)) throw new Error(messages(result));
	return result;
}

/** The issues of a page that must break. */
export function broken(result: Recording | Issue[]): Issue[] {
	if (!Array.isArray(result)) throw new Error("Nothing broke.");
	return result;
}

/** An `sh` fence with these options. */
export function fence(code: string, options = ""): string {
	return `\`\`\`sh run ${options}\n${code}\n\`\`\`\n\n`;
}

/** A `console` fence with these options. */
export function dialogue(lines: readonly string[], options = ""): string {
	return [`\`\`\`console run ${options}`, ...lines, "```", "", ""].join("\n");
}

/** The screens of a recording, one list a snippet. */
export function screens({ snippets }: Recording): string[][] {
	return snippets.map(({ steps }) => steps.flatMap(({ screen }) => screen));
}

function messages(issues: readonly Issue[]): string {
	return issues.map(({ message, details }) => [message, details].join("\n")).join("\n");
}
