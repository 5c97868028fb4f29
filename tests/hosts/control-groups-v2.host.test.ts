import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { probePrivileges } from "../../scripts/images/privileges.ts";
import { keepSmallStandIns, standInTags } from "../faults/small-stand-ins.ts";
import { type Checkout, checkout } from "../support/checkout.ts";
import { firstImages } from "../support/own-host.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";
import { MAY_INSTALL } from "./install.ts";
import { type VirtualMachine, virtualMachine } from "./virtual-machine.ts";

/** It takes more than it may have. */
const GREEDY =
	"```sh run\ndocker run --rm -m 64m --memory-swap 64m alpine sh -c 'head -c 200m /dev/zero | tail'\n```\n";

describe.skipIf(!MAY_INSTALL)("a host with control groups v2 and all rights", () => {
	let machine: VirtualMachine;
	let one: Checkout;
	let engine: string;

	beforeAll(async () => {
		await using prepared = await prepareEngines();
		engine = prepared.image;
		machine = await virtualMachine(prepared.host, [
			...(await firstImages(prepared)),
			...(await standInTags(prepared.kind)),
		]);
		const page = await readFile(join(ROOT, "src/content/docs/exercice-1.mdx"), "utf8");
		one = await checkout({ "exercice-1": page, greedy: GREEDY });
		await keepSmallStandIns({ checkout: one });
	}, 1_800_000);
	afterAll(async () => {
		await one?.[Symbol.asyncDispose]();
		await machine?.[Symbol.asyncDispose]();
	});

	const record = (...argv: string[]) =>
		one.record(["--images", "stand-in", "--jobs", "1", ...argv], { DOCKER_HOST: machine.address });

	test("is one", async () => {
		expect(await machine.docker.info()).toMatchObject({
			CgroupVersion: "2",
			CgroupDriver: "systemd",
		});
		expect(await probePrivileges(machine.docker, engine)).toBe("all");
	});

	test("records an exercise of the course", async () => {
		const { code, output } = await record("exercice-1");
		expect(output).toContain("1 page run, 1 new.");
		expect(code).toBe(0);
	});

	test("limits memory", async () => {
		const { code, output } = await record("greedy");
		expect(output).toMatch(/The command ended with status 137.*│ Killed/s);
		expect(code).toBe(1);
	});
});
