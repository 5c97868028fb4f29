import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getProcessor } from "sh-syntax";

const WASM = createRequire(import.meta.url).resolve("sh-syntax/main.wasm");
/** The parser's program. */
let compiled: WebAssembly.Module | undefined;
/** The same program, started: that takes a hundred times as long as parsing a line. */
let started: WebAssembly.Instance | undefined;

/**
 * Parses shell code as bash does.
 *
 * @throws {ParseError} of `sh-syntax`, where the code is incomplete or has a syntax error.
 */
export const parseShell = getProcessor((imports: WebAssembly.Imports) => {
	// The package compiles and starts the program for each call. Given one that has started, it must not do so
	// again: hence `_start` does nothing.
	if (started !== undefined && hasRoom(started)) {
		return { exports: { ...started.exports, _start: () => {} } };
	}
	compiled ??= new WebAssembly.Module(readFileSync(WASM));
	started = new WebAssembly.Instance(compiled, imports);
	return started;
});

/** Whether half of the program's memory is free. It never frees any, and would fail once all is taken. */
function hasRoom({ exports: { memory, wasmAlloc } }: WebAssembly.Instance): boolean {
	if (!(memory instanceof WebAssembly.Memory) || typeof wasmAlloc !== "function") return false;
	// The address of what it takes next: all before it is taken.
	return wasmAlloc(1) < memory.buffer.byteLength / 2;
}
