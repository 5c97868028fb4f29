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

test("versions that show one value have it together, the default one's first", () => {
	const views = [
		view(["28.5"], "Version: 28 of today"),
		view(["26.1"], "Version: 26"),
		view(["25.0"], "Version: 28 of old"),
	];
	expect(quotedValues(page, views)).toEqual([
		[
			{ versions: ["28.5", "25.0"], value: "28" },
			{ versions: ["26.1"], value: "26" },
		],
	]);
});

test("a version that skips the snippet quotes what the default one shows", () => {
	const views = [view(["28.5"], "Version: 28"), view(["26.1"], "Version: 26"), view(["20.10"])];
	expect(quotedValues(page, views)).toEqual([
		[
			{ versions: ["28.5", "20.10"], value: "28" },
			{ versions: ["26.1"], value: "26" },
		],
	]);
});
