import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder that goes away with its user. */
export interface TemporaryFolder extends AsyncDisposable {
	readonly path: string;
	/** Writes files, given by their paths below the folder; makes the folders that they need. */
	write(files: Readonly<Record<string, string>>): Promise<void>;
}

/**
 * Makes a temporary folder.
 *
 * @param within - The folder that holds it; it is made if needed.
 */
export async function temporaryFolder(within = tmpdir()): Promise<TemporaryFolder> {
	await mkdir(within, { recursive: true });
	const path = await mkdtemp(join(within, "recorder-test-"));
	return {
		path,
		write: async (files) => {
			for (const [name, content] of Object.entries(files)) {
				const file = join(path, name);
				await mkdir(dirname(file), { recursive: true });
				await writeFile(file, content);
			}
		},
		[Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
	};
}
