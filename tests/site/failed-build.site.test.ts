import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What `astro build` reads of a checkout. */
const PARTS = ["astro.config.mjs", "package.json", "scripts", "snippets", "src", "tsconfig.json"];

test("`astro build` fails with every mistake at its place", async () => {
	await using folder = await temporaryFolder();
	for (const name of PARTS) {
		await cp(join(ROOT, name), join(folder.path, name), { recursive: true });
	}
	await symlink(join(ROOT, "node_modules"), join(folder.path, "node_modules"));
	const page = (title: string, fence: string) =>
		`---\ntitle: ${title}\n---\n\n\`\`\`${fence}\necho bonjour\n\`\`\`\n`;
	await folder.write({
		"src/content/docs/exercice-1.mdx": page("Un", 'sh run id="hello"'),
		"src/content/docs/exercice-2.mdx": page("Deux", "sh run nope"),
	});
	const { exitCode, all } = await execa("node_modules/.bin/astro", ["build"], {
		cwd: folder.path,
		preferLocal: true,
		reject: false,
		all: true,
		env: { ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
	});
	expect(exitCode).not.toBe(0);
	expect(all).toMatch(/exercice-1\.mdx:5:1 .*is stale.*npm run record/);
	expect(all).toMatch(/exercice-2\.mdx:5:11 Unknown option `nope`/);
});
