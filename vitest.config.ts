import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

/**
 * What a test file's name says that it needs: a Docker engine, the built site and a browser, Docker Hub rebuilt, or a
 * machine of which it may be root, to make other hosts of it.
 */
const ENGINE = "tests/**/*.engine.test.ts";
const SITE = "tests/**/*.site.test.ts";
const HUB = "tests/**/*.hub.test.ts";
const HOST = "tests/**/*.host.test.ts";

export default defineConfig({
	test: {
		// On two processors: engines and the browser are waited for a fifth of the time.
		maxWorkers: 3,
		// The project's programs that tests start load in half the time, as its commands do (scripts/command-line/run-command.ts).
		env: { NODE_COMPILE_CACHE: join(import.meta.dirname, ".cache/node") },
		testTimeout: 60_000,
		hookTimeout: 180_000,
		// By itself it gives up after a second.
		expect: { poll: { timeout: 30_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: "unit",
					include: ["tests/**/*.test.ts"],
					exclude: [...configDefaults.exclude, ENGINE, SITE, HUB, HOST],
					// A third of their time is the import of the same modules, which the files of one process share.
					isolate: false,
				},
			},
			// Docker loses what a container printed once in some thousand runs (docs/architecture.md), of which these tests have
			// many: one that fails is tried once more, and is told to have been.
			{
				extends: true,
				test: {
					name: "engine",
					include: [ENGINE],
					retry: 1,
					setupFiles: "tests/support/tell-retries.ts",
				},
			},
			{
				extends: true,
				test: { name: "site", include: [SITE], globalSetup: "tests/site/set-up.ts" },
			},
			// Not part of `npm test`: `npm run hub`. One at a time, since each file has a host of its own.
			{ extends: true, test: { name: "hub", include: [HUB], fileParallelism: false } },
			// Nor is `npm run hosts`, whose users and servers are those of the machine.
			{
				extends: true,
				test: {
					name: "hosts",
					include: [HOST],
					globalSetup: "tests/hosts/set-up.ts",
					fileParallelism: false,
					testTimeout: 600_000,
					hookTimeout: 600_000,
				},
			},
		],
	},
});
