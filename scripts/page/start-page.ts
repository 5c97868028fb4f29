import { type Conditions, USUAL } from "../engine/conditions.ts";
import { imageName, keepData } from "../engine/keep-data.ts";
import type { Prepared } from "../engine/prepare.ts";
import { pullEverywhere } from "../engine/pull-images.ts";
import type { Engine } from "../engine/start-engine.ts";
import { startMachines } from "../engine/start-machines.ts";
import { startWithImages } from "../engine/start-with-images.ts";
import { HostError } from "../host/host-error.ts";
import { runIn } from "../host/run-in.ts";
import { type Issue, IssueError } from "../plan/issue.ts";
import { afterLocation } from "../plan/link-pages.ts";
import type { PlannedPage } from "../plan/plan-pages.ts";
import { pageKeys } from "../recording/page-key.ts";
import { unlessAborted } from "../run/unless-aborted.ts";
import { shortHash } from "../text/short-hash.ts";
import { pageTools } from "./page-tools.ts";
import { recordPage } from "./record-page.ts";

/** How the names of the volumes begin that keep how pages ended. */
export const STATE_PREFIX = "recorder-state-";

/** What the start of a page's engine needs beside the page. */
export interface StartOptions {
	/** The repository's root. */
	readonly root: string;
	readonly conditions?: Conditions | undefined;
	/** Told what is done first. */
	readonly show: (line: string) => void;
	readonly signal?: AbortSignal | undefined;
	/** The volume in which the page's end is to be kept. */
	readonly fills?: string | undefined;
}

/**
 * Starts the engine of a page: a new machine with the images that the page names, or the one on which another page
 * ended. Its other machines are new.
 *
 * @throws {IssueError} when that other page breaks, or a tool that the page asks for cannot be installed.
 * @throws {HostError} when the engine does not start.
 */
export async function startPage(
	prepared: Prepared,
	page: PlannedPage,
	options: StartOptions,
): Promise<Engine> {
	const { name, machines, images, previous } = page;
	const { show: onProgress, ...others } = options;
	const request = { ...others, image: await pageTools(prepared, page, options) };
	if (previous === undefined) {
		const asked = { page: name, machines, images, onProgress, ...request };
		return await startWithImages(prepared, asked);
	}
	const start = async (renew: boolean): Promise<Engine | undefined> => {
		const from = await findState(prepared, page, previous, { ...options, renew });
		await using cleanup = new AsyncDisposableStack();
		const given = { page: name, from, ...request };
		const engine = cleanup.use(await startMachines(prepared, machines, given));
		const { exit } = await runIn(engine.container, ["sh", "-ec", GO_ON]);
		if (exit !== 0) return undefined;
		await pullEverywhere(engine, images);
		cleanup.move();
		return engine;
	};
	// What a killed run has left unfinished, or another checkout has removed just now, is made anew.
	const engine = (await start(false)) ?? (await start(true));
	if (engine !== undefined) return engine;
	throw new HostError("engine", `How \`${previous.name}\` ended cannot be read.`, "Run it again.");
}

/** Where the student's home comes with the daemon's data. */
const HOME = "/var/lib/docker/etudiant";
const GO_ON = `cp -a ${HOME}/. /home/etudiant; rm -r ${HOME}`;

// As at a machine's shutdown: containers are asked to end, programs are not. A swarm would start its own anew.
const REST = `
docker swarm leave --force > /dev/null 2>&1 || :
while running=$(docker ps --quiet) && [ -n "$running" ]; do docker stop $running > /dev/null; done
pkill -KILL -u etudiant || :
`;
const FILES =
	"--exclude=./swarm --exclude=./containerd/daemon/taken --directory=/var/lib/docker . --directory=/home etudiant";

/**
 * Finds how a page ended, in the same conditions: the data of its daemon and the student's home. Made once a machine,
 * by running that page, and again when its key changes.
 *
 * @returns The volume to start from.
 */
async function findState(
	prepared: Prepared,
	page: PlannedPage,
	previous: PlannedPage,
	options: StartOptions & { renew: boolean },
): Promise<string> {
	const { root, renew, show, signal, conditions = USUAL } = options;
	const { engine, kind } = prepared;
	const keys = await pageKeys(root, previous, engine);
	const ofVersion = `${STATE_PREFIX}${engine.version}-${kind}-`;
	const ofImage = `${STATE_PREFIX}${imageName(prepared)}-`;
	const ofPage = `${ofImage}${shortHash(previous.name, 12)}-`;
	const ofKey = `${ofPage}${keys[kind]}-`;
	const volume = `${ofKey}${conditions.name}`;
	const make = async () => {
		const onProgress = ({ snippet, snippets }: { snippet: number; snippets: number }) =>
			show(`${previous.name} first: ${snippet}/${snippets}`);
		show(`${previous.name} first`);
		await using cleanup = new AsyncDisposableStack();
		const maker = cleanup.use(await startPage(prepared, previous, { ...options, fills: volume }));
		const run = recordPage(previous, maker, { root, keys, version: engine.version, onProgress });
		const ran = await (signal === undefined ? run : unlessAborted(signal, run));
		if (Array.isArray(ran)) throw new IssueError(ran.slice(0, 1).map((one) => broke(page, one)));
		const { exit, stderr } = await runIn(maker.container, ["sh", "-ec", REST]);
		if (exit !== 0)
			throw new HostError(
				"engine",
				`\`${previous.name}\` does not come to rest: ${stderr}`,
				"Run it again.",
			);
		cleanup.move();
		return maker;
	};
	const isOld = (name: string) =>
		(name.startsWith(ofVersion) && !name.startsWith(ofImage)) ||
		(name.startsWith(ofPage) && !name.startsWith(ofKey));
	const what = `the end of \`${previous.name}\``;
	await keepData(
		prepared,
		{ volume, what, make, files: FILES, isOld },
		{ renew, onProgress: show, signal },
	);
	return volume;
}

/** That a page cannot begin, since the one before it breaks. */
function broke(page: PlannedPage, { file, line, column, message, hint, details }: Issue): Issue {
	return {
		...afterLocation(page),
		message: `The page \`${page.after}\`, after which this one begins, breaks at ${file}:${line}:${column}: ${message}`,
		hint: hint ?? `Mend it first: npm run record -- ${page.after}.`,
		...(details !== undefined && { details }),
	};
}
