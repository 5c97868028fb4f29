import { parseArgs } from "node:util";
import { UsageError } from "../command-line/usage-error.ts";
import { messageOf } from "../text/message-of.ts";
import { REPORT_FORMATS, type ReportFormat } from "./report-format.ts";
import type { Shard } from "./take-shard.ts";

/** How `record` was called. */
export interface Arguments {
	/** Names of the pages to record, all where empty; with `merge`, the folders. */
	readonly pages: readonly string[];
	/** Run pages whose recording is up to date, too. */
	readonly force: boolean;
	/** Run and compare, write nothing. */
	readonly check: boolean;
	/** Run nothing; fail where a recording is stale. */
	readonly frozen: boolean;
	/** The part of the work that falls to this machine; all where absent. */
	readonly shard: Shard | undefined;
	/** Join the recordings that other machines left in these folders, and run nothing. */
	readonly merge: boolean;
	/** Report to write, one case a snippet. */
	readonly report: { readonly format: ReportFormat; readonly file: string } | undefined;
	/** Print the snippets and stop. */
	readonly list: boolean;
	/** Leave the engines up. */
	readonly keep: boolean;
	readonly help: boolean;
	/** Pages that run side by side, as far as memory allows; one a processor where absent. */
	readonly jobs: number | undefined;
	readonly images: "auto" | "official" | "stand-in";
	/** Versions of the engines, listed or not, or `all`; the default one where empty. */
	readonly engines: readonly string[];
}

export const HELP = `Runs the course's commands in real Docker engines and records what the terminals show.

Usage: npm run record -- [PAGE…] [options]
       npm run record -- --merge DIR…

  PAGE                 exercice-1, or src/content/docs/exercice-1.mdx; all pages by default

  --force              run pages whose recording is up to date, too
  --check              run all, write nothing, exit 1 if a screen differs in meaning
  --frozen             run nothing, need no Docker, exit 1 if a recording is stale
  --engine VERSIONS    28.5,26.1 or all of snippets/engines.json (by default, its default), or any other
                       that Docker Hub has as docker:VERSION-dind
  --images KIND        auto (official where Docker Hub answers), official or stand-in
  --jobs N             pages that run side by side, by default one a processor; fewer where the host's
                       engine has less than 1 GiB of memory for each, and 1 GiB more
  --shard I/N          the I-th of N parts of the work, split by how long the pages take
  --merge DIR…         join the recordings that other machines made into this checkout (of versions
                       that snippets/engines.json lacks, too, where --engine names them)
  --report FORMAT      junit, json or markdown, a case a snippet; with --report-file FILE
  --list               print every snippet with its place and options
  --keep               leave the engines up and tell how to enter them
  --help               print this

Exit codes: 0 fine; 1 a snippet broke, drifted or is stale; 2 bad usage or bad page; 3 no usable Docker,
or not of that version.
`;

/**
 * Reads the command line.
 *
 * @throws UsageError
 */
export function readArguments(argv: readonly string[]): Arguments {
	const { values, positionals } = parse(argv);
	const jobs = values.jobs === undefined ? undefined : Number(values.jobs);
	if (jobs !== undefined && (!Number.isInteger(jobs) || jobs < 1)) {
		throw new UsageError(`--jobs takes a whole number from 1, not \`${values.jobs}\`.`);
	}
	const images = values.images ?? "auto";
	if (images !== "auto" && images !== "official" && images !== "stand-in") {
		throw new UsageError(`--images takes auto, official or stand-in, not \`${images}\`.`);
	}
	const { force = false, check = false, frozen = false, list = false } = values;
	if (frozen && (force || check)) {
		throw new UsageError("--frozen runs nothing: drop --force, --check.");
	}
	const { keep = false, help = false } = values;
	const { merge = false } = values;
	if (merge && positionals.length === 0)
		throw new UsageError("--merge takes folders of recordings.");
	const shard = values.shard === undefined ? undefined : readShard(values.shard);
	const report = readReport(values.report, values["report-file"]);
	if (report !== undefined && (frozen || list || merge)) {
		throw new UsageError("--report tells of a run: drop --frozen, --list, --merge, or --report.");
	}
	const engines = values.engine?.split(",") ?? [];
	return {
		pages: positionals,
		force,
		check,
		frozen,
		list,
		keep,
		help,
		jobs,
		images,
		engines,
		shard,
		merge,
		report,
	};
}

function readReport(format: string | undefined, file: string | undefined): Arguments["report"] {
	if (format === undefined && file === undefined) return undefined;
	const known = REPORT_FORMATS.find((one) => one === format);
	if (known === undefined) {
		throw new UsageError(`--report takes ${REPORT_FORMATS.join(", ")}, not \`${format}\`.`);
	}
	if (file === undefined) throw new UsageError("--report needs --report-file FILE.");
	return { format: known, file };
}

function readShard(text: string): Shard {
	const [, index, total] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
	const shard = { index: Number(index), total: Number(total) };
	if (shard.index >= 1 && shard.index <= shard.total) return shard;
	throw new UsageError(`--shard takes a part and a number of parts such as 1/3, not \`${text}\`.`);
}

function parse(argv: readonly string[]) {
	const flag = { type: "boolean" } as const;
	const text = { type: "string" } as const;
	try {
		return parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: {
				force: flag,
				check: flag,
				frozen: flag,
				list: flag,
				keep: flag,
				help: { type: "boolean", short: "h" },
				jobs: { type: "string", short: "j" },
				images: text,
				engine: text,
				shard: text,
				merge: flag,
				report: text,
				"report-file": text,
			},
		});
	} catch (error) {
		throw new UsageError(messageOf(error));
	}
}
