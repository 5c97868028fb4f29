import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pictureFile, recordingFile } from "../../../scripts/recording/recording-file.ts";
import { recordingSchema } from "../../../scripts/recording/schema.ts";
import { readEngines } from "../../../scripts/versions/read-engines.ts";
import { usualEngine } from "../../../scripts/versions/usual-engine.ts";
import { ROOT } from "../../support/repository-root.ts";

const engines = await readEngines(ROOT);
/** The version that is recorded where none is asked for. */
export const DEFAULT = usualEngine(engines, "stand-in").version;

/** Another one. */
export const OTHER = engines.findLast(({ version }) => version !== DEFAULT)?.version ?? "";

/** Files of the course, relative to the repository's root. */
export const APP = "snippets/simple-api/app.py";
export const DOCKERFILE = "snippets/simple-api/Dockerfile";
export const REQUIREMENTS = "snippets/simple-api/requirements.txt";
export const COMPOSE = "snippets/systeme/docker-compose.yml";
export const ENGINES = "snippets/engines.json";

/** The page of an exercise. */
export function exercise(number: number): string {
	return `src/content/docs/exercice-${number}.mdx`;
}

/** The recording of an exercise, made with the default engine or that of another version. */
export function recordingOf(number: number, engine = DEFAULT): string {
	return recordingFile(engine, `exercice-${number}`);
}

/** The picture of a snippet of an exercise, taken with the default engine. */
export function pictureOf(number: number, snippet: string): string {
	const file = recordingOf(number);
	const { snippets } = recordingSchema.parse(JSON.parse(readFileSync(join(ROOT, file), "utf8")));
	const digest = snippets.find(({ id }) => id === snippet)?.picture?.digest;
	if (digest === undefined) throw new Error(`${file} has no picture of ${snippet}.`);
	return pictureFile(file, snippet, digest);
}
