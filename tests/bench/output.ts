import xterm from "@xterm/headless";
import type { Engine } from "../../scripts/engine/start-engine.ts";
import { attach } from "../../scripts/host/attach.ts";
import { MACHINE } from "../../scripts/plan/machine.ts";
import { openTerminal } from "../support/open-terminal.ts";
import { realEngine } from "../support/real-engine.ts";
import { type Figure, median } from "./figures.ts";
import { timed } from "./timed.ts";

/** Long outputs: of lines as short and as long as they come. */
const LONG = {
	"lines of a letter": "yes",
	"lines of 98 letters": "yes $(printf 'x%.0s' {1..98})",
	"lines that all differ":
		"seq -f 'line %09.0f of a log that goes on and on, and in which nothing failed' 999999999",
} as const;

/** A long output in the recorder's terminal, against the emulator alone, which lays all of it out, in turns. */
async function longOutput(engine: Engine, name: keyof typeof LONG): Promise<Figure> {
	using one = await openTerminal(engine);
	const megabytes = 20;
	const command = `${LONG[name]} | head -c ${megabytes}M`;
	const rounds = 3;
	const ratios: number[] = [];
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const recorder = await timed(() => one.sh(command, 'timeout="10m"'));
		ratios.push(recorder / (await timed(() => emulate(engine, command))));
		times.push(recorder);
	}
	const speed = megabytes / (median(times) / 1000);
	return {
		name: `${megabytes} MB of ${name}, the recorder against the emulator alone`,
		value: median(ratios),
		// Four fifths of its speed.
		limit: 1.25,
		unit: "×",
		note: `median of ${rounds} rounds; ${speed.toFixed(1)} MB/s`,
	};
}

/** Runs a command on a terminal of the engine that xterm.js emulates, and nobody looks at. */
async function emulate(engine: Engine, command: string): Promise<void> {
	const { columns: cols, rows } = MACHINE.terminal;
	const emulator = new xterm.Terminal({ cols, rows, scrollback: MACHINE.keptRows - rows });
	const stream = await attach(engine.container, { Cmd: ["bash", "-c", command], Tty: true });
	for await (const chunk of stream) {
		await new Promise<void>((resolve) => emulator.write(chunk, resolve));
	}
	emulator.dispose();
}

/** The figures of very long outputs. */
export async function output(): Promise<Figure[]> {
	await using real = await realEngine();
	return [
		await longOutput(real.engine, "lines of a letter"),
		await longOutput(real.engine, "lines of 98 letters"),
		await longOutput(real.engine, "lines that all differ"),
	];
}
