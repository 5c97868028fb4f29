import type { EngineSpec } from "./read-engines.ts";

/**
 * Tells what a list of versions does not say as Docker's authors do: which version is new, which no longer
 * maintained.
 *
 * @param branches The text of moby's `project/BRANCHES-AND-TAGS.md`, with its table of branches.
 * @param now The month: `2026-11`.
 * @returns Sentences, each with what to do; none where the list is right.
 * @throws {Error} where the text has no such table.
 */
export function supportChanges(
	branches: string,
	engines: readonly EngineSpec[],
	now: string,
): string[] {
	const maintained = maintainedVersions(branches);
	const isMaintained = ({ version }: EngineSpec) =>
		maintained.some((one) => `${version}.`.startsWith(`${one}.`));
	const newest = Math.max(...engines.map(({ version }) => Number.parseInt(version, 10)));
	return [
		...maintained
			.filter((version) => Number.parseInt(version, 10) > newest)
			.map((version) => `Docker ${version} is new: \`npm run new-engine -- ${version}\` lists it.`),
		...engines
			.filter((engine) => engine.ended === undefined && !isMaintained(engine))
			.map(
				({ version, default: isDefault }) =>
					`Docker ${version} is no longer maintained: its line of snippets/engines.json gets \`"ended": "${now}"\`${isDefault ? ', and `"default": true` goes to another' : ""}.`,
			),
		...engines
			.filter((engine) => engine.ended !== undefined && isMaintained(engine))
			.map(
				({ version }) =>
					`Docker ${version} is maintained: its line of snippets/engines.json must not have \`"ended"\`.`,
			),
	];
}

/** `29`, `26.1`: as the branches `docker-29.x` and `26.1` are named. */
function maintainedVersions(branches: string): string[] {
	const rows = [
		...branches.matchAll(/^\| *(?:docker-)?(\d+(?:\.\d+)*)(?:\.x)? *\|[^|]*\|([^|]*)\|/gm),
	];
	if (rows.length === 0) throw new Error("It has no table of release branches.");
	return rows.flatMap(([, version = "", status = ""]) =>
		status.trim().startsWith("Maintained") ? version : [],
	);
}
