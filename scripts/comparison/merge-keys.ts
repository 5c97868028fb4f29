import { textOf } from "./line-text.ts";
import type { ReadLine } from "./read-screen.ts";

/**
 * A key or a certificate that goes over several lines (RFC 7468) is one value, in its first line: each of its lines
 * depends on all of it, though some of them may be the same in two runs.
 */
export function mergeKeys(lines: readonly ReadLine[]): ReadLine[] {
	const merged: ReadLine[] = [];
	let body: ReadLine[] | undefined;
	const endBody = () => {
		const [first, ...others] = body ?? [];
		const [token] = first?.tokens ?? [];
		if (first !== undefined && token !== undefined) {
			const text = [first, ...others].map(textOf).join("");
			merged.push({ ...first, tokens: [{ ...token, kind: "random", text }] });
		}
		body = undefined;
	};
	for (const line of lines) {
		const text = textOf(line);
		const isBody = /^[A-Za-z\d+/]+={0,2}$/.test(text);
		if (body !== undefined && isBody) body.push(line);
		else {
			endBody();
			merged.push(line);
			if (/^-----BEGIN[A-Z]+-----$/.test(text)) body = [];
		}
	}
	endBody();
	return merged;
}
