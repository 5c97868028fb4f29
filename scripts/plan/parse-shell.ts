import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { getProcessor } from "sh-syntax";

const WASM = createRequire(import.meta.url).resolve("sh-syntax/main.wasm");
let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * Parses shell code as bash does. A call takes a millisecond whatever the code is, and some ten
 * microseconds more for each of its lines, so that many short codes are best parsed as one.
 *
 * @throws {ParseError} of `sh-syntax`, where the code is incomplete or has a syntax error.
 */
export const parseShell = getProcessor(async (imports: WebAssembly.Imports) => {
	// Compiled once: the package's own `parse` compiles its WebAssembly for every call.
	compiled ??= readFile(WASM).then((bytes) => WebAssembly.compile(bytes));
	return new WebAssembly.Instance(await compiled, imports);
});
