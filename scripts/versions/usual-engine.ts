import { type EngineSpec, pickEngine } from "./read-engines.ts";

/** Where a machine gets its images from: Docker Hub, or the packages of Debian. */
type Source = "official" | "stand-in";

/** The engines whose images a machine can have: a version that no suite of Debian has, has no stand-in. */
export function availableEngines(engines: readonly EngineSpec[], kind: Source): EngineSpec[] {
	return engines.filter(({ suite }) => kind === "official" || suite !== undefined);
}

/**
 * The engine that is used where none is asked for: the default one, or the newest that the machine can have.
 *
 * @throws {HostError} kind `bad-engines`.
 */
export function usualEngine(engines: readonly EngineSpec[], kind: Source): EngineSpec {
	const usual = pickEngine(engines);
	const available = availableEngines(engines, kind);
	if (available.includes(usual)) return usual;
	return newestFirst(available)[0] ?? usual;
}

/** Engines by their versions, the newest first. */
export function newestFirst(engines: readonly EngineSpec[]): EngineSpec[] {
	return engines.toSorted((one, other) =>
		other.version.localeCompare(one.version, "en", { numeric: true }),
	);
}
