/** SGR escape sequences (ECMA-48, 8.3.117). */
const SGR = /\u001b\[[\d;]*m/g;

/** A screen's line without its colours. */
export function plain(line: string): string {
	return line.replace(SGR, "");
}
