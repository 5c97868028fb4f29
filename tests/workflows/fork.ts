import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { hubAnswers } from "../../scripts/versions/hub-answers.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { openRepository, type Repository } from "./repository.ts";
import { type Machine, startMachine } from "./run-job.ts";

/** A fork of the repository on GitHub, as far as its workflows can tell. */
export interface Fork extends AsyncDisposable {
	readonly repository: Repository;
	/** The artefacts of the run. */
	readonly artifacts: string;
	/** A machine for one job, with a checkout of its own. */
	machine(options?: { packages?: boolean; env?: NodeJS.ProcessEnv }): Promise<Machine>;
	/** How `gh` was called, a line each. */
	calls(): Promise<string>;
	/** Tells `gh` that a pull request is open already. */
	openPullRequest(): Promise<void>;
}

/** Makes a fork with a copy of this checkout. */
export async function makeFork(): Promise<Fork> {
	await using cleanup = new AsyncDisposableStack();
	const folder = cleanup.use(await temporaryFolder());
	const [log, open] = [join(folder.path, "gh.log"), join(folder.path, "open")];
	await folder.write({
		// Fails where a pull request is open.
		"bin/gh": `#!/bin/sh\nprintf '%s\\n' "$*" >> "${log}"\n[ "$2" != create ] || [ ! -e "${open}" ]\n`,
	});
	await chmod(join(folder.path, "bin/gh"), 0o755);
	const path = [join(folder.path, "bin"), process.env["PATH"]].join(delimiter);
	const repository = await openRepository(folder.path);
	const isHubThere = await hubAnswers();
	const artifacts = join(folder.path, "artifacts");
	await mkdir(artifacts);
	const owned = cleanup.move();
	return {
		repository,
		artifacts,
		machine: async ({ packages = true, env = {} } = {}) => {
			const workspace = await repository.clone({ packages });
			const options = { hasPackages: packages, isHubThere, env: { PATH: path, ...env } };
			return owned.use(await startMachine({ workspace, artifacts }, options));
		},
		calls: () => readFile(log, "utf8"),
		openPullRequest: () => writeFile(open, ""),
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

/** Values of the expressions that tell of a run. */
export function runOf(version: string): Record<string, string> {
	return {
		"github.server_url": "https://github.example",
		"github.repository": "someone/docker-lab",
		"github.run_id": "42",
		"github.token": "secret",
		"inputs.version || 'all'": version,
	};
}

/** The address that a fork's site has, as `actions/configure-pages` tells it. */
export const PAGES = {
	"steps.pages.outputs.origin": "https://someone.example",
	"steps.pages.outputs.base_path": "/docker-lab",
};
