import { afterAll, beforeAll, expect, test } from "vitest";
import { checkVersion } from "../../scripts/engine/check-version.ts";
import { engineImage } from "../../scripts/engine/engine-image.ts";
import type { Prepared } from "../../scripts/engine/prepare.ts";
import { removed } from "../../scripts/engine/status-code.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";

let prepared: Prepared;

beforeAll(async () => {
	prepared = await prepareEngines();
});
afterAll(() => prepared?.[Symbol.asyncDispose]());

test("an engine's image has the Docker that its name says, to the numbers that it names", async () => {
	const { host, image } = prepared;
	await checkVersion(host, image, "28.5");
	const refused = { kind: "images", message: expect.stringMatching(/has Docker 28\.5\.\d+\.$/) };
	await expect(checkVersion(host, image, "28.4")).rejects.toMatchObject(refused);
	await expect(checkVersion(host, image, "28.50")).rejects.toMatchObject(refused);
	await expect(checkVersion(host, image, "28.5.99")).rejects.toMatchObject(refused);
});

test("an engine is refused each time where its line names the image or the suite of another version", async () => {
	const { host, kind } = prepared;
	// Made of the very layers of the right one.
	const engine = { ...prepared.engine, version: "28.4" };
	const make = () => engineImage(host, { engine, kind, root: ROOT, onProgress: () => {} });
	try {
		await expect(make()).rejects.toThrow("The image of Docker 28.4 has Docker 28.5.");
		await expect(make()).rejects.toThrow("The image of Docker 28.4 has Docker 28.5.");
	} finally {
		const filters = JSON.stringify({ reference: ["recorder/engine:28.4-*"] });
		const tags = (await host.listImages({ filters })).flatMap(({ RepoTags }) => RepoTags ?? []);
		await Promise.all(tags.map((tag) => removed(host.getImage(tag).remove({ noprune: true }))));
	}
});
