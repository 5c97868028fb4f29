import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { quoteValues } from "../../scripts/recording/quote-value.ts";
import { readRecording } from "../../scripts/recording/read-recording.ts";
import { readEngines } from "../../scripts/versions/read-engines.ts";
import { readCourse } from "../../src/join/course.ts";
import { ROOT } from "../support/repository-root.ts";

/**
 * What the answers' quotes must read, written down a second time: a pattern that fits something else on the
 * same screen would pass every other test. Only facts of the course, not of a version or a run.
 */
const FACTS: Readonly<Record<string, readonly (string | RegExp)[]>> = {
	"exercice-1": [
		/^\d+\.\d+\.\d+/,
		/^\d+\.\d+\.\d+/,
		/^[0-9a-f]{12}$/,
		"hello-world",
		"Exited (0)",
		/^[a-z]+_[a-z]+\d*$/,
	],
	"exercice-2": ["Exited (0)", "bin", "etc", "home", /^\d+\.\d+/, /^[0-9a-f]{12}$/],
	"exercice-3": [/^(\[1\/5\]|Step 1\/6)$/, /^(\[5\/5\]|Step 5\/6)$/, /^\d+MB$/, /^\d+MB$/],
	"exercice-4": ["8000", "200 OK", '{"status":"ok"}', "Exited (0)"],
	"exercice-5": [
		"Healthy",
		"systeme-api-1",
		"systeme-db-1",
		"0.0.0.0:8000->8000/tcp",
		"5432/tcp",
		'{"status":"ok"}',
		"Exited (0)",
	],
	"exercice-6": [
		/^17\.\d+$/,
		"demo",
		"demo",
		"demo",
		"demo",
		/^172\.\d+\.\d+\.\d+$/,
		"5432",
		"demo",
		"5432",
		"toujours là",
		'relation "notes" does not exist',
	],
	"exercice-7": [
		"app.py",
		/^Python 3\.13\.\d+$/,
		"__pycache__",
		'appi = FastAPI(title="simple-api")',
		"app:app",
		"systeme-api-1",
		"NameError: name 'app' is not defined",
		"appi",
		"2",
		"0",
		"4",
		/^[1-9]\S*B$/,
		/^\d+(\.\d+)?MB$/,
		"0",
		"0",
		/^\d+(\.\d+)?MB$/,
		/^\d+(\.\d+)?MB$/,
	],
};

const engines = await readEngines(ROOT);
const { usual } = await readCourse(ROOT).versions();

test.each(
	engines.flatMap((engine) =>
		Object.entries(FACTS).map(([name, facts]) => ({ name, facts, ...engine })),
	),
)(
	"the quotes of $name read on Docker $version what the answer says",
	async ({ name, facts, version }) => {
		const file = `src/content/docs/${name}.mdx`;
		const { page } = readPage(await readFile(join(ROOT, file), "utf8"), file);
		const recording = await readRecording(ROOT, version, name);
		// A version may be listed that is not recorded yet.
		if (recording === undefined && version !== usual) return;
		const read = page.quotes.flatMap(({ of, match }) => {
			const snippet = recording?.snippets.find(({ id }) => id === of);
			return snippet === undefined || snippet.skipped !== undefined
				? []
				: [quoteValues(match, snippet)];
		});
		const isSkipped = recording?.snippets.every(({ skipped }) => skipped !== undefined) === true;
		expect(read).toEqual(
			isSkipped
				? []
				: facts.map((fact) => [typeof fact === "string" ? fact : expect.stringMatching(fact)]),
		);
	},
);
