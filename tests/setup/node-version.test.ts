import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { missingNode, tooOld } from "../../scripts/setup/node-version.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";

test.each(["20.0.0", "24.21.0"])("Node %s can start the set-up", (version) => {
	expect(tooOld(version)).toBeUndefined();
});

test("an older Node is told which one is needed, in two lines", () => {
	expect(tooOld("18.20.8")).toMatch(/^Node 18\.20\.8 is too old: Node 20 .*\nInstall Node 24 .*$/);
});

test("the recorder's Node is the one that npm installs, unless this one will do", async () => {
	await using folder = await temporaryFolder();
	const program = join(folder.path, "node_modules/node/bin/node");
	await folder.write({ "node_modules/.bin/other": "" });
	await symlink(program, join(folder.path, "node_modules/.bin/node"));
	expect(missingNode(folder.path, "24.0.0")).toBeUndefined();
	expect(missingNode(folder.path, "22.20.0")).toMatch(
		/^The recorder needs Node 24, this is Node 22\.20\.0, .*\n.*npm ci/,
	);
	await folder.write({ "node_modules/node/bin/node": "" });
	expect(missingNode(folder.path, "22.20.0")).toBeUndefined();
});
