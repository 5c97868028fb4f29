import type { Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { letGo, page, untilWaits, WAIT } from "../pages.ts";

const PAGES = { a: page(`${WAIT}\ndate`) };

/** Several recorders at once. */
export const RECORDERS: readonly Fault[] = [
	{
		name: "two-recorders-one-checkout",
		what: "two recorders work on one checkout",
		meet: async ({ open }) => {
			await using scene = await open(PAGES);
			const first = scene.start();
			await untilWaits(first);
			const second = scene.start();
			await second.output.until("Another recorder works on this checkout");
			await letGo(scene, first);
			const { exit } = await first.ended;
			const problems = exit === "0" ? [] : [`the first recorder ended with ${exit}`];
			const message = /Nothing to record/;
			return await settle(scene, await second.ended, { exit: "0", message }, problems);
		},
	},
	{
		name: "two-recorders-two-checkouts",
		what: "another checkout's recorder is killed, and its successor cleans up",
		meet: async ({ open }) => {
			await using scene = await open(PAGES);
			await using other = await open(PAGES);
			const recorder = scene.start();
			await untilWaits(recorder);
			const killed = other.start();
			await untilWaits(killed);
			killed.kill("SIGKILL");
			await killed.ended;
			await other.checkout.write({ "src/content/docs/a.mdx": page("echo a") });
			const { exit } = await other.record();
			await letGo(scene, recorder);
			const ended = await recorder.ended;
			const problems = [
				...(exit === "0" ? [] : [`the other checkout's recorder ended with ${exit}`]),
				...(await other.left()).map((one) => `the other checkout's left ${one}`),
			];
			return await settle(scene, ended, { exit: "0", message: /1 new/ }, problems);
		},
	},
	{
		name: "two-heirs",
		what: "three recorders at once find the lock of one that was killed",
		meet: async ({ open }) => {
			await using scene = await open(PAGES);
			const killed = scene.start();
			await untilWaits(killed);
			killed.kill("SIGKILL");
			await killed.ended;
			await scene.checkout.write({ "src/content/docs/a.mdx": page("date") });
			const heirs = await Promise.all([scene.record(), scene.record(), scene.record()]);
			const failed = heirs.filter(({ exit }) => exit !== "0");
			const workers = heirs.filter(({ output }) => output.includes("1 page run"));
			const problems = [
				...failed.map(({ exit }) => `a recorder ended with ${exit}`),
				...(workers.length === 1 ? [] : [`${workers.length} recorders did the work`]),
			];
			const [ended = { exit: "none", output: "" }] = workers;
			return await settle(scene, ended, { exit: "0", message: /1 new/ }, problems);
		},
	},
];
