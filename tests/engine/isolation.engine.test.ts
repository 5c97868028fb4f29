import { once } from "node:events";
import { createServer } from "node:net";
import type Docker from "dockerode";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { runIn } from "../../scripts/host/run-in.ts";
import { prepareEngines } from "../support/real-engine.ts";

const cleanup = new AsyncDisposableStack();
let prepared: Prepared;
let victim: Engine;
let hostile: Engine;
/** The victim's address on the host's network. */
let address: string;

/** What root of an engine may do: more than its student. */
async function tryIn({ container }: Engine, command: string): Promise<number> {
	return (await runIn(container, ["bash", "-c", command])).exit;
}
const attempt = (command: string) => tryIn(hostile, command);

/** Runs a command as root of the host's network. */
async function onHost(command: string): Promise<void> {
	const container = await prepared.host.createContainer({
		Image: prepared.image,
		Entrypoint: ["sh", "-c", command],
		Cmd: [],
		HostConfig: { NetworkMode: "host", CapAdd: ["NET_ADMIN"] },
	});
	try {
		await container.start();
		expect((await container.wait()).StatusCode).toBe(0);
	} finally {
		await container.remove({ force: true });
	}
}

/** An engine's only network. */
async function networkOf({ container }: Engine): Promise<Docker.EndpointSettings> {
	const [network] = Object.values((await container.inspect()).NetworkSettings.Networks);
	if (network === undefined) throw new Error("The engine has no network.");
	return network;
}

beforeAll(async () => {
	prepared = cleanup.use(await prepareEngines());
	[victim, hostile] = (await Promise.all(
		["victim", "hostile"].map((page) => startEngine(prepared, { page })),
	)) as [Engine, Engine];
	cleanup.use(victim);
	cleanup.use(hostile);
	address = (await networkOf(victim)).IPAddress ?? "";
	const serve = "docker run -d -p 8000:8000 python:3.13-slim python -m http.server";
	expect(await tryIn(victim, serve)).toBe(0);
}, 600_000);
afterAll(() => cleanup.disposeAsync());

const connects = (to: string, port: number) => `timeout 3 bash -c ': < /dev/tcp/${to}/${port}'`;

describe("one page's engine", () => {
	test("is there to be reached: it reaches itself", { timeout: 30_000 }, async () => {
		const reached = async () => await tryIn(victim, connects(address, 8000));
		await vi.waitUntil(async () => (await reached()) === 0, { timeout: 20_000 });
	});

	test("cannot be reached from another's: neither published ports nor its machine", async () => {
		expect(await attempt(connects(address, 8000))).not.toBe(0);
		expect(await attempt(`curl -s --max-time 3 http://${address}:8000/`)).not.toBe(0);
		expect(
			await attempt(`docker run --rm --network host alpine ping -c 1 -W 2 ${address}`),
		).not.toBe(0);
	});

	test("is closed by itself, too, where the host's rules are missing for a moment", async () => {
		const other = (await networkOf(hostile)).IPAddress ?? "";
		await onHost(`iptables -I DOCKER-USER -s ${other} -d ${address} -j ACCEPT`);
		await onHost(`iptables -I DOCKER-USER -s ${address} -d ${other} -j ACCEPT`);
		try {
			expect(await attempt(connects(address, 8000))).not.toBe(0);
		} finally {
			await onHost(`iptables -D DOCKER-USER -s ${other} -d ${address} -j ACCEPT`);
			await onHost(`iptables -D DOCKER-USER -s ${address} -d ${other} -j ACCEPT`);
		}
	});

	test("has no name there", async () => {
		const name = (await victim.container.inspect()).Name.slice(1);
		expect(await attempt(`getent hosts ${name}`)).not.toBe(0);
	});

	test("cannot be reached by way of the registry, which both are neighbours of", async () => {
		const way = `ip route replace ${address} via $(getent hosts registry | cut -d' ' -f1)`;
		expect(await attempt(way)).toBe(0);
		expect(await attempt(connects(address, 8000))).not.toBe(0);
		expect(await attempt(`ip route del ${address}`)).toBe(0);
	});

	test("cannot answer in the registry's place, since nobody else is on its network", async () => {
		for (const engine of [victim, hostile]) {
			const [name = ""] = Object.keys((await engine.container.inspect()).NetworkSettings.Networks);
			const { Containers = {} } = await prepared.host.getNetwork(name).inspect();
			expect(Object.keys(Containers)).toHaveLength(2);
		}
	});

	test("reaches the registry all the same", async () => {
		for (const engine of [victim, hostile]) {
			expect(await tryIn(engine, "docker pull -q hello-world")).toBe(0);
		}
	});
});

describe("an engine on a closed network", () => {
	test("reaches the registry, and neither the host's services nor anything outside", async () => {
		const server = createServer((socket) => socket.end()).listen(0, "0.0.0.0");
		await once(server, "listening");
		const port = (server.address() as { port: number }).port;
		try {
			// The way to the host is open where that is not asked for, as the manual says.
			const gateway = (await networkOf(hostile)).Gateway ?? "";
			expect(await attempt(connects(gateway, port))).toBe(0);

			await using closed = await prepareEngines({ network: "closed" });
			await using engine = await startEngine(closed, { page: "closed" });
			expect(await tryIn(engine, "docker run --rm hello-world")).toBe(0);
			const addresses = [gateway, "172.17.0.1", "192.0.2.1"];
			for (const to of addresses) expect(await tryIn(engine, connects(to, port))).not.toBe(0);
			// Not by a route of its own making, either.
			const own = (await networkOf(engine)).IPAddress ?? "";
			const first = own.replace(/\d+$/, (last) => String((Number(last) & ~7) + 1));
			await tryIn(engine, `ip route add default via ${first}`);
			expect(await tryIn(engine, connects(gateway, port))).not.toBe(0);
			expect(await tryIn(engine, connects(first, port))).not.toBe(0);
		} finally {
			server.close();
		}
	}, 120_000);
});
