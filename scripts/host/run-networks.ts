import type Docker from "dockerode";
import pLimit from "p-limit";
import { runLabels } from "../run/labels.ts";
import type { RunId } from "../run/run-id.ts";
import { removed } from "./status-code.ts";

/** The prefix of a network's addresses: six are enough for the host, an engine and the registry. */
const PREFIX = 29;
const SIZE = 2 ** (32 - PREFIX);

/** Addresses as numbers, the end not included. */
interface Range {
	readonly next: number;
	readonly end: number;
}

/**
 * The networks of a run, each of a few addresses. By itself, Docker has addresses for some thirty networks, and takes
 * thousands for each; a run may have more engines than that. So all of a run's networks are cut out of one that
 * Docker has chosen, which it then gives to nobody else.
 */
export class RunNetworks {
	readonly #host: Docker;
	readonly #run: RunId;
	/** One after the other, since each takes the next addresses. */
	readonly #inTurn = pLimit(1);
	/** The addresses that are left. */
	#left: Range | undefined;

	constructor(host: Docker, run: RunId) {
		this.#host = host;
		this.#run = run;
	}

	/**
	 * @param name The network's.
	 * @param isClosed Whether there is no way out of it, neither to other networks nor to the host.
	 */
	create(name: string, isClosed = false): Promise<Docker.Network> {
		return this.#inTurn(() => this.#create(name, isClosed));
	}

	async #create(name: string, isClosed: boolean): Promise<Docker.Network> {
		const { next, end } = this.#left ?? (await this.#choose(name));
		this.#left = next + 2 * SIZE > end ? undefined : { next: next + SIZE, end };
		try {
			return await this.#host.createNetwork({
				...this.#labelled(name),
				Internal: isClosed,
				// Without an address of its own, the host cannot be reached from there.
				Options: isClosed ? { "com.docker.network.bridge.inhibit_ipv4": "true" } : {},
				IPAM: { Config: [{ Subnet: `${addressOf(next)}/${PREFIX}` }] },
			});
		} catch (error) {
			// Somebody else has made a network of these addresses just now.
			if (error instanceof Error && /overlap/i.test(error.message)) {
				return await this.#create(name, isClosed);
			}
			throw error;
		}
	}

	/** Has Docker choose addresses that nothing on the machine uses. */
	async #choose(name: string): Promise<Range> {
		const network = await this.#host.createNetwork(this.#labelled(name));
		try {
			const { IPAM } = await network.inspect();
			const [, address = "", prefix] =
				/^([\d.]+)\/(\d+)$/.exec(IPAM?.Config?.[0]?.Subnet ?? "") ?? [];
			const next = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
			return { next, end: next + 2 ** (32 - Number(prefix)) };
		} finally {
			await removed(network.remove());
		}
	}

	#labelled(Name: string) {
		return { Name, Labels: runLabels(this.#run) };
	}
}

function addressOf(number: number): string {
	return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
}
