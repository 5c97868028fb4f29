import { basename } from "node:path";
import { castFile, pictureFile } from "./recording-file.ts";
import type { Recording } from "./schema.ts";

/** Names of the files beside a recording that it names. */
export function namedFiles(path: string, { snippets }: Pick<Recording, "snippets">): Set<string> {
	return new Set(
		snippets.flatMap(({ id, picture, cast }) => [
			...(picture === undefined ? [] : [basename(pictureFile(path, id, picture.digest))]),
			...(cast === undefined ? [] : [basename(castFile(path, id, cast))]),
		]),
	);
}
