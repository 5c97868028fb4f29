/** How much of a file Git looks at for a NUL, by which it tells that it is no text. */
const LOOKED_AT = 8000;

/** A file with the line ends that Git keeps of it, as `.gitattributes` says (`text=auto eol=lf`): a text has LF. */
export function withLineFeeds(content: Buffer): Buffer {
	if (!content.includes("\r\n") || content.subarray(0, LOOKED_AT).includes(0)) return content;
	const text = content.toString("latin1").replaceAll("\r\n", "\n");
	// A return by itself is of no text, either.
	return text.includes("\r") ? content : Buffer.from(text, "latin1");
}
