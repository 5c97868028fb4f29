import { copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { recordingFile } from "../scripts/recording/recording-file.ts";
import { startRecorder } from "./support/checkout.ts";
import { USUAL } from "./support/listed-engines.ts";
import { ROOT } from "./support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "./support/temporary-folder.ts";

// Each test runs the recorder several times, on a machine that has other work to do.
vi.setConfig({ testTimeout: 180_000 });

const PAGE = "src/content/docs/exercice-1.mdx";
const COMMAND = "docker run hello-world";

let folder: TemporaryFolder;
let clone: string;

beforeAll(async () => {
	folder = await temporaryFolder();
	clone = join(folder.path, "clone");
	await execa("git", ["clone", "--quiet", "--no-hardlinks", ROOT, clone]);
	// What is not committed yet is tested, too.
	const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
	const { stdout } = await execa("git", list, { cwd: ROOT });
	for (const file of stdout.split("\0").filter(Boolean)) {
		await mkdir(dirname(join(clone, file)), { recursive: true });
		// A file that git lists may be deleted.
		await copyFile(join(ROOT, file), join(clone, file)).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== "ENOENT") throw error;
		});
	}
	await symlink(join(ROOT, "node_modules"), join(clone, "node_modules"));
});
afterAll(() => folder?.[Symbol.asyncDispose]());

test("a command that breaks in exercise 1 fails at its line, and passes again once it is mended", async () => {
	const path = join(clone, PAGE);
	const source = await readFile(path, "utf8");
	const line = source.split("\n").indexOf(COMMAND) + 1;
	expect(line).toBeGreaterThan(0);

	await writeFile(
		path,
		source.replace(`\n${COMMAND}\n`, "\ndocker run --no-such-option hello-world\n"),
	);
	const broken = await startRecorder(clone, ["--force", "exercice-1"]);
	expect(broken.exitCode).toBe(1);
	expect(broken.all).toContain(`${PAGE}:${line}:1 The command ended with status 125, expected 0.`);
	expect(broken.all).toContain(`> ${line} | docker run --no-such-option hello-world`);
	expect(broken.all).toContain("unknown flag: --no-such-option");

	await writeFile(path, source);
	const mended = await startRecorder(clone, ["--force", "exercice-1"]);
	expect(mended.all).toContain("1 page run");
	expect(mended.exitCode).toBe(0);

	// Recorded, it stays as it is, byte for byte.
	const recording = join(clone, recordingFile(USUAL.version, "exercice-1"));
	const before = await readFile(recording, "utf8");
	const again = await startRecorder(clone, ["--force", "exercice-1"]);
	expect(again.all).toContain("1 kept");
	expect(await readFile(recording, "utf8")).toBe(before);
});
