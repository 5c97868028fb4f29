import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Docker from "dockerode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idleProvenance } from "../../scripts/engine/idle-provenance.ts";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { pullImages } from "../../scripts/engine/pull-images.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { statusCode } from "../../scripts/host/status-code.ts";
import { sweep } from "../../scripts/record/sweep.ts";
import { FILLS_LABEL, LABEL, RUN_LABEL, runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { releaseOf, USUAL } from "../support/listed-engines.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";

const run = currentRun();
const RELEASE = releaseOf(USUAL.version);
let host: Docker;
let prepared: Prepared;
let engine: Engine;

/** What a command of the student's prints; it must succeed. */
const student = async (command: string): Promise<string> => {
	const { exit, stdout, stderr } = await runIn(engine.container, ["bash", "-c", command], {
		user: engine.user,
	});
	expect(exit, stderr).toBe(0);
	return stdout.trim();
};

beforeAll(async () => {
	host = await connectHost();
	prepared = await prepareEngines();
	engine = await startEngine(prepared, { page: "test" });
}, 600_000);

afterAll(async () => {
	await engine?.[Symbol.asyncDispose]();
	await prepared?.[Symbol.asyncDispose]();
}, 30_000);

describe("an engine", () => {
	test("is known before its daemon runs, as it tells itself afterwards", async () => {
		expect(await idleProvenance(prepared)).toEqual(await engine.provenance());
	});

	test("is the machine of a student who may use Docker", async () => {
		expect(
			await student("id -un; id -u; hostname; echo ~; locale charmap 2> /dev/null || echo UTF-8"),
		).toBe("etudiant\n1000\nposte\n/home/etudiant\nUTF-8");
		expect(await student("docker version --format '{{.Server.Version}}'")).toMatch(RELEASE);
	});

	test("has the tools of a workstation, and its student may do all as root", async () => {
		const tools =
			"curl dig git htop jq less nano nc ping python3 sudo top tree vim watch wget".split(" ");
		expect(await student(`basename -a $(command -v ${tools.join(" ")})`)).toBe(tools.join("\n"));
		expect(await student("sudo -n id -u; sudo docker version -f '{{.Client.Os}}'")).toBe(
			"0\nlinux",
		);
		expect(await student("ping -c 1 -q registry")).toContain("1 received");
		expect(await student("dig +short registry")).toMatch(/^[\d.]+$/);
	});

	test("stores images with overlay2 and has Compose and Buildx", async () => {
		expect(await student("docker info --format '{{.Driver}}'")).toMatch(/^overlay/);
		const provenance = await engine.provenance();
		expect(provenance.engine).toMatch(RELEASE);
		expect(provenance.cli).toMatch(RELEASE);
		expect(provenance.compose).toMatch(/^v?\d+\.\d+/);
		expect(provenance.buildx).toMatch(/^v?\d+\.\d+/);
		expect(provenance.kind).toBe(prepared.kind);
	});

	test("listens on no TCP port", async () => {
		// Local addresses and states of /proc/net/tcp: 0A is LISTEN. The embedded DNS of Docker is on 127.0.0.11.
		const listening = await student(
			"awk '$4 == \"0A\" && $2 !~ /^0B00007F:/ { print $2 }' /proc/net/tcp /proc/net/tcp6",
		);
		expect(listening).toBe("");
		// Docker's own image names ports of its daemon; none of them may be bound.
		const { Ports } = (await engine.container.inspect()).NetworkSettings;
		expect(Object.entries(Ports).filter(([, bindings]) => bindings !== null)).toEqual([]);
	});

	test("limits memory and processes, of inner containers too", async () => {
		const { HostConfig, Mounts } = await engine.container.inspect();
		expect(HostConfig.Memory).toBeGreaterThan(0);
		expect(HostConfig.PidsLimit).toBeGreaterThan(0);
		// Nothing of the host is mounted, and its data is in memory.
		expect(Mounts.filter(({ Type }) => Type !== "tmpfs")).toEqual([]);
		expect(await student("stat -f -c %T /var/lib/docker")).toBe("tmpfs");
		const inner = await student("docker run --detach alpine sleep 60");
		try {
			// Seen from the engine's root, the container's control group lies below: the engine's limits hold for it, too.
			const groups = await student(
				`cat /proc/$(docker inspect --format '{{.State.Pid}}' ${inner})/cgroup`,
			);
			expect(groups).toMatch(new RegExp(`:/(?:docker/|system\\.slice/docker-)${inner}`));
		} finally {
			await student(`docker rm --force ${inner}`);
		}
	});

	test("pulls through the registry and says which images it pulled, removed ones too", async () => {
		expect(await student("docker info --format '{{.RegistryConfig.Mirrors}}'")).toBe(
			`[http://${prepared.registry.address}/]`,
		);
		expect(await student("docker run --rm hello-world 2>&1")).toMatch(
			/Pulling from library\/hello-world/,
		);
		await student("docker pull --quiet alpine && docker rmi --force hello-world");
		const { images } = await engine.provenance();
		expect(images.map((image) => image.reference)).toEqual(["alpine:latest", "hello-world:latest"]);
		for (const image of images) {
			expect(image.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
			expect(image.kind).toBe(prepared.kind);
		}
	});

	test("cannot put an image where later runs would pull it", async () => {
		const image = `${prepared.registry.address}/library/hello-world`;
		await student(`docker pull -q hello-world && docker tag hello-world ${image}:mine`);
		const { exit, stderr } = await runIn(engine.container, ["docker", "push", `${image}:mine`]);
		expect([exit, stderr]).not.toEqual([0, ""]);
		await expect(student(`docker pull -q ${image}:mine`)).rejects.toThrow();
		await student(`docker rmi ${image}:mine`);
	});

	test("knows an image of another registry by its pull, not one that was only named so", async () => {
		const there = `${prepared.registry.address}/library/hello-world`;
		await student(`docker pull --quiet ${there} && docker tag ${there} ghcr.io/somebody/renamed`);
		const { images } = await engine.provenance();
		expect(images).toMatchObject([
			{ reference: "alpine:latest" },
			{ reference: "hello-world:latest" },
			{ reference: `${there}:latest`, digest: images[1]?.digest, kind: prepared.kind },
		]);
	});

	test("pulls what has a tag, a digest or neither, and tells whether it was there", async () => {
		const { images } = await engine.provenance();
		const digest = images.find(({ reference }) => reference === "alpine:latest")?.digest;
		await student("docker rmi --force alpine");
		expect(await pullImages(engine, [`alpine@${digest}`])).toBe(false);
		expect(await student("docker images --digests --format '{{.Tag}} {{.Digest}}' alpine")).toBe(
			`<none> ${digest}`,
		);
		expect(await pullImages(engine, [`alpine@${digest}`])).toBe(true);
		expect(await pullImages(engine, ["alpine:latest", "hello-world"])).toBe(false);
		expect(await pullImages(engine, ["alpine", "hello-world"])).toBe(true);
		await expect(pullImages(engine, ["alpine", "alpine:none"])).rejects.toMatchObject({
			kind: "images",
			message: expect.stringMatching(/^The image alpine:none cannot be pulled: [^{}]+$/),
		});
	});

	test("knows the images that are there though its daemon no longer remembers their pull", async () => {
		const url = "http://docker/images/alpine/tag?repo=renamed&tag=[1-300]";
		await student(`curl -sS --unix-socket /var/run/docker.sock --request POST '${url}'`);
		const { images } = await engine.provenance();
		expect(images.map(({ reference }) => reference)).toEqual([
			"alpine:latest",
			"hello-world:latest",
		]);
	});

	test("does not take an image that was built for one that was pulled, where both have a digest", async () => {
		await using other = await startEngine(prepared, { page: "store" });
		// A daemon with containerd's image store, as Docker 29 has it by itself, in the place of the engine's.
		const { exit, stdout, stderr } = await runIn(other.container, [
			"bash",
			"-ec",
			`mkdir /var/lib/docker/new
dockerd --feature containerd-snapshotter=true --host unix:///run/new.sock --data-root /var/lib/docker/new \
  --exec-root /run/new --pidfile /run/new.pid --bridge none --iptables=false --ip6tables=false \
  --registry-mirror http://${prepared.registry.address} > /tmp/log 2>&1 &
for _ in $(seq 150); do docker --host unix:///run/new.sock version > /dev/null 2>&1 && break; sleep 0.1; done
ln -sf /run/new.sock /var/run/docker.sock
docker pull --quiet alpine >&2 || { tail /tmp/log >&2; exit 1; }
docker tag alpine renamed
tar --create --file=- /etc/hostname | docker import - simple-api >&2
docker images --digests --no-trunc --format '{{.Repository}} {{.Digest}}'`,
		]);
		expect(exit, stderr).toBe(0);
		expect(stdout).toMatch(/^simple-api sha256:/m);
		const { images } = await other.provenance();
		expect(images.map(({ reference }) => reference)).toEqual(["alpine:latest"]);
	});

	test("takes a folder in, owned by the student", async () => {
		const folder = await mkdtemp(join(tmpdir(), "recorder-test-"));
		try {
			await writeFile(join(folder, "été.txt"), "bonjour");
			await engine.copyIn(folder, "api");
			expect(await student("cd ~/api && cat été.txt && stat -c %U:%G . été.txt")).toBe(
				"bonjouretudiant:etudiant\netudiant:etudiant",
			);
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	test("carries the labels, and so does its network; the host lends it no folder and no volume", async () => {
		const expected = { [LABEL]: "1", [RUN_LABEL]: run };
		expect((await engine.container.inspect()).Config.Labels).toMatchObject(expected);
		const { Networks } = (await engine.container.inspect()).NetworkSettings;
		for (const name of [prepared.registry.network, ...Object.keys(Networks)]) {
			expect((await host.getNetwork(name).inspect()).Labels).toMatchObject(expected);
		}
		expect((await engine.container.inspect()).Mounts.map(({ Type }) => Type)).not.toContain("bind");
		const { Volumes } = await host.listVolumes({
			filters: JSON.stringify({ label: [`${RUN_LABEL}=${run}`] }),
		});
		// Nothing is in a heartbeat.
		const names = Volumes.map(({ Name }) => Name);
		expect(names.filter((name) => !name.startsWith("recorder-beat-"))).toEqual([]);
	});

	test("says so when it stops by itself, and leaves nothing when disposed of", async () => {
		const other = await startEngine(prepared, { page: "other" });
		await other.container.kill();
		expect(await other.died).toMatch(/stopped with status 137/);
		await other[Symbol.asyncDispose]();
		expect(await other.container.inspect().catch(statusCode)).toBe(404);
	});
}, 60_000);

test("an engine has its place until it is gone, though nobody waits for that", async () => {
	await using one = await prepareEngines({ engines: 1 });
	const first = await startEngine(one, { page: "first" });
	const starting = startEngine(one, { page: "second" });
	void first[Symbol.asyncDispose]();
	await using second = await starting;
	expect(await first.container.inspect().catch(statusCode)).toBe(404);
	expect((await second.container.inspect()).State.Running).toBe(true);
	const failing = startEngine({ ...one, image: "recorder/none" }, { page: "third" });
	await second[Symbol.asyncDispose]();
	await expect(failing).rejects.toThrow();
	await using _ = await startEngine(one, { page: "fourth" });
}, 60_000);

test("two runs prepared at once do not share what they remove", async () => {
	const [one, two] = await Promise.all([prepareEngines(), prepareEngines()]);
	try {
		expect(one.registry.network).not.toBe(two.registry.network);
		await one[Symbol.asyncDispose]();
		await using second = await startEngine(two, { page: "second" });
		const { exit, stderr } = await runIn(second.container, ["docker", "pull", "alpine"]);
		expect(exit, stderr).toBe(0);
	} finally {
		await two[Symbol.asyncDispose]();
	}
}, 60_000);

test("sweeping removes what dead runs left, and nothing of living ones", async () => {
	// The same process id, started at another time: this run's predecessor.
	const dead = run.replace(/\.[^.]*$/, ".0");
	const names = {
		left: `recorder-test-left-${process.pid}`,
		kept: `recorder-test-kept-${process.pid}`,
	};
	const create = async (name: string, owner: string): Promise<void> => {
		await host.createVolume({ Name: name });
		await host.createNetwork({ Name: name, Labels: runLabels(owner) });
		await host.createContainer({
			name,
			Image: prepared.image,
			Labels: { ...runLabels(owner), [FILLS_LABEL]: name },
			HostConfig: {
				NetworkMode: name,
				Mounts: [{ Type: "volume", Source: name, Target: "/data" }],
			},
		});
	};
	/** Per container, network and volume: whether there is one, or the status it is refused with. */
	const statuses = (name: string): Promise<unknown[]> =>
		Promise.all(
			[host.getContainer(name), host.getNetwork(name), host.getVolume(name)].map((thing) =>
				thing.inspect().then(() => "present", statusCode),
			),
		);
	try {
		await create(names.left, dead);
		await create(names.kept, run);
		expect(await sweep(host)).toBeGreaterThanOrEqual(3);
		expect(await statuses(names.left)).toEqual([404, 404, 404]);
		expect(await statuses(names.kept)).toEqual(["present", "present", "present"]);
		expect((await engine.container.inspect()).State.Running).toBe(true);
	} finally {
		for (const name of Object.values(names)) {
			await host.getContainer(name).remove({ force: true, v: true }).catch(statusCode);
			await host.getNetwork(name).remove().catch(statusCode);
			await host.getVolume(name).remove().catch(statusCode);
		}
	}
}, 30_000);

test("sweeping waits for what the host's engine still uses for a dead run", async () => {
	const name = `recorder-test-late-${process.pid}`;
	// It lives until all is set: whoever sweeps meanwhile leaves it alone.
	const script = JSON.stringify(join(ROOT, "scripts/run/run-id.ts"));
	const code = `console.log((await import(${script})).currentRun()); setInterval(() => {}, 1000)`;
	const owner = spawn(process.execPath, ["--input-type=module", "--eval", code]);
	const [printed] = await once(owner.stdout, "data");
	const labels = runLabels(String(printed).trim());
	const network = await host.createNetwork({ Name: name, Labels: labels });
	const container = await host.createContainer({
		name,
		Image: prepared.image,
		Entrypoint: ["sleep", "1000"],
		Labels: runLabels(run),
		HostConfig: { NetworkMode: name },
	});
	try {
		await container.start();
		await expect(network.remove()).rejects.toMatchObject({ statusCode: 403 });
		owner.kill("SIGKILL");
		await once(owner, "exit");
		const sweeping = sweep(host);
		await container.remove({ force: true });
		await sweeping;
		expect(await network.inspect().then(() => "present", statusCode)).toBe(404);
	} finally {
		owner.kill("SIGKILL");
		await container.remove({ force: true, v: true }).catch(statusCode);
		await network.remove().catch(statusCode);
	}
}, 30_000);
