import { expect, test } from "vitest";
import { hubAnswers } from "../../scripts/versions/hub-answers.ts";
import { checkout } from "../support/checkout.ts";
import { USUAL } from "../support/listed-engines.ts";
import { proxyServer, USER } from "../support/proxy-server.ts";
import { smallHub } from "../support/small-hub.ts";

// Where Docker Hub answers, the host's engine pulls from it, and needs no proxy.
test.skipIf(await hubAnswers())(
	"behind a proxy that only the environment has, a run takes no stand-ins, and says that the daemon needs it",
	async () => {
		await using hub = await smallHub();
		await using proxy = await proxyServer(hub.servers, { user: USER });
		await using copy = await checkout({ page: "```sh run\ndocker version\n```\n" });
		const { code, output } = await copy.record(["--engine", USUAL.version], {
			HTTPS_PROXY: `http://${USER}@127.0.0.1:${proxy.port}`,
			NODE_EXTRA_CA_CERTS: hub.certificate,
		});
		expect(code, output).toBe(3);
		expect(proxy.asked).toContain("registry-1.docker.io:443");
		expect(output).toMatch(/The image registry:2 cannot be pulled: .*registry-1\.docker\.io/);
		expect(output).toMatch(/→ Docker's daemon must reach the registry.* Behind a proxy/);
		expect(output).not.toMatch(/stand-in|root/);
		expect(output).not.toContain(USER);
	},
	60_000,
);
