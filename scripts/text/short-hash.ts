import { hash } from "node:crypto";

/** The first hexadecimal digits of the SHA-256 of a text, or of a file's content. */
export function shortHash(content: string | Buffer, digits: number): string {
	return hash("sha256", content, "hex").slice(0, digits);
}
