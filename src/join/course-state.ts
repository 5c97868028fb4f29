import { readVarying } from "../../scripts/comparison/volatility.ts";
import type { ImageProvenance } from "../../scripts/images/provenance.ts";
import type { Recording, SnippetRecording } from "../../scripts/recording/schema.ts";
import type { JoinedPage } from "./join-page.ts";
import type { OfferedVersions } from "./offered-versions.ts";

/** How a page stands on one Docker version. */
export interface VersionState {
	/** As readers choose it. */
	readonly version: string;
	/** What ran the page as it is now; absent where it is yet to be recorded, or needs another version. */
	readonly recording?: Pick<Recording, "recorded" | "duration" | "provenance">;
	/** The range of Docker versions that it needs, where that is why it was not run. */
	readonly range?: string;
}

/** What was measured to vary: kinds of values with how many of them, and lines whose order is free. */
export interface Noise {
	readonly kinds: Readonly<Record<string, number>>;
	readonly freeLines: number;
}

/** How a snippet stands. */
export interface SnippetState {
	readonly id: string;
	/** The question that it answers; absent above the first. */
	readonly heading?: string;
	/** The first line that was typed, with an ellipsis where its command goes on; empty where nothing was. */
	readonly command: string;
	/** The terminal whose program it goes on with, where nothing was typed. */
	readonly continued?: string;
	/** The versions that it ran on, and how long it took there, in milliseconds, where that is known. */
	readonly ran: readonly { readonly version: string; readonly duration?: number }[];
	/** The exit statuses that are not 0, on any of them. */
	readonly exits: readonly number[];
	/** The most that was seen to vary on one version. */
	readonly noise: Noise;
}

/** How a page of the course stands. */
export interface PageState {
	readonly page: string;
	readonly versions: readonly VersionState[];
	/** Every image that was used on some version. */
	readonly images: readonly Pick<ImageProvenance, "reference" | "kind">[];
	readonly snippets: readonly SnippetState[];
}

/** How each page of the course and each of its snippets stand, on the versions that readers may choose or are told of. */
export function courseState(
	pages: readonly JoinedPage[],
	offered: Pick<OfferedVersions, "awaited" | "versions">,
): PageState[] {
	const versions = [...new Set([offered.awaited ?? [], offered.versions].flat())];
	return pages.map(({ page, shown, recordings }) => {
		const states = versions.map((version): VersionState => {
			const absence = shown.absences.find((one) => one.version === version);
			if (absence !== undefined) return absence;
			const recording = recordings.find(({ engine }) => engine === version);
			return { version, ...(recording && { recording }) };
		});
		const current = recordings.filter(({ engine }) =>
			states.some(({ version, recording }) => version === engine && recording !== undefined),
		);
		const snippets = page.snippets.map(({ id, heading }): SnippetState => {
			const all = current.flatMap(({ engine, snippets }) => {
				const found = snippets.find((one) => one.id === id);
				return found === undefined || found.skipped !== undefined ? [] : [{ engine, ...found }];
			});
			const [first] = all;
			const typed = first?.steps.find(({ input }) => input !== "")?.input;
			const exits = all.flatMap(({ steps }) => steps.flatMap(({ exit }) => exit || []));
			return {
				id,
				...(heading !== undefined && { heading }),
				command: firstLine(typed ?? ""),
				...(first !== undefined && typed === undefined && { continued: first.terminal }),
				ran: all.map(({ engine, duration }) => ({
					version: engine,
					...(duration !== undefined && { duration }),
				})),
				exits: [...new Set(exits)],
				noise: mostOf(all.map(noiseOf)),
			};
		});
		return { page: page.name, versions: states, images: imagesOf(current), snippets };
	});
}

function firstLine(input: string): string {
	const [line = "", ...others] = input.split("\n");
	return others.length > 0 ? `${line}…` : line;
}

function imagesOf(recordings: readonly Recording[]): PageState["images"] {
	const all = recordings.flatMap(({ provenance }) => provenance.images);
	const byName = new Map(
		all.map(({ reference, kind }) => [`${reference} ${kind}`, { reference, kind }]),
	);
	return [...byName.values()].sort((one, other) => one.reference.localeCompare(other.reference));
}

function noiseOf({ steps, picture }: SnippetRecording): Noise {
	const kinds: Record<string, number> = {};
	for (const { varies = [] } of [...steps, ...(picture === undefined ? [] : [picture])]) {
		for (const kind of varies.flatMap((text) => readVarying(text)?.kind ?? [])) {
			kinds[kind] = (kinds[kind] ?? 0) + 1;
		}
	}
	const free = steps.flatMap((step) => step.free ?? []);
	return { kinds, freeLines: free.reduce((sum, [first, last]) => sum + last - first + 1, 0) };
}

function mostOf(all: readonly Noise[]): Noise {
	const kinds: Record<string, number> = {};
	for (const [kind, count] of all.flatMap((one) => Object.entries(one.kinds))) {
		kinds[kind] = Math.max(kinds[kind] ?? 0, count);
	}
	return { kinds, freeLines: Math.max(0, ...all.map(({ freeLines }) => freeLines)) };
}
