import { afterAll, beforeAll, expect, test } from "vitest";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { startMachines } from "../../scripts/engine/start-machines.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { broken, fence, recorded, recordSource, screens } from "../support/record-source.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const cleanup = new AsyncDisposableStack();
let prepared: Prepared;
let engine: Engine;

beforeAll(async () => {
	prepared = cleanup.use(await prepareEngines());
	engine = cleanup.use(await startMachines(prepared, ["poste", "noeud2"], { page: "test" }));
}, 600_000);
afterAll(() => cleanup.disposeAsync());

async function record(page: string) {
	await using folder = await temporaryFolder();
	await folder.write({ "snippets/outils/essai.sh": "echo ici\n" });
	return await recordSource(folder, page, engine);
}

test("two machines form a swarm, and one pulls from the other's registry", {
	timeout: 120_000,
}, async () => {
	const second = 'machine="noeud2"';
	const recording = recorded(
		await record(
			[
				"---\ntitle: a\nworkspace: outils\n---\n\n",
				fence("docker swarm init\ndocker run -d -p 5000:5000 registry:2", 'id="essaim"'),
				fence("${essaim:/(docker swarm join .*)/}", second),
				fence("hostname\npwd; cat essai.sh\ndocker info -f '{{.Swarm.LocalNodeState}}'", second),
				fence("docker node ls --format '{{.Hostname}} {{.Status}}' | sort", 'retry="20s"'),
				fence("docker pull -q alpine\ndocker tag alpine poste:5000/essai"),
				fence("docker push -q poste:5000/essai", 'retry="20s"'),
				fence("docker run --rm --pull always -q poste:5000/essai echo tiré", second),
				fence("echo FROM poste:5000/essai | docker build -q - | head -c 7", second),
				fence("docker run --rm alpine ping -c 1 -q noeud2 | grep -o '1 packets received'"),
			].join(""),
		),
	);
	const [, , where, nodes, , , pulled, built, reached] = screens(recording);
	expect(where).toEqual(["noeud2", "/home/etudiant/outils", "echo ici", "active"]);
	expect(nodes).toEqual(["noeud2 Ready", "poste Ready"]);
	expect(pulled?.at(-1)).toBe("tiré");
	expect(built).toEqual(["sha256:"]);
	expect(reached).toEqual(["1 packets received"]);
	expect(recording.snippets.map(({ terminal }) => terminal).slice(0, 2)).toEqual([
		"poste",
		"noeud2",
	]);
	// What the page has made is not what it was made with.
	const references = recording.provenance.images.map(({ reference }) => reference);
	expect(references).toEqual(["alpine:latest", "registry:2"]);
});

test("a machine calls another's address by its name", async () => {
	const page = fence("ping -c 1 poste | sed -n 2p", 'machine="noeud2"');
	const [reply] = screens(recorded(await record(page)));
	expect(reply).toEqual([expect.stringMatching(/^64 bytes from poste \([\d.]+\): icmp_seq=1 /)]);
});

test("a container that fails on another machine is told at the line that started it", async () => {
	const page =
		fence("echo rien") + fence("docker run -d alpine sh -c 'exit 3'", 'machine="noeud2"');
	const [issue] = broken(await record(page));
	expect(issue).toMatchObject({ line: 6, message: expect.stringContaining("ended with status 3") });
});

test("the machines are out of reach from another page's, and go together", async () => {
	{
		await using alone = await startEngine(prepared, { page: "other" });
		expect((await runIn(alone.container, ["ping", "-c1", "-W1", "noeud2"])).exit).not.toBe(0);
	}
	const [own, other] = [...engine.machines.values()];
	const died = engine.died;
	await other?.container.kill();
	expect(await died).toMatch(/^on the machine `noeud2`, the engine stopped/);
	await engine[Symbol.asyncDispose]();
	await expect(own?.container.inspect()).rejects.toMatchObject({ statusCode: 404 });
	expect(prepared.engines.size).toBe(0);
}, 30_000);
