import { UNLISTED } from "../../support/listed-engines.ts";
import type { Breakage } from "../breakage.ts";
import {
	APP,
	COMPOSE,
	DEFAULT,
	DOCKERFILE,
	ENGINES,
	exercise,
	pictureOf,
	REQUIREMENTS,
	recordingOf,
} from "./files.ts";

/** Recordings that no longer belong to what they claim to show. */
export const STALE: readonly Breakage[] = [
	{
		name: "command-edited",
		what: "a command is edited and not recorded",
		changes: [{ file: exercise(1), replace: /^docker ps -a$/, by: "docker ps -a -s" }],
		watch: "frozen",
		quick: true,
		expected: stale(1, 'id="version"'),
	},
	{
		name: "commands-swapped",
		what: "two commands change places",
		changes: [
			{ file: exercise(4), replace: "docker ps\ndocker ps -a\n", by: "docker ps -a\ndocker ps\n" },
		],
		watch: "frozen",
		expected: stale(4, 'id="preparation"'),
	},
	{
		name: "option-edited",
		what: "a fence's option is edited and not recorded",
		changes: [{ file: exercise(6), replace: 'id="perdu" exit=1', by: 'id="perdu" exit=2' }],
		watch: "frozen",
		expected: stale(6, 'id="preparation"'),
	},
	{
		name: "images-edited",
		what: "the machine is to have other images when the page begins",
		changes: [{ file: exercise(3), replace: '["python:3.13-slim"]', by: "[]" }],
		watch: "frozen",
		expected: stale(3, 'id="build"'),
	},
	{
		name: "workspace-file-edited",
		what: "the API's code is edited and not recorded",
		changes: [{ file: APP, replace: '"ok"', by: '"fine"' }],
		watch: "frozen",
		quick: true,
		expected: stale(3, 'id="build"'),
	},
	{
		name: "workspace-file-missing",
		what: "a file of the workspace is gone",
		changes: [{ file: REQUIREMENTS, remove: true }],
		watch: "frozen",
		expected: stale(4, 'id="preparation"'),
	},
	{
		name: "workspace-file-added",
		what: "the workspace has one file more",
		changes: [{ file: "snippets/simple-api/.dockerignore", add: "app.py\n" }],
		watch: "frozen",
		expected: stale(7, 'id="preparation"'),
	},
	{
		name: "dockerfile-edited",
		what: "the API's Dockerfile is edited and not recorded",
		changes: [{ file: DOCKERFILE, replace: "WORKDIR /app", by: "WORKDIR /srv" }],
		watch: "frozen",
		expected: stale(5, 'id="up"'),
	},
	{
		name: "compose-file-edited",
		what: "the Compose file is edited and not recorded",
		changes: [{ file: COMPOSE, replace: '"8000:8000"', by: '"8080:8000"' }],
		watch: "frozen",
		expected: stale(6, 'id="preparation"'),
	},
	{
		name: "engine-dockerfile-edited",
		what: "the engine's Dockerfile is edited and nothing is recorded",
		changes: [{ file: "snippets/engine/stand-in.Dockerfile", append: "RUN touch /etc/autre\n" }],
		watch: "frozen",
		expected: stale(2, 'id="bonjour"'),
	},
	{
		name: "engine-image-edited",
		what: "the engine's official image is another one",
		changes: [
			{
				file: ENGINES,
				replace: `"official": "docker:${DEFAULT}-dind"`,
				by: '"official": "docker:dind"',
			},
		],
		watch: "frozen",
		quick: true,
		expected: stale(1, 'id="version"'),
	},
	{
		name: "engine-renamed",
		what: "the default engine is a version that nothing was recorded with",
		changes: [
			{ file: ENGINES, replace: `"version": "${DEFAULT}"`, by: `"version": "${UNLISTED}"` },
		],
		watch: "frozen",
		expected: unusable(1, 'id="version"', "is missing"),
	},
	{
		name: "recording-missing",
		what: "a recording is deleted",
		changes: [{ file: recordingOf(2), remove: true }],
		watch: "frozen",
		quick: true,
		expected: unusable(2, 'id="bonjour"', "is missing"),
	},
	{
		name: "recording-truncated",
		what: "a recording is cut in the middle",
		changes: [{ file: recordingOf(2), cutAfter: '"id": "ps"' }],
		watch: "frozen",
		expected: unusable(2, 'id="bonjour"', "was cut off"),
	},
	{
		name: "recording-in-conflict",
		what: "a recording was committed with the marks of a merge conflict",
		changes: [
			{
				file: recordingOf(2),
				replace: /^\t"recorded": .*$/,
				by: (found) => `<<<<<<< HEAD\n${found}\n=======\n${found}\n>>>>>>> branche`,
			},
		],
		watch: "frozen",
		quick: true,
		expected: unusable(2, 'id="bonjour"', "was cut off, or is no JSON"),
	},
	{
		name: "recording-with-unknown-field",
		what: "a recording has a field that the schema does not know",
		changes: [{ file: recordingOf(2), replace: '\t"page":', by: '\t"author": "moi",\n\t"page":' }],
		watch: "frozen",
		expected: unusable(2, 'id="bonjour"', "is not valid"),
	},
	{
		name: "recording-of-another-format",
		what: "a recording is of a format to come",
		changes: [{ file: recordingOf(2), replace: /"format": \d+/, by: '"format": 99' }],
		watch: "frozen",
		expected: unusable(2, 'id="bonjour"', "is not of the format"),
	},
	{
		name: "recording-of-another-page",
		what: "a page's recording is a copy of another page's",
		changes: [{ file: recordingOf(2), copyOf: recordingOf(1) }],
		watch: "frozen",
		expected: stale(2, 'id="bonjour"'),
	},
	{
		name: "recording-key-edited",
		what: "a recording's key is edited by hand",
		changes: [{ file: recordingOf(1), replace: /"key": ".*"/, by: '"key": "0123456789abcdef"' }],
		watch: "frozen",
		expected: stale(1, 'id="version"'),
	},
	{
		name: "recording-screen-edited",
		what: "a screen is edited by hand",
		changes: [
			{ file: recordingOf(1), replace: "latest: Pulling from", by: "latest: Downloading from" },
		],
		watch: "frozen",
		quick: true,
		expected: edited(1, 'id="version"'),
	},
	{
		name: "recording-status-edited",
		what: "an exit status is edited by hand",
		changes: [{ file: recordingOf(6), replace: '"exit": 1', by: '"exit": 0' }],
		watch: "frozen",
		expected: edited(6, 'id="preparation"'),
	},
	{
		name: "recording-provenance-edited",
		what: "the engine's version is edited by hand",
		changes: [
			{ file: recordingOf(4), replace: /^\t\t"engine": ".*"/, by: '\t\t"engine": "99.0.0"' },
		],
		watch: "frozen",
		expected: edited(4, 'id="preparation"'),
	},
	{
		name: "recording-date-edited",
		what: "the day of the recording, which the page shows, is edited by hand",
		changes: [{ file: recordingOf(4), replace: /"recorded": "\d{4}/, by: '"recorded": "2001' }],
		watch: "frozen",
		expected: edited(4, 'id="preparation"'),
	},
	{
		name: "picture-edited",
		what: "a picture is edited by hand",
		changes: [{ file: pictureOf(4, "docs"), append: "more" }],
		watch: "frozen",
		expected: withoutPicture(4, 'id="preparation"'),
	},
	{
		name: "picture-missing",
		what: "a picture is deleted",
		changes: [{ file: pictureOf(4, "docs"), remove: true }],
		watch: "frozen",
		quick: true,
		expected: withoutPicture(4, 'id="preparation"'),
	},
];

function stale(number: number, line: string): Breakage["expected"] {
	return {
		exit: 1,
		at: { file: exercise(number), line },
		message: /recording is stale[\s\S]*npm run record/,
	};
}

function unusable(number: number, line: string, problem: string): Breakage["expected"] {
	return {
		exit: 1,
		at: { file: exercise(number), line },
		message: new RegExp(`recording ${problem}[\\s\\S]*npm run record`),
	};
}

function withoutPicture(number: number, line: string): Breakage["expected"] {
	return {
		exit: 1,
		at: { file: exercise(number), line },
		message: /recording lacks the picture of `docs`, or it was edited by hand[\s\S]*npm run record/,
	};
}

function edited(number: number, line: string): Breakage["expected"] {
	return {
		exit: 1,
		at: { file: exercise(number), line },
		message: /recording was edited by hand[\s\S]*npm run record/,
	};
}
