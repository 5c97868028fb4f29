import type { Breakage } from "../breakage.ts";
import { APP, DEFAULT, exercise, OTHER, recordingOf } from "./files.ts";

/** What the site, or the check of the prose, must refuse. */
export const BROKEN_SITE: readonly Breakage[] = [
	{
		name: "build-quote-fits-nothing",
		what: "a quote looks for a word that the recording does not show",
		changes: [{ file: exercise(4), replace: "running on \\S+:", by: "walking on \\S+:" }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(4), line: "walking on" },
			message: /fits nothing on the screen of `api`/,
		},
	},
	{
		name: "build-quote-fits-two-values",
		what: "a quote's pattern fits another line of the recording, too",
		changes: [{ file: exercise(5), replace: "^\\S+-db-\\d+ .*?", by: "" }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(5), line: "n'est ouvert qu'aux autres services" },
			message: /fits 2 values on the screen of `compose-ps`: `8000\/tcp`, `5432\/tcp`/,
		},
	},
	{
		name: "build-workspace-edited",
		what: "the API's code is edited and not recorded",
		changes: [{ file: APP, replace: '"ok"', by: '"fine"' }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(4), line: 'id="preparation"' },
			message: /recording .* is stale[\s\S]*npm run record/,
		},
	},
	{
		name: "build-recording-edited",
		what: "a screen is edited by hand",
		changes: [
			{ file: recordingOf(1), replace: "latest: Pulling from", by: "latest: Downloading from" },
		],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(1), line: 'id="version"' },
			message: /was edited by hand/,
		},
	},
	{
		name: "build-other-version-edited",
		what: "a screen of a version that is not the default one is edited by hand",
		changes: [
			{
				file: recordingOf(1, OTHER),
				replace: "latest: Pulling from",
				by: "latest: Downloading from",
			},
		],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(1), line: 'id="version"' },
			message: /was edited by hand/,
		},
	},
	{
		name: "build-quote-misses-other-version",
		what: "a quote fits the default version only",
		changes: [
			{
				file: exercise(1),
				replace: 'match="/Client:[\\s\\S]*?Version:\\s+(\\S+)/"',
				by: `match="/Version:\\s+${DEFAULT.replace(".", "\\.")}\\S*/"`,
			},
		],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(1), line: `Version:\\s+${DEFAULT.replace(".", "\\.")}` },
			message: /fits nothing on the screen of `version` on Docker/,
		},
	},
	{
		name: "build-recording-missing",
		what: "a recording is deleted",
		changes: [{ file: recordingOf(2), remove: true }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(2), line: 'id="bonjour"' },
			message: /recording .* is missing/,
		},
	},
	{
		name: "build-page-removed",
		what: "a page is deleted, and its recordings are left",
		changes: [{ file: exercise(2), remove: true }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: recordingOf(2), line: 1 },
			message: /Nothing needs this file: there is no page `exercice-2` with commands/,
		},
	},
	{
		name: "build-option-unknown",
		what: "a fence has an option that does not exist",
		changes: [{ file: exercise(1), replace: 'id="version"', by: 'id="version" colour="red"' }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(1), line: 'colour="red"' },
			message: /Unknown option `colour="red"`/,
		},
	},
	{
		name: "build-shown-file-missing",
		what: "the page shows a file that there is not",
		changes: [
			{ file: exercise(3), replace: 'path="simple-api/app.py"', by: 'path="simple-api/api.py"' },
		],
		reseal: true,
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(3), line: 'path="simple-api/api.py"' },
			message: /There is no file snippets\/simple-api\/api\.py/,
		},
	},
	{
		name: "build-shown-lines-missing",
		what: "the page shows lines that the file does not have",
		changes: [
			{
				file: exercise(3),
				replace: 'path="simple-api/app.py"',
				by: 'path="simple-api/app.py" lines="1-99"',
			},
		],
		reseal: true,
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(3), line: 'lines="1-99"' },
			message: /are not lines of snippets\/simple-api\/app\.py/,
		},
	},
	{
		name: "build-anchor-missing",
		what: "a link names a question that the other page does not have",
		changes: [{ file: exercise(5), replace: "#question-6-d", by: "#question-6-dd" }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(5), line: "#question-6-dd" },
			message: /nothing there is called `question-6-dd`.*Did you mean #question-6-d\?/,
		},
	},
	{
		name: "build-linked-page-missing",
		what: "a link leads to a page that there is not",
		changes: [{ file: exercise(8), replace: "../exercice-3/", by: "../exercice-33/" }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "../exercice-33/" },
			message: /leads to no page or file.*Did you mean \/exercice-3\/\?/,
		},
	},
	{
		name: "build-mdx-broken",
		what: "a tag that is never closed",
		changes: [{ file: exercise(8), append: "\n<aside>\n" }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "<aside>" },
			message: /Expected a closing tag for `<aside>`/,
		},
	},
	{
		name: "prose-version",
		what: "a version is typed by hand instead of quoted",
		changes: [{ file: exercise(1), append: "\nOn a la version 28.5.2.\n" }],
		watch: "prose",
		quick: true,
		expected: {
			exit: 1,
			at: { file: exercise(1), line: "On a la version" },
			message: /The prose types the version `28\.5\.2` by hand/,
		},
	},
	{
		name: "prose-count",
		what: "a count is typed by hand",
		changes: [{ file: exercise(8), append: "\nOn a alors 3 conteneurs.\n" }],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "On a alors 3 conteneurs." },
			message: /The prose types the count `3 conteneurs` by hand/,
		},
	},
	{
		name: "prose-tag",
		what: "an image's tag is typed by hand",
		changes: [{ file: exercise(8), append: "\nIl faut l'image `postgres:12`.\n" }],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "Il faut l'image `postgres:12`." },
			message: /The prose types the tag `postgres:12` by hand/,
		},
	},
	{
		name: "prose-old-container-name",
		what: "a container's name, as the old Compose made it, is typed by hand",
		changes: [{ file: exercise(8), append: "\nC'est `systeme_db_1` qui répond.\n" }],
		watch: "prose",
		quick: true,
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "C'est `systeme_db_1` qui répond." },
			message: /The prose types the container `systeme_db_1` by hand/,
		},
	},
	{
		name: "prose-status",
		what: "an exit status is typed by hand",
		changes: [
			{ file: exercise(8), append: "\nLa commande se termine avec le code de sortie `137`.\n" },
		],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "La commande se termine avec le code de sortie `137`." },
			message: /The prose types the status `137` by hand/,
		},
	},
	{
		name: "prose-alt",
		what: "a port in what a picture shows is typed by hand",
		changes: [
			{
				file: exercise(8),
				append: "\n![Le port 8000 dans un navigateur](https://docs.docker.com/a.png)\n",
			},
		],
		watch: "prose",
		quick: true,
		expected: {
			exit: 1,
			at: {
				file: exercise(8),
				line: "![Le port 8000 dans un navigateur](https://docs.docker.com/a.png)",
			},
			message: /The prose types the port `8000` by hand/,
		},
	},
	{
		name: "prose-attribute",
		what: "a version in a component's title is typed by hand",
		changes: [{ file: exercise(8), append: '\n<Card title="Python 3.12">Ici.</Card>\n' }],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: '<Card title="Python 3.12">Ici.</Card>' },
			message: /The prose types the version `3\.12` by hand/,
		},
	},
	{
		name: "prose-heading",
		what: "a size in a heading is typed by hand",
		changes: [{ file: exercise(8), append: "\n## Une image de 12 Mo\n" }],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "## Une image de 12 Mo" },
			message: /The prose types the size `12 Mo` by hand/,
		},
	},
	{
		name: "build-prose",
		what: "a port is typed by hand, and the site is built",
		changes: [{ file: exercise(8), append: "\nLe port 8000 répond.\n" }],
		watch: "build",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "Le port 8000" },
			message: /The prose types the port `8000` by hand/,
		},
	},
	{
		name: "prose-without-commands",
		what: "an ID is typed by hand on a page that runs nothing",
		changes: [{ file: exercise(8), append: "\nC'est le conteneur `f96380dab96e`.\n" }],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(8), line: "C'est le conteneur" },
			message: /The prose types the ID `f96380dab96e` by hand/,
		},
	},
	{
		name: "prose-title",
		what: "a version is typed into a page's title",
		changes: [{ file: exercise(1), replace: ": installer Docker", by: ": installer Docker 28.5" }],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(1), line: "title:" },
			message: /The prose types the version `28\.5` by hand/,
		},
	},
	{
		name: "prose-port",
		what: "a port is typed by hand, in the middle of a paragraph",
		changes: [
			{
				file: exercise(4),
				append: "\nUne première ligne,\nune deuxième, puis le port 8000\nà la troisième.\n",
			},
		],
		watch: "prose",
		expected: {
			exit: 1,
			at: { file: exercise(4), line: "puis le port 8000" },
			message: /The prose types the port `8000` by hand/,
		},
	},
];
