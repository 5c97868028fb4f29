import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { EXIT } from "../command-line/exit.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { planPages } from "../plan/plan-pages.ts";
import { RECORDINGS_FOLDER } from "../recording/recording-file.ts";
import { shownHere } from "../recording/shown-engine.ts";
import { checkoutLocks } from "../run/checkout-locks.ts";
import { withLock } from "../run/with-lock.ts";
import { writeAtomically } from "../run/write-atomically.ts";
import { tagError, unlisted } from "../versions/check-unlisted.ts";
import { formatEngines } from "../versions/format-engines.ts";
import { lookUpTag } from "../versions/look-up-tag.ts";
import { type EngineSpec, pickEngines, readEngines } from "../versions/read-engines.ts";
import type { Arguments } from "./arguments.ts";

/** Adds and records what the arguments say; returns the exit code. */
export async function newEngine(
	{ versions, suite, isRecording }: Arguments,
	signal: AbortSignal,
): Promise<number> {
	const root = process.cwd();
	const listed = await readEngines(root);
	const asked = pickEngines(listed, versions);
	const names = asked.map(({ version }) => version);
	const added = unlisted(asked, listed).map((engine) => ({ ...engine, ...suite }));
	if (suite && added.length !== 1) {
		throw new UsageError("--suite goes with one version, which snippets/engines.json lacks.");
	}
	await lookUp(added, listed, { isRecording, signal });
	if (added.length > 0) {
		await editEngines(root, (engines) => [...engines, ...unlisted(added, engines)], signal);
	}
	console.log(
		added.length > 0
			? `Added Docker ${added.map(({ version }) => version).join(", ")} to snippets/engines.json.`
			: `snippets/engines.json has Docker ${names.join(", ")} already.`,
	);
	if (!isRecording) return EXIT.fine;

	const recorded = await run("record.ts", ["--engine", names.join(",")], signal);
	if (recorded === EXIT.badInput || recorded === EXIT.noDocker) {
		// There may be no such version, and then its line must go. Or the machine failed after some pages: then the
		// line stays, with their recordings.
		const left = added.filter(({ version }) => !isRecorded(root, version));
		if (left.length > 0) {
			await editEngines(root, (engines) => unlisted(engines, left), signal);
			console.error("snippets/engines.json is as it was.");
		}
		return recorded;
	}
	if (recorded !== EXIT.fine) {
		const again = `npm run new-engine -- ${names.join(",")}`;
		console.error(
			signal.aborted
				? `\nDocker ${names.join(", ")} stays listed: \`${again}\` records what is left.`
				: `\nMend what is told above, then run \`${again}\` again.`,
		);
		return recorded;
	}
	const { pages } = await planPages(root);
	const { version: usual } = await shownHere(root, pages, listed);
	for (const version of names.filter((name) => name !== usual)) {
		console.log("");
		await run("compare.ts", [usual, version], signal);
	}
	const folders = names.map((name) => `src/content/recordings/${name}`).join(" ");
	console.log(`\nThe site offers Docker ${names.join(", ")} once you commit this:\n`);
	console.log(`  git add snippets/engines.json ${folders}\n`);
	console.log('To show one by default, move "default": true to its line first.');
	return EXIT.fine;
}

/** Changes the list, while no other command may change it. */
async function editEngines(
	root: string,
	change: (engines: EngineSpec[]) => EngineSpec[],
	signal: AbortSignal,
): Promise<void> {
	const edit = async () =>
		writeAtomically(
			join(root, "snippets/engines.json"),
			formatEngines(change(await readEngines(root))),
		);
	await withLock(checkoutLocks(root), "engines", edit, { onWait: () => {}, signal });
}

function isRecorded(root: string, version: string): boolean {
	return existsSync(join(root, RECORDINGS_FOLDER, version));
}

/**
 * Sees that Docker Hub has the versions that no suite of Debian gives. Where it does not answer, they cannot be
 * recorded; they may still be listed, with a warning.
 */
async function lookUp(
	added: readonly EngineSpec[],
	listed: readonly EngineSpec[],
	{ isRecording, signal }: { isRecording: boolean; signal: AbortSignal },
): Promise<void> {
	for (const engine of added.filter(({ suite }) => suite === undefined)) {
		const found = await lookUpTag(engine.official, { signal });
		if (found.state === "found") continue;
		if (found.state === "missing" || isRecording) throw tagError(engine, listed, found);
		console.log(`! Whether Docker Hub has ${engine.official} is not known: ${found.reason}.`);
	}
}

/** Runs another command of the project in its own process; returns its exit code. */
async function run(script: string, words: readonly string[], signal: AbortSignal): Promise<number> {
	const { exitCode } = await execa(
		process.execPath,
		[join(import.meta.dirname, "..", script), ...words],
		{ stdio: "inherit", reject: false, cancelSignal: signal },
	);
	return exitCode ?? EXIT.failed;
}
