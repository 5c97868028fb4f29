/** Classes by their names in POSIX, as `grep` has them, in JavaScript's own signs. */
const POSIX: Readonly<Record<string, string>> = {
	alnum: "a-zA-Z0-9",
	alpha: "a-zA-Z",
	digit: "\\d",
	lower: "a-z",
	space: "\\s",
	upper: "A-Z",
	word: "\\w",
	xdigit: "0-9a-fA-F",
};

/** A class, a sign with its backslash, or a quantifier, whose signs are what they are. */
const KEPT = String.raw`\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\[\w^$\\.*+?()[\]{}|/]|\{\d+(?:,\d*)?\}`;
const OTHERS = new RegExp(`${KEPT}|\\\\(.)|([{}\\]])`, "gsu");

const MENDS: readonly ((source: string) => string)[] = [
	(source) => source.replaceAll(/\[:(\w+):\]/g, (whole, name: string) => POSIX[name] ?? whole),
	(source) => source.replace(/^\(\?([ims]+)\)(.*)$/su, "(?$1:$2)"),
	(source) =>
		source.replaceAll(OTHERS, (whole: string, escaped?: string, lone?: string) =>
			lone === undefined ? (escaped ?? whole) : `\\${lone}`,
		),
];

/**
 * A pattern that is almost one, mended: with a class as `grep` names it, a flag as Perl writes it, a backslash before a
 * sign that needs none, or none before a lone brace.
 *
 * @returns Nothing where that does not make it a pattern.
 */
export function mendPattern(source: string): string | undefined {
	let mended = source;
	for (const mend of MENDS) {
		mended = mend(mended);
		if (mended.includes("[[:")) return undefined;
		if (isPattern(mended)) return mended;
	}
	return undefined;
}

function isPattern(source: string): boolean {
	try {
		new RegExp(source, "mu");
		return true;
	} catch {
		return false;
	}
}
