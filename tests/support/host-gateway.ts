import type Docker from "dockerode";
import { removed } from "../../scripts/host/status-code.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";

/** An address of the tests' machine that containers reach, and engines: not that of the bridge, which each has. */
export interface HostGateway extends AsyncDisposable {
	readonly address: string;
}

/** Gets one, by a network of its own. */
export async function hostGateway(host: Docker): Promise<HostGateway> {
	const Name = `recorder-test-${crypto.randomUUID()}`;
	const network = await host.createNetwork({ Name, Labels: runLabels(currentRun()) });
	const { IPAM } = await network.inspect();
	return {
		address: IPAM?.Config?.[0]?.Gateway ?? "",
		[Symbol.asyncDispose]: () => removed(network.remove()),
	};
}
