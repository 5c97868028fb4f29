import { readdir, readFile, watch } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { halfWritten } from "./half-written.ts";
import type { Ended, Recorder, Scene } from "./scene.ts";

/** When a recorder is killed, in milliseconds after its start, a text that it prints, or its first draft. */
export interface Moment {
	readonly after: "its start" | "its first draft" | { readonly text: string };
	readonly delay: number;
}

/** What a recorder was doing when it was killed. */
export const PHASES = [
	"starting",
	"preparing",
	"engine start",
	"pulls",
	"commands",
	"writing",
	"leaving",
	"watching",
] as const;
export type Phase = (typeof PHASES)[number];

/** What a watching recorder prints when it may be given something to do. */
const WAITS = "Waiting for a page to be saved";

/** What became of a kill. */
export interface KillTrial {
	readonly phase: Phase;
	readonly killed: Ended;
	/** The run after it. */
	readonly next: Ended;
	/** What both left behind. */
	readonly left: readonly string[];
	readonly problems: readonly string[];
}

/**
 * Kills a recorder, then lets the next one run: it must take over the lock and leave nothing of both.
 *
 * @param prepare Gives the recorder something to do. Returns whether a recording is one that it makes of
 *   that; others must be as before, byte for byte.
 * @param argv.killed Arguments of the recorder that is killed. One that watches is given something to do once it waits.
 * @param argv.next Of the one after it.
 */
export async function killTrial(
	scene: Scene,
	moment: Moment,
	prepare: () => Promise<(recording: string) => boolean>,
	argv: { readonly killed?: readonly string[]; readonly next?: readonly string[] } = {},
): Promise<KillTrial> {
	const { killed: words = [], next: nextWords = [] } = argv;
	const before = await readRecordings(scene);
	const watches = words.includes("--watch");
	const early = watches ? undefined : await prepare();
	const recorder = scene.start(...words);
	if (watches) await recorder.output.until(WAITS);
	const isNew = early ?? (await prepare());
	const over = new AbortController();
	const moves = come(moment, scene, recorder, over.signal).catch(() => recorder.ended);
	await Promise.race([moves, recorder.ended]);
	over.abort();
	recorder.kill("SIGKILL");
	const killed = await recorder.ended;
	if (killed.exit !== "SIGKILL") {
		if (moment.after !== "its start") {
			throw new Error(`The recorder ended before it could be killed:\n${killed.output}`);
		}
		// It had ended before the kill. The next one has as much to do, and is killed earlier.
		return await killTrial(scene, { ...moment, delay: moment.delay * 0.8 }, prepare, argv);
	}
	const after = await readRecordings(scene);
	const broken = await halfWritten(scene.recordings);
	const phase = phaseOf(killed.output, broken);
	const changed = [...before].filter(([name, text]) => {
		const now = after.get(name);
		return now !== text && (now === undefined || !isNew(now));
	});
	const next = await scene.record(...nextWords);
	const left = await scene.left();
	const problems = [
		...broken.filter((one) => !isUnderWay(one)),
		...changed.map(([name]) => `${name} is neither the old one nor a new one`),
		...(next.exit === "0" ? [] : [`the next run ended with ${next.exit}`]),
		...left.map((one) => `the next run left ${one}`),
	];
	return { phase, killed, next, left, problems: problems.map((one) => `${phase}: ${one}`) };
}

/** Waits for the moment; fails when the recorder has ended before. */
async function come(
	{ after, delay }: Moment,
	{ recordings }: Scene,
	{ output }: Recorder,
	signal: AbortSignal,
): Promise<void> {
	if (after === "its first draft") await firstDraft(recordings, signal);
	else if (after !== "its start") await output.until(after.text);
	await setTimeout(delay, undefined, { signal });
}

async function firstDraft(folder: string, signal: AbortSignal): Promise<void> {
	for await (const { filename } of watch(folder, { signal }))
		if (filename?.endsWith(".draft")) return;
}

/** Whether a file is one that a kill may leave: no recording is spoilt, and the next run removes it. */
function isUnderWay(broken: string): boolean {
	return broken.startsWith("draft ") || /^picture .* of no recording$/.test(broken);
}

/** The phase in which it was killed, by what it printed last and by a draft that is left. */
function phaseOf(output: string, broken: readonly string[]): Phase {
	const last = output.trimEnd().split("\n").at(-1) ?? "";
	if (broken.some(isUnderWay)) return "writing";
	if (last === "") return "starting";
	if (output.includes(WAITS)) return "watching";
	if (!output.includes("[COMPLETED] Docker")) return "preparing";
	if (/\[OUTPUT\].*\$ docker (?:run|pull)/.test(last)) return "pulls";
	if (last.startsWith("[OUTPUT]")) return "commands";
	return last.startsWith("[STARTED]") ? "engine start" : "leaving";
}

async function readRecordings({ recordings }: Scene): Promise<Map<string, string>> {
	const names = (await readdir(recordings).catch(() => [])).filter((name) =>
		name.endsWith(".json"),
	);
	const texts = names.map(async (name) => {
		return [name, await readFile(join(recordings, name), "utf8")] as const;
	});
	return new Map(await Promise.all(texts));
}
