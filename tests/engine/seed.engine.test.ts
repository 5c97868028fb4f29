import type Docker from "dockerode";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { pullImages } from "../../scripts/engine/pull-images.ts";
import { findSeed, seedVolume } from "../../scripts/engine/seed.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { startWithImages } from "../../scripts/engine/start-with-images.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { removed, statusCode } from "../../scripts/host/status-code.ts";
import { LABEL } from "../../scripts/run/labels.ts";
import { checkout } from "../support/checkout.ts";
import { prepareEngines } from "../support/real-engine.ts";

// A set of its own, so that the course's seeds stay.
const images = ["alpine", "hello-world"];
let prepared: Prepared;
let volume: Docker.Volume;
let progress: string[] = [];

const start = (): Promise<Engine> =>
	startWithImages(prepared, {
		page: "test",
		images,
		onProgress: (line) => progress.push(line),
	});

const output = async (engine: Engine, command: string): Promise<string> => {
	const { exit, stdout, stderr } = await runIn(engine.container, ["bash", "-ec", command]);
	expect(exit, stderr).toBe(0);
	return stdout;
};

/** Does something to the seed's file, from a container of the engine's image. */
async function change(command: string): Promise<void> {
	await using engine = await startEngine(prepared, {
		page: "test",
		fills: await findSeed(prepared, { images, onProgress: () => {} }),
	});
	await output(engine, `cd /new-seed; ${command}`);
}

beforeAll(async () => {
	prepared = await prepareEngines();
	volume = prepared.host.getVolume(seedVolume(prepared, images));
	await removed(volume.remove());
}, 600_000);

afterAll(async () => {
	await prepared?.[Symbol.asyncDispose]();
	if (volume) await removed(volume.remove());
}, 30_000);

test("an engine that starts from a seed is as one that has just pulled the images", async () => {
	await using pulled = await startEngine(prepared, { page: "test" });
	await pullImages(pulled, images);
	await using seeded = await start();
	expect(progress).toEqual(["Pulling alpine, hello-world"]);
	const shown = `
		docker images --digests --no-trunc
		docker history --no-trunc alpine
		docker image inspect alpine hello-world | grep -Ev 'LastTagTime|/var/lib/docker/overlay2/'
		docker system df --verbose
		docker ps --all
		docker volume ls
		docker network ls --format '{{.Name}} {{.Driver}}'
		docker builder du
		docker info | sed -E '/^ (ID|Name|Runtimes|System Time):/d'
		docker events --since 1h --until $(date +%s.%N) --format '{{.Type}} {{.Action}} {{.Actor.ID}}' | grep image
		ls -A / /var/lib/docker
		cut -d ' ' -f 2,3 /proc/mounts
		docker run --rm alpine cat /etc/os-release
		docker run --rm hello-world`;
	// Docker lists in any order what was made in one second, and ages go on between the two.
	const told = async (engine: Engine) =>
		(await output(engine, shown))
			.split("\n")
			.map((line) =>
				line.replace(/(About |Less than )?(an?|\d+) \w+ ago/g, "").replace(/\s+/g, " "),
			)
			.sort();
	expect(await told(seeded)).toEqual(await told(pulled));
	const identity =
		"docker info --format '{{.ID}}'; docker network inspect --format '{{.ID}}' bridge";
	expect(await output(seeded, identity)).not.toBe(await output(pulled, identity));
}, 60_000);

test("engines share a seed that is made once, also when they ask for it at once", async () => {
	await removed(volume.remove());
	progress = [];
	const engines = await Promise.all([start(), start()]);
	await using one = engines[0];
	await using two = engines[1];
	const id = "docker info --format '{{.ID}}'";
	expect(await output(one, id)).not.toBe(await output(two, id));
	expect(progress.filter((line) => line.startsWith("Pulling"))).toHaveLength(1);
	expect(progress.filter((line) => line.startsWith("Waiting"))).toHaveLength(1);
}, 60_000);

const broken = {
	"cut short": "truncate --size 1M data.tar",
	"all zeros": "truncate --size 0 data.tar; truncate --size 1M data.tar",
	"not finished by a killed run": "mv data.tar data.tar.part",
	"of an image that the registry has renewed": `
		docker pull --quiet hello-world; docker tag hello-world alpine
		kill -STOP $(pidof dockerd containerd)
		tar -C /var/lib/docker --exclude=./network --exclude=./engine-id --exclude=./buildkit -cf data.tar .`,
};
test.each(Object.entries(broken))(
	"a seed that is %s is made anew",
	async (_name, command) => {
		await change(command);
		progress = [];
		await using engine = await start();
		await output(engine, "docker run --rm alpine true && docker run --rm hello-world");
		expect(await output(engine, "docker image ls --all --quiet | sort --unique | wc -l")).toBe(
			"2\n",
		);
		expect(progress).toEqual(["Pulling alpine, hello-world"]);
	},
	60_000,
);

test("a recorder killed while it makes a seed leaves none, and a lock that the next takes over", async () => {
	await removed(volume.remove());
	await using one = await checkout({
		page: `---\nimages: [${images}]\n---\n\n\`\`\`sh run\ndocker run --rm hello-world\n\`\`\`\n`,
	});
	const run = one.start([]);
	for await (const line of run) {
		if (line.includes("Pulling alpine, hello-world")) run.kill("SIGKILL");
	}
	expect((await run).signal).toBe("SIGKILL");
	const { code, output: printed } = await one.record([]);
	expect(code, printed).toBe(0);
	expect(printed).toContain("Pulling alpine, hello-world");
	progress = [];
	await using _ = await start();
	expect(progress).toEqual([]);
}, 60_000);

test("making a seed drops those of a former image of the engine, and no other", async () => {
	const { host, engine, kind } = prepared;
	const former = `recorder-seed-${engine.version}-${kind}-${process.pid}-former`;
	const other = `recorder-seed-0.1-${kind}-${process.pid}-other`;
	try {
		for (const Name of [former, other]) {
			await host.createVolume({ Name, Labels: { [LABEL]: "1" } });
		}
		await findSeed(prepared, { images, onProgress: () => {}, renew: true });
		expect(await host.getVolume(former).inspect().catch(statusCode)).toBe(404);
		expect(await host.getVolume(other).inspect()).toMatchObject({ Name: other });
	} finally {
		await Promise.all([former, other].map((name) => removed(host.getVolume(name).remove())));
	}
}, 60_000);

test("an image that cannot be pulled leaves no seed", async () => {
	const missing = { images: ["no-such-image"], onProgress: () => {} };
	await expect(startWithImages(prepared, { page: "test", ...missing })).rejects.toThrow(
		"The image no-such-image cannot be pulled: ",
	);
	const left = prepared.host.getVolume(seedVolume(prepared, missing.images));
	expect(await left.inspect().catch(statusCode)).toBe(404);
}, 60_000);
