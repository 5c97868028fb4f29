import { execa } from "execa";
import { type Engine, startEngine } from "../../scripts/engine/start-engine.ts";
import { checkout, NO_DOCKER } from "../support/checkout.ts";
import { openTerminal } from "../support/open-terminal.ts";
import { peakMemoryEnvironment, readPeakMemory } from "../support/peak-memory.ts";
import { prepareEngines } from "../support/real-engine.ts";
import { ROOT } from "../support/repository-root.ts";
import { type Figure, median } from "./figures.ts";
import { repeated, timed } from "./timed.ts";

/** What exercises 1 and 2 run, and what makes the next round begin as this one did. */
const PAGE = [
	"docker version",
	"docker run hello-world",
	"docker ps -a",
	'docker run alpine echo "Bonjour depuis un conteneur Alpine"',
	"docker ps -a",
	"docker run --rm alpine uname -a",
	"docker container prune -f",
] as const;

async function overhead(engine: Engine): Promise<Figure> {
	using one = await openTerminal(engine);
	await one.sh(Array.from({ length: 20 }, () => ":"));
	const count = 300;
	const times = await repeated(count, () => one.sh(":"));
	return {
		name: "overhead of a trivial command in a session",
		value: median(times),
		limit: 3,
		unit: "ms",
		note: `median of ${count} runs of \`:\``,
	};
}

/** The page's commands in rounds, the recorder and bash in turns, so that noise meets both. */
async function pageRatio(engine: Engine): Promise<Figure> {
	using one = await openTerminal(engine);
	const recorder = () => one.sh(PAGE);
	const script = () => runScript(engine, PAGE.join("\n"));
	// Pulls the images, and warms both up.
	await recorder();
	await script();
	const rounds = 12;
	const ratios: number[] = [];
	for (let round = 0; round < rounds; round++) {
		// Each goes first as often as the other, so that a machine that grows slower or faster favours none.
		const isRecorderFirst = round % 2 === 0;
		const first = await timed(isRecorderFirst ? recorder : script);
		const second = await timed(isRecorderFirst ? script : recorder);
		ratios.push(isRecorderFirst ? first / second : second / first);
	}
	return {
		name: "a page's commands, the recorder against one bash script",
		value: median(ratios),
		limit: 1.1,
		unit: "×",
		note: `median of ${rounds} rounds of ${PAGE.length} commands (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
	};
}

/** Runs a script in the engine, on a terminal as the recorder's, which nobody emulates. */
async function runScript(engine: Engine, script: string): Promise<void> {
	const exec = await engine.container.exec({
		Cmd: ["bash", "-ec", script],
		User: engine.user,
		WorkingDir: engine.home,
		Env: [`HOME=${engine.home}`, "TERM=xterm-256color"],
		Tty: true,
		AttachStdout: true,
		AttachStderr: true,
	});
	const stream = await exec.start({ Tty: true, stdin: false });
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	stream.on("end", resolve).on("error", reject).resume();
	await promise;
	const { ExitCode } = await exec.inspect();
	if (ExitCode !== 0) throw new Error(`The script ended with status ${ExitCode}.`);
}

async function firstPrompt(): Promise<Figure> {
	const rounds = 5;
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const start = performance.now();
		await using prepared = await prepareEngines();
		await using engine = await startEngine(prepared, { page: "bench" });
		using _ = await openTerminal(engine);
		times.push(performance.now() - start);
	}
	return {
		name: "engine asked for → first prompt, images at hand",
		value: median(times) / 1000,
		limit: 3,
		unit: "s",
		note: `median of ${rounds}, the registry's start included`,
	};
}

async function nothingStale(): Promise<Figure> {
	await using one = await checkout({
		a: "```sh run\necho a\n```\n",
		b: "```sh run\necho b\n```\n",
	});
	const { code, output } = await one.record([]);
	if (code !== 0) throw new Error(output);
	const rounds = 5;
	// No engine answers there: that it succeeds shows that no container is started.
	const times = await repeated(rounds, async () => {
		const run = await one.record([], NO_DOCKER);
		if (run.code !== 0) throw new Error(run.output);
	});
	return {
		name: "`record` with nothing stale, no container started",
		value: median(times) / 1000,
		limit: 1,
		unit: "s",
		note: `median of ${rounds}, Docker out of reach`,
	};
}

async function peakMemory(): Promise<Figure> {
	await using one = await checkout({
		a: "```sh run timeout=\"5m\"\nseq -f '%09.0f' 5242880\n```\n",
	});
	const { code, output } = await one.record([], peakMemoryEnvironment());
	if (code !== 0) throw new Error(output);
	return {
		name: "recorder's peak memory while a snippet prints 50 MB",
		value: readPeakMemory(output),
		limit: 300,
		unit: "MB",
		note: "peak RSS of the recorder's process",
	};
}

async function setUp(): Promise<Figure> {
	const setup = () => execa(process.execPath, ["scripts/setup.mjs"], { cwd: ROOT });
	await setup();
	const rounds = 5;
	return {
		name: "set-up with nothing to do",
		value: median(await repeated(rounds, setup)) / 1000,
		limit: 1,
		unit: "s",
		note: `median of ${rounds}`,
	};
}

/** The figures of the recorder itself. */
export async function recorder(): Promise<Figure[]> {
	await using prepared = await prepareEngines();
	await using engine = await startEngine(prepared, { page: "bench" });
	return [
		await overhead(engine),
		await pageRatio(engine),
		await firstPrompt(),
		await nothingStale(),
		await peakMemory(),
		await setUp(),
	];
}
