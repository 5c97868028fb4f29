import type { TestProject } from "vitest/node";
import { temporaryFolder } from "../support/temporary-folder.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Folder of the sites that this run's files share. */
		readonly sharedSites: string;
	}
}

/** Makes room for the sites that the files of one run share, and removes them with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = await temporaryFolder();
	project.provide("sharedSites", folder.path);
	return async () => await folder[Symbol.asyncDispose]();
}
