/** A list of settings without blanks, `a=1,b=2`, as Docker prints labels: in another order each time. */
const SETTINGS = /(?<![^\s"'])[\w.-]+=[^\s"',\u001b]*(?:,[\w.-]+=[^\s"',\u001b]*)+(?![^\s"'])/g;

/** What `docker info` lists out of a map, in another order each time. */
const RUNTIMES = /^( *Runtimes: )(.+)$/;

/** The name that Compose gives a container, in a colour of its own: which one, is who comes first. */
const PREFIX = /^\u001b\[[\d;]*m([\w.-]+-\d+ +\| )\u001b\[0m/;

/** A line whose parts are in an order, and its names in colours, that no chance has chosen. */
export function inPlainOrder(line: string): string {
	return line
		.replace(PREFIX, "$1")
		.replace(RUNTIMES, (_, label, names) => label + names.split(" ").sort().join(" "))
		.replace(SETTINGS, (settings) => settings.split(",").sort().join(","));
}
