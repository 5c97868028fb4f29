import { join } from "node:path";

import pLimit from "p-limit";
import type { LiveView } from "../../scripts/live/live-page.ts";
import type { Issue } from "../../scripts/plan/issue.ts";
import { readPartials } from "../../scripts/plan/partials.ts";
import { planPages } from "../../scripts/plan/plan-pages.ts";
import { checkProse } from "../../scripts/prose/check-prose.ts";
import { leftRecordings } from "../../scripts/recording/left-recordings.ts";
import { readRecordingFile } from "../../scripts/recording/read-recording.ts";
import { recordingFile } from "../../scripts/recording/recording-file.ts";
import { shownEngine } from "../../scripts/recording/shown-engine.ts";
import { type EngineSpec, readEngines } from "../../scripts/versions/read-engines.ts";
import { courseTexts } from "../handout/course-texts.ts";
import { type Handout, handoutOf } from "../handout/handout-of.ts";
import type { PageText } from "../handout/page-text.ts";
import type { PlainRecording } from "../handout/plain-recording.ts";
import { changesOf, type VersionChange } from "./changes.ts";
import { courseState, type PageState } from "./course-state.ts";
import { joinLive } from "./join-live.ts";
import { type JoinedPage, joinPage, recordingReader } from "./join-page.ts";
import { type OfferedVersions, offeredVersions } from "./offered-versions.ts";
import { PageError } from "./page-error.ts";

/** Limited, since a course may have a thousand pages, and each takes some open files. */
const PAGES_AT_ONCE = 8;

/** What pages show while their author works on them. */
export interface LiveViews {
	view(file: string): LiveView;
}

/** The course with its recordings. Whoever asks first has it read, and all who ask get the same. */
export interface Course {
	/**
	 * A page, by its path relative to the repository's root.
	 *
	 * @returns None where it holds no snippet.
	 * @throws {PageError} where it cannot be shown as it is.
	 */
	page(file: string): Promise<JoinedPage | undefined>;
	/** The Docker versions between which a reader chooses. */
	versions(): Promise<OfferedVersions>;
	/** Those pages that have no mistakes, with their recordings. */
	pages(): Promise<JoinedPage[]>;
	/** What each of them but the default one shows differently. */
	changes(): Promise<VersionChange[]>;
	/** How each page and each snippet stand. */
	state(): Promise<PageState[]>;
	/** What readers take along of each page. */
	handouts(): Promise<Handout[]>;
	/** Each page as text for programs that read, those without snippets included; and all recordings. */
	texts(): Promise<{ readonly texts: PageText[]; readonly recordings: PlainRecording[] }>;
	/**
	 * Every issue of every page: those of its fences or, where it has none, those of its recordings, and the
	 * values that its prose types by hand. A page that a version of the site has no recording of, or a stale
	 * one, is but a warning.
	 */
	check(): Promise<{ readonly issues: readonly Issue[]; readonly warnings: readonly string[] }>;
}

/**
 * The course as it stands on the disk: a page is joined with its recordings when it is asked for, and no
 * file is read again for the next who asks.
 *
 * @param root The repository's root.
 * @param live Shows pages that are not recorded as they stand.
 */
export function readCourse(root: string, live?: LiveViews): Course {
	const plan = once(() => planPages(root));
	const engines = once(() => readEngines(root));
	const read = recordingReader(root);
	const usual = once(async () => {
		const { pages } = await plan();
		return await shownEngine(await engines(), (engine) =>
			pLimit(PAGES_AT_ONCE).map([...pages], async (page) => (await read(page, engine)).problem),
		);
	});
	const versions = once(async () => offeredVersions(root, await engines(), await usual()));
	const joined = onceEach(async (file: string) => {
		const page = (await plan()).pages.find((one) => one.file === file);
		return page && (await joinPage(page, await usual(), await engines(), read));
	});
	const all = once(async () => {
		const { pages, issues } = await plan();
		const broken = new Set(issues.map(({ file }) => file));
		const whole = pages.filter(({ sources }) => !sources.keys().some((file) => broken.has(file)));
		const all = await pLimit(PAGES_AT_ONCE).map(whole, ({ file }) => joined(file));
		return all.flatMap((one) => one ?? []);
	});
	return {
		versions,
		pages: all,
		changes: once(async () => changesOf(await versions(), await all())),
		state: once(async () => courseState(await all(), await versions())),
		handouts: once(async () =>
			pLimit(PAGES_AT_ONCE).map((await plan()).pages, (page) => handoutOf(root, page)),
		),
		texts: once(async () => courseTexts(root, (await plan()).sources, await all())),
		page: async (file) => {
			const { issues, sources } = await plan();
			// Those of its partials, too, which a page without snippets may show.
			const partials = await readPartials(root, file, sources.get(file) ?? "");
			const own = issues.filter((issue) => issue.file === file || partials.has(issue.file));
			if (own.length > 0) throw new PageError(own);
			const page = await joined(file);
			if (page === undefined || page.issues.length === 0) return page;
			// Quotes that do not fit are mistakes, whatever was run.
			if (live === undefined || page.shown.views.length > 0) throw new PageError(page.issues);
			return joinLive(page, await versions(), live.view(file));
		},
		check: async () => {
			const pages = await all();
			const offered = await versions();
			const { issues, sources } = await plan();
			const prose = await checkProse(root, sources);
			// A page with a mistake may be any that a recording is of.
			const left = issues.length > 0 ? [] : await leftOf(root, pages, await engines());
			return {
				issues: [...issues, ...pages.flatMap((page) => page.issues), ...prose.issues, ...left],
				warnings: [...awaited(offered), ...pages.flatMap((page) => unrecorded(page, offered))],
			};
		},
	};
}

/** The course as it is at any time: what was read of it is forgotten when one of its files changes. */
export class LiveCourse {
	readonly root: string;
	now: Course;
	/** While an author works on it. */
	#live: LiveViews | undefined;

	constructor(root: string) {
		this.root = root;
		this.now = readCourse(root);
	}

	/** To be called when a file changed. */
	forget(): void {
		this.now = readCourse(this.root, this.#live);
	}

	/** Shows pages that are not recorded as they stand from now on, in place of errors. */
	follow(live: LiveViews): void {
		this.#live = live;
		this.forget();
	}
}

function awaited({ awaited: version, usual }: OfferedVersions): string[] {
	if (version === undefined) return [];
	return [
		`Not all pages are recorded on Docker ${version} as they are now, so the site shows ${usual}, and says so. Run \`npm run record\` where Docker Hub answers.`,
	];
}

function unrecorded({ page, shown }: JoinedPage, { usual, versions }: OfferedVersions): string[] {
	const names = shown.absences
		.filter(({ version, range }) => range === undefined && versions.includes(version))
		.map(({ version }) => version)
		.join(",");
	if (names === "") return [];
	return [
		`${page.file}: not recorded on Docker ${names} as it is now, so it shows ${usual} there. Run \`npm run record -- --engine ${names}\`.`,
	];
}

/** The recordings and pictures that the course does not need. */
async function leftOf(
	root: string,
	pages: readonly JoinedPage[],
	engines: readonly EngineSpec[],
): Promise<Issue[]> {
	const known = new Map(
		pages.flatMap(({ recordings }) =>
			recordings.map((one) => [join(root, recordingFile(one.engine, one.page)), one] as const),
		),
	);
	const needed = {
		pages: new Set(pages.map(({ page }) => page.name)),
		versions: new Set(engines.map(({ version }) => version)),
	};
	return await leftRecordings(root, needed, async (path) => {
		const recording = known.get(path);
		return recording === undefined ? await readRecordingFile(path) : { recording };
	});
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

function onceEach<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
	const made = new Map<string, Promise<T>>();
	return (key) => {
		const known = made.get(key) ?? make(key);
		made.set(key, known);
		return known;
	};
}
