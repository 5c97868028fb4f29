import Docker from "dockerode";
import { expect, test } from "vitest";
import { startEnvironment } from "../../scripts/engine/environment.ts";
import { hostLoss } from "../../scripts/engine/host-loss.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { dockerProxy } from "../support/docker-proxy.ts";
import { ROOT } from "../support/repository-root.ts";

test("tells a registry that was stopped from a host that cannot be asked", async () => {
	await using proxy = await dockerProxy();
	const host = new Docker({ socketPath: proxy.socketPath });
	const options = { run: currentRun(), images: "auto", root: ROOT, onProgress: () => {} } as const;
	await using environment = await startEnvironment(host, options);
	await environment.registry.listening;
	expect(await hostLoss(environment)).toBeUndefined();

	proxy.treat = (request) => (/^GET \/containers\/\w+\/json/.test(request) ? "cut" : "pass");
	const cut = await hostLoss(environment);
	expect(cut?.message).toMatch(
		/^The host's Docker engine cannot be reached any more: .*(hang up|RESET)/,
	);
	proxy.treat = (request) => (request.startsWith("GET /_ping") ? "fail" : "pass");
	const silent = await hostLoss(environment);
	expect(silent?.message).toMatch(/cannot be reached any more: .*it does not want to/);

	proxy.treat = () => "pass";
	await host.getContainer(`${environment.registry.network}-registry`).kill();
	expect((await hostLoss(environment))?.message).toMatch(/^The run's registry stopped/);
}, 120_000);
