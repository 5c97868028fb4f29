import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { ROOT } from "./repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";
import { watchOutput } from "./watch-output.ts";

/** `astro dev` over a copy of the course. */
export interface DevServer extends AsyncDisposable {
	readonly folder: TemporaryFolder;
	/** `http://localhost:4321` */
	readonly address: string;
	/** Changes a file of the copy. */
	edit(file: string, change: (text: string) => string): Promise<void>;
	/** Resolves once the server says something anew in the shell. */
	says(text: string): Promise<void>;
}

/** What a copy has of the checkout. */
const COPIED = [
	"astro.config.mjs",
	"package.json",
	"public",
	"scripts",
	"snippets",
	"src",
	"tsconfig.json",
];

/** Starts `astro dev` as a user would, over a copy of the course that may be changed. */
export async function devServer(environment: NodeJS.ProcessEnv = {}): Promise<DevServer> {
	await using cleanup = new AsyncDisposableStack();
	// Within the checkout, whose packages are found from there: Astro's server does not follow a link to
	// them, under which its own components have two paths.
	const folder = cleanup.use(await temporaryFolder(join(ROOT, ".cache")));
	for (const name of COPIED) {
		await cp(join(ROOT, name), join(folder.path, name), { recursive: true });
	}
	const server = start(folder.path, environment);
	cleanup.defer(async () => {
		server.kill("SIGINT");
		await server;
	});
	const output = watchOutput(server);
	await output.until("watching for file changes");
	const address = /http:\/\/localhost:\d+/.exec(output.text)?.[0] ?? "";
	const running = cleanup.move();
	return {
		folder,
		address,
		edit: async (file, change) => {
			const path = join(folder.path, file);
			await writeFile(path, change(await readFile(path, "utf8")));
		},
		says: (text) => output.until(text, output.text.length),
		[Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
	};
}

function start(cwd: string, environment: NodeJS.ProcessEnv) {
	// Vitest sets these for Vite, and Astro would take them for its own.
	const { BASE_URL: _, DEV, MODE, NODE_ENV, PROD, SSR, VITEST, ...env } = process.env;
	return execa("astro", ["dev"], {
		cwd,
		preferLocal: true,
		localDir: ROOT,
		extendEnv: false,
		reject: false,
		all: true,
		env: { ...env, ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1", ...environment },
	});
}
