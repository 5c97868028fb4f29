import type { EngineSpec } from "../versions/read-engines.ts";

/** Prints every version that is listed: whether it is the default one, where its images are, what became of it. */
export function printVersions(engines: readonly EngineSpec[], print: (text: string) => void): void {
	for (const { version, default: isDefault, official, suite, ended } of engines) {
		const notes = [
			...(isDefault ? ["the default"] : []),
			suite === undefined ? `${official} only` : `${official}, or from Debian ${suite}`,
			...(ended === undefined ? [] : [`no longer maintained since ${ended}`]),
		];
		print(`Docker ${version}: ${notes.join("; ")}`);
	}
}
