import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type Docker from "dockerode";
import { hashImages } from "../../../scripts/engine/seed.ts";
import { removed } from "../../../scripts/host/status-code.ts";
import { recordingFile } from "../../../scripts/recording/recording-file.ts";
import { volumesOf } from "../../support/leftovers.ts";
import { ROOT } from "../../support/repository-root.ts";
import type { Aftermath, Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { type KillTrial, killTrial, type Moment, PHASES } from "../kill-trial.ts";
import { page, picturedPage } from "../pages.ts";
import type { Scene } from "../scene.ts";
import { seededRandom } from "../seeded-random.ts";

/** A page of the course that pulls an image and builds another. */
const COURSE_PAGE = "exercice-3";
/** Images of a page whose seed is made anew each time. */
const SEED_IMAGES = ["hello-world:latest", "alpine:latest"];
/**
 * Of all random kills: anywhere in a run of small pages; while they write; on the page of the course; with an engine
 * of each version; while an author's page runs.
 */
const SHARES = {
	anywhere: 0.4,
	writing: 0.2,
	course: 0.1,
	versions: 0.15,
	watching: 0.15,
} as const;

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
		what: "kill -9 while recordings and a picture are written",
		meet: async ({ open, seed, kills }) => {
			await using scene = await open(pages(0, picturedPage));
			await scene.record();
			const random = seededRandom(seed + 1);
			const moments = Array.from({ length: Math.round(kills * SHARES.writing) }, (): Moment => {
				return { after: "its first draft", delay: random() * 4 };
			});
			return summarize(await killInTurn(scene, moments, { other: picturedPage }));
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
				const argv = { killed: ["--force"], next: ["--force"] };
				trials.push(await killTrial(scene, moment, async () => () => true, argv));
			}
			return summarize(trials);
		},
	},
	{
		name: "kill-9-versions",
		what: "kill -9 at random moments of a run of all versions, side by side",
		meet: async ({ open, seed, kills }) => {
			await using scene = await open(pages(0));
			const words = ["--engine", "all", "--jobs", "3"];
			const duration = await measure(() => scene.record(...words));
			const moments = spread(seed + 3, Math.round(kills * SHARES.versions), duration);
			return summarize(await killInTurn(scene, moments, { killed: words, next: words }));
		},
	},
	{
		name: "kill-9-watching",
		what: "kill -9 of a recorder that watches, from a save to its recording and beyond",
		meet: async ({ open, seed, kills }) => {
			await using scene = await open(pages(0));
			const duration = 2 * (await measure(() => scene.record()));
			const moments = spread(seed + 4, Math.round(kills * SHARES.watching), duration);
			return summarize(await killInTurn(scene, moments, { killed: ["--watch"] }));
		},
	},
	{
		name: "kill-9-seed",
		what: "kill -9 while a page's images are pulled, which no page asks for afterwards",
		meet: async ({ open, host }) => {
			const text = `---\nimages: [${SEED_IMAGES.join(", ")}]\n---\n\n${page("true")}`;
			await forgetSeed(host);
			await using scene = await open({ a: text });
			const recorder = scene.start();
			await recorder.output.until(`Pulling ${SEED_IMAGES[0]}`);
			await setTimeout(500);
			recorder.kill("SIGKILL");
			const killed = await recorder.ended;
			await scene.checkout.write({ "src/content/docs/a.mdx": page("true") });
			const next = await scene.record();
			const problems = next.exit === "0" ? [] : [`the next run ended with ${next.exit}`];
			const expected = { exit: "SIGKILL", message: /Pulling/ };
			return await settle(scene, killed, expected, problems);
		},
	},
	{
		name: "kill-9-chosen",
		what: "kill -9 in a command, and while a recording is written",
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

/** Removes the seed that an earlier page with these images has left. */
async function forgetSeed(host: Docker): Promise<void> {
	const names = (await volumesOf(host)).filter((one) => one.endsWith(hashImages(SEED_IMAGES)));
	await Promise.all(names.map((name) => removed(host.getVolume(name).remove())));
}

/**
 * One page that pulls before and in its commands, and one whose recording is long to write.
 *
 * @param other One more, of the same round.
 */
function pages(round: number, other?: (round: number) => string): Record<string, string> {
	const run = page(`docker run --rm hello-world\ndocker run --rm alpine echo trial-${round}`);
	const long = page(`echo trial-${round}\n${"seq 1 990\n".repeat(12)}true`);
	const all = { a: `---\nimages: [alpine]\n---\n\n${run}`, b: long };
	return other === undefined ? all : { ...all, c: other(round) };
}

/** One kill a moment; before each, the pages change, so that there is something to record. */
async function killInTurn(
	scene: Scene,
	moments: readonly Moment[],
	{ other, ...argv }: Parameters<typeof killTrial>[3] & { other?: (round: number) => string } = {},
): Promise<KillTrial[]> {
	let round = 0;
	const prepare = async () => {
		round += 1;
		const own = `trial-${round}"`;
		for (const [name, text] of Object.entries(pages(round, other))) {
			await scene.checkout.write({ [`src/content/docs/${name}.mdx`]: text });
		}
		return (recording: string) => recording.includes(own);
	};
	const trials: KillTrial[] = [];
	for (const moment of moments) trials.push(await killTrial(scene, moment, prepare, argv));
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
		left: trials.flatMap(({ left }) => left),
		problems: trials.flatMap(({ problems }) => problems),
		output: trials
			.map(
				({ killed, next }, index) => `kill ${index + 1}:\n${killed.output}\nnext:\n${next.output}`,
			)
			.join("\n"),
	};
}
