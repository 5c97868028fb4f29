import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { inStep } from "../../scripts/setup/ensure-dependencies.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";

const A = { version: "1.0.0", integrity: "sha512-a" };
const MANIFEST = { dependencies: { a: "^1.0.0" } };
const WANTED = { "": MANIFEST, "node_modules/a": A, "node_modules/b": { ...A, optional: true } };

test("dependencies are in step when what is installed is what the lockfile says, and only then", async () => {
	await using folder = await temporaryFolder();
	const write = (path: string, content: unknown) =>
		folder.write({ [path]: JSON.stringify(content) });
	const isInStepWith = async (packages: Record<string, unknown>) => {
		await write("node_modules/.package-lock.json", { lockfileVersion: 3, packages });
		return inStep(folder.path);
	};
	await write("package.json", MANIFEST);
	await write("package-lock.json", { lockfileVersion: 3, packages: WANTED });
	await write("node_modules/a/package.json", {});
	expect(inStep(folder.path)).toBe(false);
	expect(await isInStepWith({ "node_modules/a": A })).toBe(true);
	expect(await isInStepWith({ "node_modules/a": { ...A, integrity: "sha512-b" } })).toBe(false);
	expect(await isInStepWith({ "node_modules/a": { ...A, version: "1.0.1" } })).toBe(false);
	expect(await isInStepWith({ "node_modules/a": A, "node_modules/c": A })).toBe(false);
	expect(await isInStepWith({})).toBe(false);
	await write("package.json", { dependencies: { a: "^2.0.0" } });
	expect(await isInStepWith({ "node_modules/a": A })).toBe(false);
	await write("package.json", MANIFEST);
	await rm(`${folder.path}/node_modules/a`, { recursive: true });
	expect(await isInStepWith({ "node_modules/a": A })).toBe(false);
});
