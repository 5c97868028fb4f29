type Columns = readonly [from: number, to: number];

/** A step in what a build shows: `#9 [web builder 2/3] RUN …`, ` => CACHED [web internal] load …`, `#9 [web] exporting …`. */
const STEP =
	/^(?<before>(?:#\d+ | *=> (?:=> )?(?:CACHED |ERROR )?)\[)(?<target>[^\s\]]+)(?: (?<rest>[^\]]+))?\] (?<does>.*)/u;

/**
 * Finds what is chance in the names of steps where one build has several targets, as those of `docker buildx bake` and of
 * Compose's services: a step that several need is there once, and named after the one that asked for it first.
 *
 * @param lines A screen's, without colours.
 * @returns The columns of that name, by the lines' numbers.
 */
export function sharedSteps(lines: readonly string[]): ReadonlyMap<number, readonly Columns[]> {
	const steps = lines.flatMap((line, number) => {
		const { before = "", target, rest = "", does = "" } = STEP.exec(line)?.groups ?? {};
		return target === undefined ? [] : [{ number, from: before.length, target, rest, does }];
	});
	// A build of one target does not name it.
	const isNamed = ({ rest, does }: (typeof steps)[number]) =>
		rest === "internal" || (rest === "" && does.startsWith("exporting to "));
	const targets = new Set(steps.filter(isNamed).map(({ target }) => target));
	if (targets.size < 2) return new Map();
	const own = steps.filter(({ target, rest }) => targets.has(target) && rest !== "");
	const isFirst = ({ rest, does }: (typeof steps)[number]) =>
		rest === "internal" || does.startsWith("FROM ");
	const others = own.filter((step) => !isFirst(step));
	// Where all of them are of one stage, and each is there once, all targets have the same.
	const isOne =
		new Set(others.map(({ rest }) => rest.replace(/\d+(?=\/\d+$)/, ""))).size === 1 &&
		new Set(others.map(({ target, rest }) => `${target} ${rest}`)).size ===
			new Set(others.map(({ rest }) => rest)).size;
	return new Map(
		own.flatMap((step): [number, readonly Columns[]][] => {
			const { number, from, target, rest } = step;
			const length = isFirst(step) ? `${target} ${rest}`.length : target.length;
			return isOne || isFirst(step) ? [[number, [[from, from + length]]]] : [];
		}),
	);
}
