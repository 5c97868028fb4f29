/** A template of `mktemp`: at least three X in a row, which it replaces by letters and digits (coreutils' manual). */
const TEMPLATE = /(?<=\bmktemp\b[^|;&\n]*[\s/'"])([\w.-]*?)(X{3,})([\w.-]*)/g;

/**
 * The pattern of what a command has drawn at random for the names of temporary files; nothing where it names no template.
 */
export function madeName(command: string): string | undefined {
	const patterns = [...command.matchAll(TEMPLATE)].map(
		([, before = "", drawn = "", after = ""]) =>
			`(?<=${RegExp.escape(before)})[A-Za-z0-9]{${drawn.length}}(?=${RegExp.escape(after)})`,
	);
	return patterns.length === 0 ? undefined : patterns.join("|");
}
