import { cp } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { NO_DOCKER } from "../support/checkout.ts";
import { linkPackages } from "../support/link-packages.ts";
import { ROOT } from "../support/repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import type { Breakage, Watch } from "./breakage.ts";

/** How long a command may take, a page that runs twice included; one that takes longer hangs. In milliseconds. */
const PATIENCE = 480_000;

const CODE = ["scripts", "package.json", "tsconfig.json", "astro.config.mjs", "public"];
/** What breakages patch, and what a watch reads in its own copy. */
const COURSE = ["src", "snippets"];

/** A snapshot of the checkout, so that all breakages meet the same course whoever works on it. */
export interface Course extends AsyncDisposable {
	/** A copy that may be broken, with what a watch needs. */
	copy(watch: Watch): Promise<TemporaryFolder>;
	/** Runs a watch over a copy; colours off. */
	run(root: string, call: Pick<Breakage, "watch" | "args">, pages: readonly string[]): Promise<Run>;
}

/** What a watch said. */
export interface Run {
	/** Its exit code; none when it had to be stopped. */
	readonly exit: number | undefined;
	readonly output: string;
}

/** Takes a snapshot of the checkout. */
export async function openCourse(): Promise<Course> {
	await using cleanup = new AsyncDisposableStack();
	const snapshot = cleanup.use(await temporaryFolder());
	for (const name of [...CODE, ...COURSE]) {
		await cp(join(ROOT, name), join(snapshot.path, name), { recursive: true });
	}
	await linkPackages(ROOT, snapshot.path);
	// Compiled code is kept between the runs: each of them takes half the time.
	const cache = cleanup.use(await temporaryFolder());
	const owned = cleanup.move();
	return {
		copy: async (watch) => {
			const copy = await temporaryFolder();
			for (const name of watch === "build" ? [...CODE, ...COURSE] : COURSE) {
				await cp(join(snapshot.path, name), join(copy.path, name), { recursive: true });
			}
			// Astro does not take packages that lie outside its root.
			if (watch === "build") await linkPackages(snapshot.path, copy.path);
			return copy;
		},
		run: async (root, { watch, args = [] }, pages) => {
			const { exitCode, all, timedOut, originalMessage } = await execa(
				process.execPath,
				[...commandOf(watch, watch === "build" ? root : snapshot.path), ...args, ...pages],
				{
					cwd: root,
					reject: false,
					all: true,
					stdin: "ignore",
					timeout: PATIENCE,
					env: {
						NO_COLOR: "1",
						GITHUB_ACTIONS: "",
						ASTRO_TELEMETRY_DISABLED: "1",
						NODE_COMPILE_CACHE: cache.path,
						...(watch === "check" ? {} : NO_DOCKER),
					},
				},
			);
			if (exitCode === undefined && !timedOut) throw new Error(originalMessage);
			return { exit: exitCode, output: all };
		},
		[Symbol.asyncDispose]: () => owned.disposeAsync(),
	};
}

function commandOf(watch: Watch, code: string): string[] {
	return {
		check: [join(code, "scripts/record.ts"), "--check"],
		frozen: [join(code, "scripts/record.ts"), "--frozen"],
		prose: [join(code, "scripts/check-prose.ts")],
		build: [join(code, "node_modules/astro/bin/astro.mjs"), "build"],
	}[watch];
}
