/** A list of settings without blanks, `a=1,b=2`, as Docker prints labels: in another order each time. */
const SETTINGS = /(?<![^\s"'])[\w.-]+=[^\s"',\u001b]*(?:,[\w.-]+=[^\s"',\u001b]*)+(?![^\s"'])/g;

/** What `docker info` lists out of a map, in another order each time. */
const RUNTIMES = /^( *Runtimes: )(.+)$/;

/** What is mounted in a container, as JSON on one line: Docker goes through a map. */
const MOUNTS =
	/\[(\{"Type":"(?:bind|volume|tmpfs)",[^{}]*\}(?:,\{"Type":"(?:bind|volume|tmpfs)",[^{}]*\})+)\]/g;

/** Names of what is mounted in a container, as `docker ps` lists them, of which one is cut. */
const MOUNT_NAMES =
	/(?<![^\s"'])(?=[^\s"']*(?<![^\s"',])[\da-f]{14}…)[\w./-]+…?(?:,[\w./-]+…?)+(?![^\s"'])/g;

/**
 * The name that Compose gives a container, in one of its colours, of which red is none: which one, is who comes first.
 * A line of the log that is empty ends there.
 */
const PREFIX = /^(\u001b\[(?:[01];)*3[2-6](?:;1)?m)([\w.-]+ +\|(?: |(?=\u001b\[0m$)))\u001b\[0m/;

/**
 * How Compose heads what it has done, in a colour if it has drawn that many lines before: whether it has, is how fast
 * the last of them came.
 */
const DONE = /^\u001b\[34m(\[\+\] \w+ (\d+)\/\2)\u001b\[0m$/;

/** Whether on a screen each container's name has one colour, as Compose gives them. */
export function hasOwnColours(lines: readonly string[]): boolean {
	const colours = new Map<string, string>();
	return lines.every((line) => {
		const [, colour = "", name] = PREFIX.exec(line) ?? [];
		if (name === undefined) return true;
		const known = colours.get(name) ?? colour;
		colours.set(name, known);
		return known === colour;
	});
}

/**
 * A line whose parts are in an order, and its names in colours, that no chance has chosen.
 *
 * @param hasColours Whether the names' colours are by chance.
 */
export function inPlainOrder(line: string, hasColours: boolean): string {
	return (hasColours ? line.replace(PREFIX, "$2") : line)
		.replace(DONE, "$1")
		.replace(RUNTIMES, (_, label, names) => label + names.split(" ").sort().join(" "))
		.replace(
			MOUNTS,
			(_, mounts) =>
				`[${mounts
					.split(/(?<=\}),/)
					.sort(byDestination)
					.join(",")}]`,
		)
		.replace(MOUNT_NAMES, (names) => names.split(",").sort(byWord).join(","))
		.replace(SETTINGS, (settings) => settings.split(",").sort(byName).join(","));
}

/** Orders settings by their names: of one that is given twice, the later one counts. */
function byName(one: string, other: string): number {
	const [name = "", otherName = ""] = [one, other].map((setting) => setting.split("=", 1)[0]);
	return name < otherName ? -1 : Number(name > otherName);
}

/** Orders names, those that are an identifier last. */
function byWord(one: string, other: string): number {
	const [id, otherId] = [one, other].map((name) => /^[\da-f]{14}…$/.test(name));
	return id || otherId ? Number(id) - Number(otherId) : one.localeCompare(other, "en");
}

/** Orders what is mounted by where it is. */
function byDestination(one: string, other: string): number {
	const [place = "", otherPlace = ""] = [one, other].map(
		(mount) => /"Destination":"([^"]*)"/.exec(mount)?.[1],
	);
	return place.localeCompare(otherPlace, "en");
}
