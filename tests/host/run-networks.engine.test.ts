import type Docker from "dockerode";
import { afterEach, beforeAll, expect, test } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { RunNetworks } from "../../scripts/host/run-networks.ts";
import { RUN_LABEL } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";

const NAME = `recorder-test-${process.pid}`;

let host: Docker;
const made: Docker.Network[] = [];

beforeAll(async () => {
	host = await connectHost();
});
afterEach(async () => {
	for (const network of made.splice(0)) await network.remove();
});

const keep = (network: Docker.Network) => {
	made.push(network);
	return network;
};
async function subnetOf(network: Docker.Network): Promise<string> {
	return (await network.inspect()).IPAM?.Config?.[0]?.Subnet ?? "";
}
/** The subnet that follows. */
const after = (subnet: string) =>
	subnet.replace(/\d+\/29$/, (end) => `${Number.parseInt(end, 10) + 8}/29`);

test("a run's networks are small, stand side by side, and have its label", async () => {
	const networks = new RunNetworks(host, currentRun());
	const all = (
		await Promise.all([1, 2, 3].map((number) => networks.create(`${NAME}-${number}`)))
	).map(keep);
	const [one = "", ...others] = await Promise.all(all.map(subnetOf));
	expect(one).toMatch(/^[\d.]+\.0\/29$/);
	expect(others).toEqual([after(one), after(after(one))]);
	for (const network of all) {
		expect((await network.inspect()).Labels).toMatchObject({ [RUN_LABEL]: currentRun() });
	}
}, 30_000);

test("addresses that somebody else has taken meanwhile are left to them", async () => {
	const networks = new RunNetworks(host, currentRun());
	const first = await subnetOf(keep(await networks.create(`${NAME}-a`)));
	const IPAM = { Config: [{ Subnet: after(first) }] };
	keep(await host.createNetwork({ Name: `${NAME}-other`, IPAM }));
	const second = await subnetOf(keep(await networks.create(`${NAME}-b`)));
	expect(second).toBe(after(after(first)));
}, 30_000);
