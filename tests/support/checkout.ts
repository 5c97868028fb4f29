import { cp, readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { ROOT } from "./repository-root.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

/** An engine's address at which nothing answers. */
export const NO_DOCKER = { DOCKER_HOST: "unix:///nonexistent/docker.sock" } as const;

/** A copy of the repository's code with pages of its own. */
export interface Checkout extends TemporaryFolder {
	/** Starts the recorder there; what it prints is in `all`. */
	start(argv: readonly string[], env?: NodeJS.ProcessEnv): ReturnType<typeof startRecorder>;
	/** Runs the recorder there to its end. */
	record(argv: readonly string[], env?: NodeJS.ProcessEnv): Promise<Run>;
	/** Text of a file. */
	read(file: string): Promise<string>;
	/** Names of the files in which recordings are stored, without replays: a command has one where it took long. */
	recordings(): Promise<string[]>;
}

/** A run of the recorder. */
export interface Run {
	/** Exit code. */
	readonly code: number | undefined;
	/** All that it printed. */
	readonly output: string;
}

/**
 * Copies the repository's code to a temporary folder; packages are linked.
 *
 * @param pages Pages by their names, without `.mdx`.
 * @param within The folder that holds the copy: the system's for temporary files by default.
 */
export async function checkout(
	pages: Readonly<Record<string, string>>,
	within?: string,
): Promise<Checkout> {
	const folder = await temporaryFolder(within);
	const { path } = folder;
	for (const name of ["scripts", "snippets", "package.json"]) {
		await cp(join(ROOT, name), join(path, name), { recursive: true });
	}
	await symlink(join(ROOT, "node_modules"), join(path, "node_modules"));
	const files = Object.entries(pages).map(([name, text]) => [`src/content/docs/${name}.mdx`, text]);
	await folder.write(Object.fromEntries(files));
	return {
		...folder,
		start: (argv, env) => startRecorder(path, argv, env),
		record: async (argv, env) => {
			const { exitCode, all } = await startRecorder(path, argv, env);
			return { code: exitCode, output: all };
		},
		read: (file) => readFile(join(path, file), "utf8"),
		recordings: async () => {
			const below = join(path, "src/content/recordings");
			const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(
				() => [],
			);
			return entries
				.filter((entry) => entry.isFile() && !entry.name.endsWith(".cast"))
				.map((entry) => entry.name)
				.sort();
		},
	};
}

/**
 * Starts the recorder of a checkout, with this very Node.
 *
 * @param before What stands before the command, where that runs elsewhere.
 */
export function startRecorder(
	root: string,
	argv: readonly string[],
	env: NodeJS.ProcessEnv = {},
	before: readonly string[] = [],
) {
	const [program = "", ...words] = [...before, process.execPath, "scripts/record.ts", ...argv];
	return execa(program, words, {
		cwd: root,
		reject: false,
		all: true,
		stdin: "ignore",
		// A recorder that is told to stop may take longer than the five seconds after which it would be killed.
		forceKillAfterDelay: false,
		env: { NO_COLOR: "1", GITHUB_ACTIONS: "", ...env },
	});
}
