/** Short options of `docker run` and `docker exec` that ask for a terminal, alone or among others. */
const SHORT = /(\s)-([di]*)t([di]*)(?=\s)/;

/** A command whose program is given its lines by a pipe: Docker's client refuses a terminal there. */
export function withoutTty(command: string): string {
	const compose = /^(\s*docker\s+compose\s(?:.*?\s)?(?:run|exec))(?=\s)(?!.*\s-T\s)/;
	if (compose.test(command)) return command.replace(compose, "$1 -T");
	if (!/^\s*docker\s+(?:container\s+)?(?:run|exec)\s/.test(command)) return command;
	return command.replace(/\s--tty(?=\s)/, "").replace(SHORT, (_, blank, before, after) => {
		const others = `${before}${after}`;
		return others === "" ? "" : `${blank}-${others}`;
	});
}
