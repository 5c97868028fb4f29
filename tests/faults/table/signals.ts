import { setTimeout } from "node:timers/promises";
import type { Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { page, untilWaits, WAIT } from "../pages.ts";

const INTERRUPTED = { exit: "130", message: /^record: interrupted; nothing was left behind/m };
const PAGES = { a: page(WAIT), b: page(WAIT) };

/** The user, or the machine's shutdown, interrupts the recorder. */
export const SIGNALS: readonly Fault[] = [
	{
		name: "ctrl-c-twice",
		what: "Ctrl-C, and again while it cleans up",
		meet: async ({ open }) => {
			await using scene = await open(PAGES);
			const recorder = scene.start();
			await untilWaits(recorder);
			const all = (await scene.left()).length;
			recorder.kill("SIGINT");
			while ((await scene.left()).length === all) await setTimeout(10);
			recorder.kill("SIGINT");
			return await settle(scene, await recorder.ended, INTERRUPTED);
		},
	},
	{
		name: "sigterm-preparing",
		what: "SIGTERM while it prepares",
		meet: async ({ open }) => {
			await using scene = await open(PAGES);
			const recorder = scene.start();
			await recorder.output.until("[STARTED] Docker");
			recorder.kill("SIGTERM");
			return await settle(scene, await recorder.ended, INTERRUPTED);
		},
	},
];
