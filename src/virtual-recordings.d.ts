declare module "virtual:recordings/versions" {
	export const usual: import("./join/offered-versions.ts").OfferedVersions["usual"];
	export const awaited: import("./join/offered-versions.ts").OfferedVersions["awaited"];
	export const versions: import("./join/offered-versions.ts").OfferedVersions["versions"];
	export const ended: import("./join/offered-versions.ts").OfferedVersions["ended"];
}

declare module "virtual:recordings/changes" {
	export const changes: readonly import("./join/changes.ts").VersionChange[];
}

declare module "virtual:recordings/state" {
	export const state: readonly import("./join/course-state.ts").PageState[];
}

declare module "virtual:recordings/handouts" {
	export const handouts: readonly import("./handout/handout-of.ts").Handout[];
}

declare module "virtual:recordings/texts" {
	export const texts: readonly import("./handout/page-text.ts").PageText[];
	export const recordings: readonly import("./handout/plain-recording.ts").PlainRecording[];
}

/** Of `scripts/print/printed-course.ts`. */
declare module "virtual:course-pdf" {
	/** The course as a PDF, beside the pages; none where the machine that builds has no Chromium. */
	export const pdf: string | undefined;
}

/** Of a page by its name: `virtual:recordings/page/exercice-1`. */
declare module "virtual:recordings/page/*" {
	export const recordedPage: import("./join/recorded-page.ts").RecordedPage;
}
