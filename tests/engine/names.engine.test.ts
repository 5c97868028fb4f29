import type Docker from "dockerode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { USUAL as USUALLY, VARIED } from "../../scripts/engine/conditions.ts";
import { type Prepared, prepare } from "../../scripts/engine/prepare.ts";
import { startEngine } from "../../scripts/engine/start-engine.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { hubAnswers } from "../../scripts/versions/hub-answers.ts";
import { LISTED, USUAL } from "../support/listed-engines.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";

/** A name that only the name server of the engines' network knows. */
const NAME = "server.recorder.test";

const isHubThere = await hubAnswers();
/** The versions that this machine can have. */
const HERE = LISTED.filter(({ suite }) => isHubThere || suite !== undefined);

const cleanup = new AsyncDisposableStack();
let prepared: Prepared;
/** What has that name, and its address there. */
let named: Docker.Container;
let address: string;

beforeAll(async () => {
	prepared = cleanup.use(await prepareEngines());
	const { host, image, run } = prepared;
	named = await host.createContainer({
		Image: image,
		Entrypoint: ["sleep", "600"],
		Labels: runLabels(run),
	});
	cleanup.defer(() => removed(named.remove({ force: true })));
	await named.start();
}, 600_000);
afterAll(() => cleanup.disposeAsync());

/** Puts what has the name into the network of an engine. */
async function joinNetwork(engine: Docker.Container): Promise<AsyncDisposable> {
	const [name = ""] = Object.keys((await engine.inspect()).NetworkSettings.Networks);
	const network = prepared.host.getNetwork(name);
	const Container = named.id;
	await network.connect({ Container, EndpointConfig: { Aliases: [NAME] } });
	address = (await named.inspect()).NetworkSettings.Networks[name]?.IPAddress ?? "";
	return { [Symbol.asyncDispose]: () => network.disconnect({ Container, Force: true }) };
}

const ASK = `nslookup ${NAME}`;
const WAYS = {
	"in the engine's own shell": `getent hosts ${NAME}`,
	"in a container": `docker run --rm alpine ${ASK}`,
	"in a container on a network of the page": `docker run --rm --network page alpine ${ASK}`,
	"in a container on the engine's network": `docker run --rm --network host alpine ${ASK}`,
	"in a build": `printf 'FROM alpine\\nRUN ${ASK}\\n' | docker build --no-cache --progress plain - 2>&1`,
	"in a build without BuildKit": `printf 'FROM alpine\\nRUN ${ASK}\\n' | DOCKER_BUILDKIT=0 docker build --no-cache - 2>&1`,
};

describe.each([
	...HERE.map((spec) => ({ spec, conditions: USUALLY, when: "usually" })),
	{ spec: USUAL, conditions: VARIED, when: "varied" },
])("an engine of $spec.version, $when, asks its host's name server", ({ spec, conditions }) => {
	const own = new AsyncDisposableStack();
	let output: (command: string) => Promise<string>;

	beforeAll(async () => {
		const version = await prepare(prepared, { engine: spec, root: ROOT, onProgress: () => {} });
		const engine = own.use(await startEngine(version, { page: "names", conditions }));
		own.use(await joinNetwork(engine.container));
		output = async (command) => {
			const { exit, stdout, stderr } = await runIn(engine.container, ["bash", "-c", command]);
			expect(exit, `${stdout}${stderr}`).toBe(0);
			return stdout;
		};
		await output("docker pull --quiet alpine && docker network create page");
	}, 600_000);
	afterAll(() => own.disposeAsync());

	test.each(Object.entries(WAYS))("%s", async (_, command) => {
		expect(await output(command)).toContain(address);
	});

	test("over TCP, and by the name of the run's registry", async () => {
		const script = "nslookup registry && nc -w 5 192.0.2.53 53 < /dev/null";
		await output(`docker run --rm alpine sh -ec '${script}'`);
	});

	test("and no other", async () => {
		const file = "cat /etc/resolv.conf";
		const shown = await output(`${file}; docker run --rm alpine ${file}`);
		const servers = shown.split("\n").filter((line) => line.startsWith("nameserver"));
		expect(servers).toEqual(["nameserver 192.0.2.53", "nameserver 192.0.2.53"]);
	});
});
