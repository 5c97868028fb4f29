import { existsSync } from "node:fs";
import { cp, mkdir, readdir, stat } from "node:fs/promises";
import { dirname, join, matchesGlob, relative, resolve, sep } from "node:path";

/** Where a job runs, and what machines hand to each other. */
export interface Places {
	/** The checkout. */
	readonly workspace: string;
	/** The run's artefacts: a folder each. */
	readonly artifacts: string;
}

/** The artefact that GitHub Pages publishes. */
export const PAGES_ARTIFACT = "github-pages";

/** What the tests themselves give: the checkout, Node, the address of the site, the site. */
const GIVEN = [
	"actions/checkout",
	"actions/setup-node",
	"actions/configure-pages",
	"actions/deploy-pages",
];

/**
 * Does to the files of a machine what an action of GitHub's would.
 *
 * @see https://github.com/actions/upload-artifact
 * @see https://github.com/actions/download-artifact
 * @param uses The action and its version.
 * @param inputs Its inputs, without expressions.
 * @throws {Error} where the action is not known, or would fail.
 */
export async function playAction(
	uses: string,
	inputs: Readonly<Record<string, string>>,
	places: Places,
): Promise<void> {
	const [action = ""] = uses.split("@");
	const { name = "artifact", path = "" } = inputs;
	if (GIVEN.includes(action)) return;
	if (action === "actions/upload-artifact") {
		const isThere = existsSync(resolve(places.workspace, path));
		if (inputs["if-no-files-found"] === "ignore" && !isThere) return;
		return await upload(path, name, places);
	}
	if (action === "actions/upload-pages-artifact") return await upload(path, PAGES_ARTIFACT, places);
	if (action !== "actions/download-artifact") throw new Error(`Nobody here plays ${uses}.`);
	const target = resolve(places.workspace, path);
	const { pattern } = inputs;
	if (pattern === undefined) return await copy(join(places.artifacts, name), target);
	const names = (await readdir(places.artifacts)).filter((one) => matchesGlob(one, pattern));
	for (const one of names) await copy(join(places.artifacts, one), join(target, one));
}

/** An artefact's root is the folder that all its paths have in common. */
async function upload(path: string, name: string, places: Places): Promise<void> {
	const paths = path
		.split("\n")
		.filter(Boolean)
		.map((one) => resolve(places.workspace, one));
	const folders = await Promise.all(
		paths.map(async (one) => ((await stat(one)).isDirectory() ? one : dirname(one))),
	);
	const root = folders.reduce(commonFolder);
	for (const one of paths) await copy(one, join(places.artifacts, name, relative(root, one)));
}

function commonFolder(one: string, other: string): string {
	const parts = other.split(sep);
	const end = one.split(sep).findIndex((part, index) => part !== parts[index]);
	return end === -1 ? one : one.split(sep).slice(0, end).join(sep);
}

async function copy(from: string, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true });
	await cp(from, to, { recursive: true });
}
