import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";

test("the dev container has the Node that the packages bring, and a Docker of its own", async () => {
	const read = (path: string) => readFile(join(ROOT, path), "utf8");
	const container = JSON.parse(await read(".devcontainer/devcontainer.json"));
	const { node } = JSON.parse(await read("package.json")).devDependencies;
	const major = /\d+/.exec(node)?.[0];
	expect((await read(".nvmrc")).trim()).toBe(major);
	expect(container.image).toMatch(new RegExp(`/javascript-node:${major}-`));
	expect(Object.keys(container.features).join()).toContain("/docker-in-docker:");
	expect(container.postCreateCommand).toBe("npm ci");
});
