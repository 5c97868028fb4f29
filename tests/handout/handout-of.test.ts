import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";

async function handouts() {
	return new Map((await readCourse(ROOT).handouts()).map((one) => [one.page, one]));
}

test("an archive has the files of the workspace, byte for byte, and the script", async () => {
	const { archive = "", script } = (await handouts()).get("exercice-7") ?? {};
	const files = unzipSync(Buffer.from(archive, "base64"));
	const { "exercice-7/exercice-7.sh": own, ...others } = files;
	expect(Buffer.from(own ?? []).toString()).toBe(script);
	expect(Object.keys(others).sort()).toEqual([
		"exercice-7/simple-api/Dockerfile",
		"exercice-7/simple-api/app.py",
		"exercice-7/simple-api/requirements.txt",
		"exercice-7/systeme/docker-compose.yml",
	]);
	for (const [path, bytes] of Object.entries(others)) {
		const source = await readFile(join(ROOT, "snippets", path.replace("exercice-7/", "")));
		expect(source.equals(bytes), path).toBe(true);
	}
});

test("a page without a workspace has a script alone, and one without commands nothing", async () => {
	const all = await handouts();
	expect(all.get("exercice-1")).toMatchObject({
		script: expect.stringContaining("docker version"),
	});
	expect(all.get("exercice-1")?.archive).toBeUndefined();
	expect(all.get("exercice-8")).toBeUndefined();
});

test("an archive is the same bytes at any time, anywhere", async () => {
	const before = (await handouts()).get("exercice-3")?.archive;
	const zone = process.env["TZ"];
	process.env["TZ"] = "Pacific/Auckland";
	try {
		const after = (await handouts()).get("exercice-3")?.archive;
		expect(after === before).toBe(true);
	} finally {
		if (zone === undefined) delete process.env["TZ"];
		else process.env["TZ"] = zone;
	}
});
