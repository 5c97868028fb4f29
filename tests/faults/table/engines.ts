import { hubAnswers } from "../../../scripts/versions/hub-answers.ts";
import { applyChanges } from "../../support/apply-changes.ts";
import type { Fault } from "../fault.ts";
import { settle } from "../judge.ts";
import { letGo, page, untilWaits, WAIT } from "../pages.ts";

/** What belongs to a run fails: its registry, an engine, a command in it. */
export const ENGINES: readonly Fault[] = [
	{
		name: "registry-stopped",
		what: "the run's registry stops before a pull",
		meet: async ({ open }) => {
			await using scene = await open({ a: page(`${WAIT}\ndocker run --rm hello-world`) });
			const recorder = scene.start();
			await untilWaits(recorder);
			await (await scene.containers(recorder)).registry.kill();
			await letGo(scene, recorder);
			// Without the registry, engines ask Docker Hub: where that answers, the page does not break.
			const expected = (await hubAnswers())
				? { exit: "0", message: /1 new/ }
				: { exit: "3", message: /^record: The run's registry stopped/m };
			return await settle(scene, await recorder.ended, expected);
		},
	},
	{
		name: "engine-killed",
		what: "an engine is killed while a command runs",
		meet: async ({ open }) => {
			await using scene = await open({ a: page(`echo one\n${WAIT}`), b: page("echo b") });
			const recorder = scene.start("--jobs", "1");
			await untilWaits(recorder);
			const { engines } = await scene.containers(recorder);
			await Promise.all(engines.map((engine) => engine.kill()));
			const ended = await recorder.ended;
			const message =
				/a\.mdx:3:1 While it ran, the engine stopped with status 137\.[\s\S]*2 pages run, 1 new/;
			return await settle(scene, ended, { exit: "1", message });
		},
	},
	{
		name: "engine-will-not-start",
		what: "an engine's daemon does not start",
		quick: true,
		meet: async ({ open }) => {
			await using scene = await open({ a: page("echo a") });
			const file = "scripts/engine/start-engine.ts";
			const change = {
				file,
				replace: "...conditions.addresses,",
				by: '"--storage-driver=none-such",',
			};
			await applyChanges(scene.checkout.path, [change]);
			const message =
				/a\.mdx:1:1 The engine \S+ did not start: [\s\S]*driver not supported: none-such/;
			return await settle(scene, await scene.record(), { exit: "1", message });
		},
	},
	{
		name: "hanging-command",
		what: "a command never ends",
		quick: true,
		meet: async ({ open }) => {
			await using scene = await open({ a: page("echo one\nsleep 1000", 'timeout="3s"') });
			const message = /a\.mdx:3:1 Timed out after 3 s, waiting for its end/;
			return await settle(scene, await scene.record(), { exit: "1", message });
		},
	},
	{
		name: "memory-full",
		what: "a command takes more memory than an engine has",
		meet: async ({ open, host }) => {
			await using scene = await open({ a: page("tail /dev/zero") });
			const ended = await scene.record();
			// The machine's own Docker still answers.
			await host.ping();
			const message = /a\.mdx:2:1 The command ended with status 137[\s\S]*ran out of memory/;
			return await settle(scene, ended, { exit: "1", message });
		},
	},
	{
		name: "engine-disk-full",
		what: "a container fills an engine's disk",
		meet: async ({ open }) => {
			const fill = "docker run --rm alpine dd if=/dev/zero of=/big bs=1M";
			await using scene = await open({ a: page(fill) });
			const message = /a\.mdx:2:1 The command ended with status 1[\s\S]*No space left on device/;
			return await settle(scene, await scene.record(), { exit: "1", message });
		},
	},
];
