import { expect, test, vi } from "vitest";
import { killTrial, type Moment } from "../faults/kill-trial.ts";
import { page } from "../faults/pages.ts";
import { openScene } from "../faults/scene.ts";
import { seededRandom } from "../faults/seeded-random.ts";
import { USUAL } from "../support/listed-engines.ts";
import { rebuildHub } from "./rebuilt-hub.ts";

// The first run builds the images.
vi.setConfig({ testTimeout: 3_600_000 });

const KILLS = 10;

test("a recorder that is killed while it pulls from Docker Hub, or later, leaves nothing", async () => {
	await using hub = await rebuildHub({ onProgress: console.log });
	const pages = (round: number) => ({
		a: `---\nimages: [alpine]\n---\n\n${page(`docker run --rm hello-world\ndocker run --rm alpine echo trial-${round}`)}`,
	});
	await using scene = await openScene(pages(0), { host: hub.host.docker, place: hub.place });
	const words = ["--images", "official", "--engine", USUAL.version];
	const argv = { killed: words, next: words };
	const kill = (moment: Moment, round: number) => {
		const prepare = async () => {
			const { a } = pages(round);
			await scene.checkout.write({ "src/content/docs/a.mdx": a });
			return (recording: string) => recording.includes(`trial-${round}"`);
		};
		return killTrial(scene, moment, prepare, argv);
	};
	// The first one pulls what all others have.
	const trials = [await kill({ after: { text: "Pulling" }, delay: 500 }, 1)];
	const began = performance.now();
	await scene.record(...words, "--force");
	const duration = performance.now() - began;
	const seed = Date.now() % 1_000_000;
	const random = seededRandom(seed);
	for (let round = 2; round <= KILLS; round++) {
		trials.push(await kill({ after: "its start", delay: random() * duration }, round));
	}
	console.log(`Killed while: ${trials.map(({ phase }) => phase).join(", ")}; seed ${seed}`);
	expect(trials.flatMap(({ problems }) => problems)).toEqual([]);
});
