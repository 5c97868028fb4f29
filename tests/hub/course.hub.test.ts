import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Recording, recordingSchema } from "../../scripts/recording/schema.ts";
import { formatEngines } from "../../scripts/versions/format-engines.ts";
import type { EngineSpec } from "../../scripts/versions/read-engines.ts";
import { USUAL } from "../support/listed-engines.ts";
import { type TemporaryFolder, temporaryFolder } from "../support/temporary-folder.ts";
import { type CommandLine, commandLines, readWorkflow } from "../workflows/read-workflow.ts";
import { copiedCheckout } from "./copied-checkout.ts";
import { HUB_ENGINES } from "./official-images.ts";
import { type RebuiltHub, rebuildHub } from "./rebuilt-hub.ts";

// The first run builds the images; each of the others records the whole course.
vi.setConfig({ hookTimeout: 3_600_000, testTimeout: 1_800_000 });

/** How much longer the course may take with official images, which are pulled first, than with stand-ins. */
const FACTOR = 1.3;
const cleanup = new AsyncDisposableStack();
let hub: RebuiltHub;
let course: TemporaryFolder;

beforeAll(async () => {
	hub = cleanup.use(await rebuildHub({ onProgress: console.log, hasStandIns: true }));
	course = cleanup.use(await hubCheckout());
});
afterAll(() => cleanup.disposeAsync());

/** A checkout whose list has the versions that the hub has. */
async function hubCheckout(): Promise<TemporaryFolder> {
	const own = await copiedCheckout();
	const isDefault = ({ version }: EngineSpec) => version === USUAL.version;
	const engines = HUB_ENGINES.map((engine) => ({ ...engine, default: isDefault(engine) }));
	await own.write({ "snippets/engines.json": formatEngines(engines) });
	return own;
}

/** Records the course as from the hub's machine; returns how long that took, in milliseconds. */
async function record(...words: string[]): Promise<number> {
	const began = Date.now();
	const command = [process.execPath, "scripts/record.ts", "--force", ...words];
	const { exitCode, all } = await hub.start(command, { cwd: course.path });
	expect(exitCode, String(all)).toBe(0);
	return Date.now() - began;
}

async function recording(version: string, page: string): Promise<Recording> {
	const path = join(course.path, "src/content/recordings", version, `${page}.json`);
	return recordingSchema.parse(JSON.parse(await readFile(path, "utf8")));
}

/** What a terminal shows, as text. */
function shown({ snippets }: Recording, id: string): string {
	const snippet = snippets.find((one) => one.id === id);
	return (snippet?.steps ?? []).flatMap(({ screen }) => screen).join("\n");
}

let official: number;

test("a bare machine records the whole course from Docker Hub", async () => {
	official = await record("--images", "auto", "--engine", USUAL.version);
	const { provenance } = await recording(USUAL.version, "exercice-5");
	expect(provenance.kind).toBe("official");
	expect(provenance.images.map(({ reference, kind }) => `${kind} ${reference}`)).toEqual([
		"official postgres:17",
		"official python:3.13-slim",
	]);
});

test("its terminals show what Docker Inc. builds print", async () => {
	const one = await recording(USUAL.version, "exercice-1");
	expect(shown(one, "version")).toContain("Server: Docker Engine - Community");
	expect(shown(one, "hello")).toContain("Hello from Docker!");
});

test("the same machine records with stand-ins, in nearly the same time, and with official images again", async () => {
	const standIns = await record("--images", "stand-in", "--engine", USUAL.version);
	const { provenance } = await recording(USUAL.version, "exercice-1");
	expect(provenance.kind).toBe("stand-in");
	console.log(`official images: ${seconds(official)}, stand-ins: ${seconds(standIns)}`);
	expect(official).toBeLessThan(FACTOR * standIns);

	await record("--images", "official", "--engine", USUAL.version);
	expect((await recording(USUAL.version, "exercice-1")).provenance.kind).toBe("official");
});

test.each(HUB_ENGINES.filter(({ version }) => version !== USUAL.version))(
	"Docker $version records it from Docker Hub",
	async ({ version }) => {
		await record("--images", "official", "--engine", version);
		expect((await recording(version, "exercice-1")).provenance.kind).toBe("official");
	},
);

/** Runs the steps of a workflow's job in a checkout, as they stand. */
async function runSteps(lines: readonly CommandLine[], cwd: string, env: NodeJS.ProcessEnv) {
	for (const { run, env: own } of lines) {
		// The checkout has its packages already.
		if (run === "npm ci") continue;
		const set = Object.fromEntries(
			Object.entries(own).filter(([, value]) => !value.includes("${{")),
		);
		const { exitCode, all } = await hub.start(["bash", "-ec", run], {
			cwd,
			env: { ...set, ...env },
		});
		expect(exitCode, `${run}\n${all}`).toBe(0);
	}
}

const linesOf = async (file: string, job: string) =>
	commandLines(await readWorkflow(file)).filter((line) => line.job === job);

/** What Actions sets, with files in a folder. */
async function actions(folder: TemporaryFolder): Promise<NodeJS.ProcessEnv> {
	await mkdir(join(folder.path, "reports"), { recursive: true });
	await folder.write({ summary: "", output: "" });
	return {
		RUNNER_TEMP: folder.path,
		GITHUB_STEP_SUMMARY: join(folder.path, "summary"),
		GITHUB_OUTPUT: join(folder.path, "output"),
		GITHUB_SERVER_URL: "https://github.com",
		GITHUB_REPOSITORY: "someone/course",
		GITHUB_RUN_ID: "1",
	};
}

test("the workflow that publishes builds the site from official images", async () => {
	await using temp = await temporaryFolder();
	await using own = await hubCheckout();
	const env = {
		...(await actions(temp)),
		SITE_URL: "https://someone.github.io",
		BASE_PATH: "/course",
	};
	await runSteps(await linesOf("publish.yml", "build"), own.path, env);
	const page = await readFile(join(own.path, "dist/exercice-1/index.html"), "utf8");
	expect(page).toContain("Hello from Docker!");
	expect(await readFile(join(temp.path, "summary"), "utf8")).toContain("Drift from the commit");
});

test("the workflow for versions records its parts, merges them and proposes the whole", async () => {
	await using temp = await temporaryFolder();
	const env = { ...(await actions(temp)), VERSION: USUAL.version, RECORDED: "success" };
	const lines = await linesOf("engines.yml", "record");
	for (const part of ["1", "2", "3"]) {
		await using own = await hubCheckout();
		await runSteps(lines, own.path, { ...env, SHARD: `${part}/3` });
		// As the job's artefacts travel.
		const artefact = join(temp.path, "recordings", `recordings-${part}`);
		await cp(join(own.path, "src/content/recordings"), artefact, { recursive: true });
	}
	await using own = await hubCheckout();
	await runSteps(await linesOf("engines.yml", "merge"), own.path, env);
	expect(await readFile(join(temp.path, "output"), "utf8")).toContain("changed=true");
	expect(await readFile(join(temp.path, "text.md"), "utf8")).toContain(
		"Recorded with official images",
	);
});

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(0)} s`;
}
