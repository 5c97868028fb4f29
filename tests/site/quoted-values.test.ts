import { expect, test } from "vitest";
import { readPage } from "../../scripts/plan/read-page.ts";
import { quotedValues } from "../../src/join/quoted-values.ts";
import { recordingOf, snippetRecording } from "../support/recordings.ts";

const SOURCE = `\`\`\`sh run id="version"
docker version
\`\`\`

<Quote of="version" match="/Version: (\\d+)/" />
`;
const { page } = readPage(SOURCE, "src/content/docs/a.mdx");

/** A view whose terminal shows this line; none where its versions skip the snippet. */
function view(versions: readonly string[], line?: string) {
	const skipped = { id: "version", terminal: "terminal", skipped: ">=23", steps: [] };
	const snippet = line === undefined ? skipped : snippetRecording("version", [line]);
	return { versions, recording: recordingOf(snippet) };
}

test("versions that show one screen have its value together, and lead to its characters", () => {
	const views = [
		view(["28.5"], "Version: 28 of today"),
		view(["26.1"], "Version: 26"),
		view(["25.0"], "Version: 28 of old"),
		view(["23.0"], "Version: 28 of today"),
	];
	expect(quotedValues(page, views)).toEqual([
		[
			{ versions: ["28.5", "23.0"], value: "28", id: "citation-0", to: "valeur-0" },
			{ versions: ["26.1"], value: "26", id: "citation-0-26.1", to: "valeur-0-26.1" },
			{ versions: ["25.0"], value: "28", id: "citation-0-25.0", to: "valeur-0-25.0" },
		],
	]);
});

test("a version that skips the snippet quotes what the default one shows, and leads to the terminal that says why", () => {
	const views = [view(["28.5"], "Version: 28"), view(["20.10"])];
	expect(quotedValues(page, views)).toEqual([
		[
			{ versions: ["28.5"], value: "28", id: "citation-0", to: "valeur-0" },
			{ versions: ["20.10"], value: "28", id: "citation-0-20.10", to: "term-version" },
		],
	]);
});
