/**
 * `npm run new-engine`: adds a Docker version to `snippets/engines.json`, records the course with it,
 * and tells what changed against the default version.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import writeFileAtomic from "write-file-atomic";
import { EXIT } from "./command-line/exit.ts";
import { runCommand } from "./command-line/run-command.ts";
import { UsageError } from "./command-line/usage-error.ts";
import { type EngineSpec, pickEngine, readEngines } from "./engine/read-engines.ts";

const HELP = `Adds a Docker version and records the course with it.

Usage: npm run new-engine -- VERSION[,VERSION…] [--no-record]

  VERSION       as the tags of Docker Hub's image \`docker\` begin: 29.0; or all, those there are
  --no-record   only add the line to snippets/engines.json

Exit codes: those of \`npm run record\`; 0 also where the version is there already.
`;

async function newEngine(argv: readonly string[], signal: AbortSignal): Promise<number> {
	const { values, positionals } = readArguments(argv);
	if (values.help === true) {
		console.log(HELP);
		return EXIT.fine;
	}
	const versions = positionals[0]?.split(",") ?? [];
	if (versions.length === 0 || !versions.every((one) => /^(all|\d+\.\d+)$/.test(one))) {
		throw new UsageError("Name a Docker version such as 29.0.");
	}
	const root = process.cwd();
	const engines = await readEngines(root);
	const isKnown = (version: string) => engines.some((engine) => engine.version === version);
	const added = versions.filter((version) => version !== "all" && !isKnown(version));
	if (added.length > 0) await addEngines(root, engines, added);
	console.log(
		added.length > 0
			? `Added Docker ${added.join(", ")} to snippets/engines.json.`
			: `snippets/engines.json has Docker ${versions.join(", ")} already.`,
	);
	if (values["no-record"] === true) return EXIT.fine;

	const run = async (script: string, ...words: string[]) =>
		(
			await execa(process.execPath, [join(import.meta.dirname, script), ...words], {
				stdio: "inherit",
				reject: false,
				cancelSignal: signal,
			})
		).exitCode ?? EXIT.failed;
	const recorded = await run("record.ts", "--engine", versions.join(","));
	if (recorded !== EXIT.fine) return recorded;
	const { version: usual } = pickEngine(engines);
	for (const version of versions.filter((one) => one !== "all" && one !== usual)) {
		await run("compare.ts", usual, version);
	}
	console.log(
		'\nCommit snippets/engines.json and src/content/recordings. To show a version by default, move "default": true to its line.',
	);
	return EXIT.fine;
}

/** One line an engine, the newest first. */
async function addEngines(
	root: string,
	engines: readonly EngineSpec[],
	versions: readonly string[],
) {
	const added = versions.map((version): EngineSpec => {
		return { version, default: false, official: `docker:${version}-dind` };
	});
	const all = [...engines, ...added].sort((a, b) =>
		b.version.localeCompare(a.version, "en", { numeric: true }),
	);
	const lines = all.map(({ default: isDefault, ...engine }) => {
		const { version, ...rest } = engine;
		const fields = isDefault ? { version, default: true, ...rest } : { version, ...rest };
		const text = Object.entries(fields).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
		return `\t{ ${text.join(", ")} }`;
	});
	await writeFileAtomic(join(root, "snippets/engines.json"), `[\n${lines.join(",\n")}\n]\n`);
}

function readArguments(argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: { "no-record": { type: "boolean" }, help: { type: "boolean", short: "h" } },
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

await runCommand("new-engine", newEngine);
