import type { Call, CommandLine, Values } from "../command-line/command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { anyText, list, oneOf, wholeNumber } from "../command-line/values.ts";
import { REPORT_FORMATS, type ReportFormat } from "./report-format.ts";
import type { Shard } from "./take-shard.ts";

export const RECORD = {
	name: "record",
	about: "Runs the course's commands in real Docker engines and records what the terminals show.",
	usage: ["[PAGE…] [options]", "--merge DIR…"],
	words: { PAGE: "exercice-1, or src/content/docs/exercice-1.mdx; all pages by default" },
	options: {
		force: { help: "run pages whose recording is up to date, too" },
		check: { help: "run all, write nothing, exit 1 if a screen differs in meaning" },
		frozen: { help: "run nothing, need no Docker, exit 1 if a recording is stale" },
		engine: {
			value: "VERSIONS",
			help: "28.5,26.1 or all of snippets/engines.json (by default, its default or, without Docker Hub, the newest that Debian has), or any other that Docker Hub has as docker:VERSION-dind",
			...list,
			default: [],
		},
		images: {
			value: "KIND",
			help: "auto (official where Docker Hub answers), official or stand-in",
			...oneOf("auto", "official", "stand-in"),
			default: "auto",
		},
		network: {
			value: "KIND",
			help: "what pages reach beside the images of the registry: open (all that the host's containers do) or closed (nothing)",
			...oneOf("open", "closed"),
			default: "open",
		},
		jobs: {
			short: "j",
			value: "N",
			help: "pages that run side by side, by default one a processor; fewer where the host's engine has less than 1 GiB of memory for each, and 1 GiB more",
			...wholeNumber(1),
		},
		shard: {
			value: "I/N",
			help: "the I-th of N parts of the work, split by how long the pages take",
			takes: "a part and a number of parts such as 1/3",
			read: readShard,
		},
		merge: {
			value: "DIR…",
			help: "join the recordings that other machines made into this checkout (of versions that snippets/engines.json lacks, too, where --engine names them)",
		},
		report: {
			value: "FORMAT",
			help: "junit, json or markdown, a case a snippet; with --report-file",
			...oneOf(...REPORT_FORMATS),
		},
		"report-file": { value: "FILE", help: "where the report goes", ...anyText },
		watch: { help: "run pages as they are saved, from where they changed; for who writes them" },
		list: { help: "print every snippet with its place and options" },
		trust: {
			help: "on a runner of your own, run pages that differ from the default branch, too: a page can do to the machine what root can",
		},
		keep: { help: "leave the engines up and tell how to enter them" },
	},
	exits:
		"0 fine; 1 a snippet broke, drifted or is stale; 2 bad usage or bad page; 3 no usable Docker, or not of that version.",
} as const satisfies CommandLine;

type Options = (typeof RECORD)["options"];

/** How `record` was called. */
export interface Arguments extends Omit<Values<Options>, "report" | "report-file"> {
	/** Names of the pages to record, all where empty; with `merge`, the folders. */
	readonly pages: readonly string[];
	/** Report to write, one case a snippet. */
	readonly report: { readonly format: ReportFormat; readonly file: string } | undefined;
}

/**
 * Reads how `record` was called.
 *
 * @throws {UsageError} where its options do not go together.
 */
export function readArguments({ options, words }: Call<Options>): Arguments {
	const { report: format, "report-file": file, ...rest } = options;
	const { frozen, force, check, list, merge } = options;
	if (frozen && (force || check)) {
		throw new UsageError("--frozen runs nothing: drop --force, --check.");
	}
	if (merge && words.length === 0) throw new UsageError("--merge takes folders of recordings.");
	if (options.watch && (words.length > 0 || frozen || force || check || list || merge)) {
		throw new UsageError("--watch runs what is saved: drop the rest.");
	}
	const report = readReport(format, file);
	if (report !== undefined && (frozen || list || merge)) {
		throw new UsageError("--report tells of a run: drop --frozen, --list, --merge, or --report.");
	}
	return { ...rest, pages: words, report };
}

function readReport(
	format: ReportFormat | undefined,
	file: string | undefined,
): Arguments["report"] {
	if (format === undefined && file === undefined) return undefined;
	if (format === undefined) throw new UsageError("--report-file needs --report FORMAT.");
	if (file === undefined) throw new UsageError("--report needs --report-file FILE.");
	return { format, file };
}

function readShard(text: string): Shard | undefined {
	const [, index, total] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
	const shard = { index: Number(index), total: Number(total) };
	return shard.index >= 1 && shard.index <= shard.total ? shard : undefined;
}
