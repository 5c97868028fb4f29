import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connectHost } from "../../scripts/host/connect-host.ts";
import { runOnce } from "../../scripts/host/run-once.ts";
import { removed } from "../../scripts/host/status-code.ts";
import { baseImage } from "../../scripts/images/base-image.ts";
import { buildImage } from "../../scripts/images/build-image.ts";
import { runLabels } from "../../scripts/run/labels.ts";
import { currentRun } from "../../scripts/run/run-id.ts";
import { hubAnswers } from "../../scripts/versions/hub-answers.ts";
import { ROOT } from "../support/repository-root.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Folders of `snippets/` whose Dockerfiles the recorder builds, by the API's classic builder. */
const FOLDERS = ["engine", "registry", "stand-ins"];
/** What only BuildKit knows. */
const BUILDKIT = [
	/^#\s*syntax\s*=/im,
	/^(?:COPY|ADD)\s+(?:--\S+\s+)*--(?!from=|chown=)\S+/im,
	/^RUN\s+--\S+/im,
	/^(?:RUN|COPY|ADD)\s.*(?<!<)<<(?!<)/im,
];

/** What a Dockerfile holds that needs BuildKit. */
function buildKitOnly(dockerfile: string): string[] {
	const text = dockerfile.replaceAll(/\\\n/g, " ");
	return BUILDKIT.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

async function dockerfiles(): Promise<string[]> {
	const inFolders = FOLDERS.map(async (folder) => {
		const names = await readdir(join(ROOT, "snippets", folder), { recursive: true });
		return names.map((name) => join("snippets", folder, name));
	});
	return (await Promise.all(inFolders)).flat().filter((file) => file.endsWith("Dockerfile"));
}

test.each([
	"# syntax=docker/dockerfile:1",
	"COPY --chmod=755 entrypoint /",
	"COPY --from=other --link a b",
	"ADD --checksum=sha256:00 https://example.com/a /",
	"RUN --mount=type=cache,target=/root/.cache pip install a",
	"RUN \\\n  --network=none make",
	"RUN <<EOF\necho a\nEOF",
	"COPY <<-'EOF' /a\na\nEOF",
])("BuildKit is needed for: %s", (line) => {
	expect(buildKitOnly(`FROM a\n${line}\n`)).toHaveLength(1);
});

test("the Dockerfiles that the recorder builds need no BuildKit", async () => {
	const files = await dockerfiles();
	expect(files).toContain("snippets/engine/official.Dockerfile");
	for (const file of files) {
		expect(buildKitOnly(await readFile(join(ROOT, file), "utf8")), file).toEqual([]);
	}
});

// Where Docker Hub answers, the engines of all other tests are built so, from Docker's own image.
test.skipIf(await hubAnswers())(
	"the engine from Docker's own image can be built",
	async () => {
		const host = await connectHost();
		const labels = runLabels(currentRun());
		const shim = `recorder/test-shim:${process.pid}`;
		const tag = `recorder/test-engine:${process.pid}`;
		await using cleanup = new AsyncDisposableStack();
		const build = async (options: Omit<Parameters<typeof buildImage>[1], "labels">) => {
			cleanup.defer(() => removed(host.getImage(options.tag).remove({ force: true })));
			await buildImage(host, { ...options, labels });
		};
		const folder = cleanup.use(await temporaryFolder());
		// Debian with what Alpine installs, as far as the Dockerfile can tell.
		const install = "RUN printf '#!/bin/sh\\n' > /sbin/apk && chmod 755 /sbin/apk";
		await folder.write({ Dockerfile: `ARG BASE\nFROM \${BASE}\n${install}\n` });
		const base = await baseImage(host, "trixie", { onProgress: () => {} });
		await build({ folder: folder.path, tag: shim, base });
		const engine = join(ROOT, "snippets/engine");
		await build({ folder: engine, tag, base: shim, dockerfile: "official.Dockerfile" });

		const script = "id -u etudiant; ls /tmp; test -x /usr/local/bin/engine-entrypoint && echo runs";
		expect(await runOnce(host, tag, ["sh", "-c", script])).toBe("1000\nruns\n");
	},
	300_000,
);
