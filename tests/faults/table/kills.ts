import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { recordingFile } from "../../../scripts/recording/recording-file.ts";
import { ROOT } from "../../support/repository-root.ts";
import type { Aftermath, Fault } from "../fault.ts";
import { type KillTrial, killTrial, type Moment, PHASES } from "../kill-trial.ts";
import { page } from "../pages.ts";
import type { Scene } from "../scene.ts";
import { seededRandom } from "../seeded-random.ts";

/** A page of the course that pulls an image and builds another. */
const COURSE_PAGE = "exercice-3";
/** Of all random kills: anywhere in a run of small pages; while they write; on the page of the course. */
const SHARES = { anywhere: 2 / 3, writing: 1 / 5, course: 2 / 15 } as const;

/** `kill -9`: the recorder itself can do nothing, its successor must. */
export const KILLS: readonly Fault[] = [
	{
		name: "kill-9-anywhere",
		what: "kill -9 at random moments, all over the run",
		meet: async ({ open, seed, kills }) => {
			await using scene = await open(pages(0));
			const count = Math.round(kills * SHARES.anywhere);
			const duration = await measure(() => scene.record());
			const moments = spread(seed, count, duration);
			return summarize(await killInTurn(scene, moments));
		},
	},
	{
		name: "kill-9-writing",
		what: "kill -9 while the recordings are written",
		meet: async ({ open, seed, kills }) => {
			await using scene = await open(pages(0));
			await scene.record();
			const random = seededRandom(seed + 1);
			const moments = Array.from({ length: Math.round(kills * SHARES.writing) }, (): Moment => {
				return { after: "its first draft", delay: random() * 4 };
			});
			return summarize(await killInTurn(scene, moments));
		},
	},
	{
		name: "kill-9-course",
		what: `kill -9 at random moments of ${COURSE_PAGE}`,
		meet: async ({ open, seed, kills }) => {
			const source = join(ROOT, "src/content/docs", `${COURSE_PAGE}.mdx`);
			await using scene = await open({ [COURSE_PAGE]: await readFile(source, "utf8") });
			const file = recordingFile(scene.version, COURSE_PAGE);
			await scene.checkout.write({ [file]: await readFile(join(ROOT, file), "utf8") });
			const duration = await measure(() => scene.record("--force"));
			const trials: KillTrial[] = [];
			for (const moment of spread(seed + 2, Math.round(kills * SHARES.course), duration)) {
				trials.push(await killTrial(scene, moment, () => true, ["--force"]));
			}
			return summarize(trials);
		},
	},
	{
		name: "kill-9-chosen",
		what: "kill -9 in a command, and while a recording is written",
		quick: true,
		meet: async ({ open }) => {
			await using scene = await open(pages(0));
			await scene.record();
			const moments: Moment[] = [
				{ after: { text: "$ echo" }, delay: 0 },
				{ after: "its first draft", delay: 0 },
			];
			return summarize(await killInTurn(scene, moments));
		},
	},
];

/** One page that pulls before and in its commands, and one whose recording is long to write. */
function pages(round: number): Record<string, string> {
	const run = page(`docker run --rm hello-world\ndocker run --rm alpine echo trial-${round}`);
	const long = page(`echo trial-${round}\n${"seq 1 990\n".repeat(12)}true`);
	return { a: `---\nimages: [alpine]\n---\n\n${run}`, b: long };
}

/** One kill a moment; before each, the pages change, so that there is something to record. */
async function killInTurn(scene: Scene, moments: readonly Moment[]): Promise<KillTrial[]> {
	const trials: KillTrial[] = [];
	for (const [index, moment] of moments.entries()) {
		const round = index + 1;
		for (const [name, text] of Object.entries(pages(round))) {
			await scene.checkout.write({ [`src/content/docs/${name}.mdx`]: text });
		}
		const isNew = (recording: string) => recording.includes(`"trial-${round}"`);
		trials.push(await killTrial(scene, moment, isNew));
	}
	return trials;
}

/** Random moments, one in each of as many equal parts of a run. */
function spread(seed: number, count: number, duration: number): Moment[] {
	const random = seededRandom(seed);
	return Array.from({ length: count }, (_, part) => {
		return { after: "its start", delay: ((part + random()) / count) * duration };
	});
}

async function measure(work: () => Promise<unknown>): Promise<number> {
	const began = Date.now();
	await work();
	return Date.now() - began;
}

function summarize(trials: readonly KillTrial[]): Aftermath {
	const counts = PHASES.flatMap((phase) => {
		const count = trials.filter((trial) => trial.phase === phase).length;
		return count === 0 ? [] : [`${count} ${phase}`];
	});
	return {
		message: `${trials.length} kills: ${counts.join(", ")}`,
		exit: [...new Set(trials.map(({ killed }) => killed.exit))].join(", "),
		left: [],
		problems: trials.flatMap(({ problems }) => problems),
		output: trials
			.map(
				({ killed, next }, index) => `kill ${index + 1}:\n${killed.output}\nnext:\n${next.output}`,
			)
			.join("\n"),
	};
}
