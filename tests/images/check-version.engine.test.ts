import { afterAll, beforeAll, expect, test } from "vitest";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { checkVersion } from "../../scripts/images/check-version.ts";
import { engineImage } from "../../scripts/images/engine-image.ts";
import { UNLISTED, USUAL } from "../support/listed-engines.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";

let prepared: Prepared;

beforeAll(async () => {
	prepared = await prepareEngines();
});
afterAll(() => prepared?.[Symbol.asyncDispose]());

test("an engine's image has the Docker that its name says, to the numbers that it names", async () => {
	const { host, image } = prepared;
	const { version } = USUAL;
	await checkVersion(host, image, version);
	const message = expect.stringContaining(` has Docker ${version}.`);
	for (const wrong of [UNLISTED, `${version}0`, `${version}.99`]) {
		await expect(checkVersion(host, image, wrong)).rejects.toMatchObject({
			kind: "images",
			message,
		});
	}
});

test("an engine is refused each time where its line names the suite of another version", async () => {
	const { host, kind } = prepared;
	// Its image is made of the cached layers of the right version, under this version's name.
	const engine = { ...prepared.engine, version: UNLISTED };
	const make = () => engineImage(host, { engine, kind, root: ROOT, onProgress: () => {} });
	try {
		const { suite } = USUAL;
		const message = `Debian ${suite} does not have Docker ${UNLISTED}: it has Docker ${USUAL.version}.`;
		await expect(make()).rejects.toThrow(message);
		await expect(make()).rejects.toThrow(message);
	} finally {
		const filters = JSON.stringify({ reference: [`recorder/engine:${UNLISTED}-*`] });
		const tags = (await host.listImages({ filters })).flatMap(({ RepoTags }) => RepoTags ?? []);
		await Promise.all(tags.map((tag) => removed(host.getImage(tag).remove({ noprune: true }))));
	}
});
