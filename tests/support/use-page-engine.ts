import { afterAll, afterEach, beforeAll } from "vitest";
import { runIn } from "../../scripts/host/run-in.ts";
import { type RealEngine, realEngine } from "./real-engine.ts";
import { recordSource } from "./record-source.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

/** Gives a file's tests an engine with some images, in which each of them may record a page given by its text. */
export function usePageEngine(...images: readonly string[]) {
	let real: RealEngine;
	let folder: TemporaryFolder;
	const inEngine = async (command: string): Promise<void> => {
		const { exit, stderr } = await runIn(real.engine.container, ["bash", "-c", command]);
		if (exit !== 0) throw new Error(stderr);
	};
	beforeAll(async () => {
		folder = await temporaryFolder();
		real = await realEngine();
		for (const image of images) await inEngine(`docker pull -q ${image}`);
	}, 600_000);
	afterAll(async () => {
		await real?.[Symbol.asyncDispose]();
		await folder?.[Symbol.asyncDispose]();
	});
	afterEach(() => inEngine("docker ps -aq | xargs -r docker rm -f"));
	return {
		get real() {
			return real;
		},
		inEngine,
		record: (page: string) => recordSource(folder, page, real.engine),
	};
}
