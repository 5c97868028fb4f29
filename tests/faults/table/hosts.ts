import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { canInstall } from "../../../scripts/setup/apt-install.mjs";
import type { OwnHost } from "../../support/own-host.ts";
import type { Aftermath, Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { page, untilWaits, WAIT } from "../pages.ts";
import type { Recorder } from "../scene.ts";
import { keepSmallStandIns } from "../small-stand-ins.ts";
import type { World } from "../world.ts";

const LOST = {
	exit: "3",
	message: /^record: The (?:host's Docker engine cannot be reached|run's registry stopped)/m,
};
const PAGES = { a: page(`docker run --rm alpine true\n${WAIT}`), b: page("echo b") };

/** The engine that hosts the others fails; a machine's own is never touched for it. */
export const HOSTS: readonly Fault[] = [
	{
		name: "host-restarted",
		what: "the host's engine is restarted while a command runs",
		meet: (world) =>
			disturbed(world, async (own, recorder) => {
				await untilWaits(recorder);
				await own.stop("gently");
				await own.start();
			}),
	},
	{
		name: "host-killed",
		what: "the host's engine is killed while a command runs, and stays away",
		meet: (world) =>
			disturbed(world, async (own, recorder) => {
				await untilWaits(recorder);
				await own.stop("at once");
				// The recorder must not wait for its return.
				await recorder.ended;
				await own.start();
			}),
	},
	{
		name: "host-restarted-preparing",
		what: "the host's engine is killed while the recorder prepares",
		meet: (world) =>
			disturbed(
				world,
				async (own, recorder) => {
					await recorder.output.until("[STARTED] Docker");
					await own.stop("at once");
					await own.start();
				},
				// It may get as far as its first page.
				{ exit: "3", message: /^record: The (?:host's Docker|run's registry|engine's images)/m },
			),
	},
	{
		name: "kill-9-building",
		what: "kill -9 while a base is built by debootstrap",
		lacks: async () => (canInstall() ? undefined : "bases are built on Debian as root only"),
		meet: async (world) => {
			await using scene = await openOn(await world.ownHost(), world, { a: page("echo a") });
			const { checkout } = scene;
			const file = "snippets/registry/config.yml";
			const config = await checkout.read(file);
			// Another registry than the host has: its image is built, from a base that the host lacks.
			await checkout.write({ [file]: `${config}\n` });
			const killed = scene.start("--images", "stand-in");
			await killed.output.until("Building a Debian trixie base");
			const folder = await untilBuilds(killed);
			killed.kill("SIGKILL");
			const ended = await killed.ended;
			await checkout.write({ [file]: config });
			const next = await scene.record("--images", "stand-in");
			const problems = next.exit === "0" ? [] : [`the next run ended with ${next.exit}`];
			const lasting = await processesIn(folder);
			problems.push(...lasting.map((pid) => `the process ${pid} still builds`));
			return await settle(scene, ended, { exit: "SIGKILL", message: /Building/ }, problems);
		},
	},
];

/** A scene whose recorders use that host. */
async function openOn(own: OwnHost, { open }: World, pages: Record<string, string>) {
	const scene = await open(pages, { host: own.docker, address: own.address });
	await keepSmallStandIns(scene);
	return scene;
}

/** Disturbs the host of a recorder; the run after it must do the work, and leave nothing of both. */
async function disturbed(
	world: World,
	disturb: (own: OwnHost, recorder: Recorder) => Promise<void>,
	expected = LOST,
): Promise<Aftermath> {
	const own = await world.ownHost();
	await using scene = await openOn(own, world, PAGES);
	const recorder = scene.start("--jobs", "1");
	await disturb(own, recorder);
	const ended = await recorder.ended;
	await scene.checkout.write({ "src/content/docs/a.mdx": page("echo a") });
	const next = await scene.record();
	const problems = next.exit === "0" ? [] : [`the next run ended with ${next.exit}`];
	return await settle(scene, ended, expected, problems);
}

/** Waits until debootstrap is at work; returns its folder. Fails when the recorder ends before. */
async function untilBuilds({ pid, ended }: Recorder): Promise<string> {
	let early: string | undefined;
	void ended.then(({ output }) => {
		early = output;
	});
	while (early === undefined) {
		const names = await readdir("/var/tmp");
		const name = names.find((one) => one.startsWith("recorder-base-") && one.includes(`.${pid}.`));
		const folder = join("/var/tmp", name ?? "");
		if (name !== undefined && (await processesIn(folder)).length > 1) return folder;
		await setTimeout(20);
	}
	throw new Error(`The recorder ended before debootstrap was at work:\n${early}`);
}

/** Processes that work in a folder: it is in their command line, or their root is there. */
async function processesIn(folder: string): Promise<string[]> {
	const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
	const found = pids.map(async (pid) => {
		const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
		const root = await readlink(`/proc/${pid}/root`).catch(() => "");
		return command.includes(folder) || root.startsWith(folder) ? [pid] : [];
	});
	return (await Promise.all(found)).flat();
}
