import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getProcessor } from "sh-syntax";

const WASM = createRequire(import.meta.url).resolve("sh-syntax/main.wasm");
/** The parser's program. */
let compiled: WebAssembly.Module | undefined;
/** The same, started, which takes a hundred times as long as to parse a line. */
let started: WebAssembly.Instance | undefined;

/**
 * Parses shell code as bash does.
 *
 * @throws {ParseError} of `sh-syntax`, where the code is incomplete or has a syntax error.
 */
export const parseShell = getProcessor((imports: WebAssembly.Imports) => {
	// The package would compile and start it for each call. What has started is not to start again.
	if (started !== undefined && hasRoom(started)) {
		return { exports: { ...started.exports, _start: () => {} } };
	}
	compiled ??= new WebAssembly.Module(readFileSync(WASM));
	started = new WebAssembly.Instance(compiled, imports);
	return started;
});

/** Whether most of the program's memory is free: it never frees any, and fails when all is taken. */
function hasRoom({ exports: { memory, wasmAlloc } }: WebAssembly.Instance): boolean {
	if (!(memory instanceof WebAssembly.Memory) || typeof wasmAlloc !== "function") return false;
	// What it takes lies behind all that it took before.
	return wasmAlloc(1) < memory.buffer.byteLength / 2;
}
